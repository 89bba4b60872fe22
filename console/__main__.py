"""``posko``: the command line. The desk's gate starts here once its screens are joined."""

from __future__ import annotations

import sys

from console import cli


def main() -> int:
    """Run one command; without one, show which there are."""
    return cli.main(sys.argv[1:] or ["--help"])


if __name__ == "__main__":
    raise SystemExit(main())
