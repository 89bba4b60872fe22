"""The command line: the desk's use cases from a terminal. Thin: parse, call, print."""

from __future__ import annotations

from console.cli.commands import main

__all__ = ["main"]
