"""Where the atlas's files are, and how one is opened or found wanting."""

from __future__ import annotations

import csv
import zipfile
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from console.faults import StoreFault


@cache
def shipped(*parts: str) -> Path:
    """A folder or file of the shipped resources."""
    return Path(str(resources.files("resources"))).joinpath(*parts)


def arrays(path: Path) -> dict[str, NDArray[np.generic]]:
    """Every array of an .npz file. Raises StoreFault ``atlas-damaged`` when it is missing or no such file."""
    try:
        with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            return {name: file[name] for name in file.files}
    except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise StoreFault("atlas-damaged", file=path.name) from error


def table(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The rows of a CSV file with their line numbers; lines that start with # are remarks. Raises StoreFault ``atlas-damaged``."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreFault("atlas-damaged", file=path.name) from error
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    rows = csv.DictReader([line for _, line in numbered], strict=True)
    try:
        return [(number, row) for (number, _), row in zip(numbered[1:], rows, strict=True)]
    except (csv.Error, ValueError) as error:
        raise StoreFault("atlas-damaged", file=path.name) from error


def lines_of(packed: NDArray[np.generic]) -> list[str]:
    """Lines of text behind an array of bytes. Raises UnicodeDecodeError when it is no text."""
    return packed.tobytes().decode("utf-8").split("\n") if len(packed) else []
