"""The program's own source, as the guards read it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = ("console", "widgets", "sync")  # what is shipped
EVERYTHING = (*PROGRAM, "packaging", "tests")


@dataclass(frozen=True, slots=True)
class Module:
    """One file of ours. path: as the guards' messages show it, from the root of the tree."""

    path: str
    text: str
    tree: ast.Module


@cache
def modules(folders: tuple[str, ...] = PROGRAM) -> tuple[Module, ...]:
    """Every Python file of these folders, in the order of their paths."""
    return tuple(
        Module(path.relative_to(ROOT).as_posix(), text := path.read_text("utf-8"), ast.parse(text))
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
    )


def calls(module: Module) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a module by the last word of what is called."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute):
                yield called.attr, node
            elif isinstance(called, ast.Name):
                yield called.id, node


def texts_in(node: ast.AST) -> set[str]:
    """The string constants in a piece of source."""
    return {each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)}
