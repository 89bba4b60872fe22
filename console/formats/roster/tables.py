"""A table of cells that can be walked again and again, whatever file it came from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from console.formats.cells import Cell
from console.formats.roster.shapes import FileKind


class Table(Protocol):
    """One sheet. rows() starts anew at each call and gives every line of the sheet, blank ones too, so that counting gives row numbers."""

    @property
    def kind(self) -> FileKind: ...
    @property
    def sheet(self) -> str: ...
    @property
    def sheets(self) -> tuple[str, ...]: ...
    @property
    def encoding(self) -> str: ...
    @property
    def delimiter(self) -> str: ...
    @property
    def torn(self) -> Collection[int]:
        """Numbers of the rows met so far that a stray quotation mark makes unreadable."""

    @property
    def height(self) -> int:
        """About how many rows there are; progress is told against it."""

    def rows(self) -> Iterator[Sequence[Cell]]: ...
