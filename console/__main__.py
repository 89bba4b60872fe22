"""``posko``: without arguments the desk, with arguments the command line."""

from __future__ import annotations

import gc
import signal
import sys


def main() -> int:
    """Start the desk's gate, or run one command; the exit code."""
    if sys.argv[1:]:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C before anything was begun: no traceback of half an import
        gc.set_threshold(
            100_000, 20, 100
        )  # a roster is a million objects without a cycle; looking for some took a fifth of the time
        from console import hardening  # noqa: PLC0415 - the gate hardens itself

        hardening.harden()
        from console import cli  # noqa: PLC0415 - the unlock screen must not wait for what only commands need

        signal.signal(signal.SIGINT, signal.default_int_handler)
        return cli.main()
    from console import gate  # noqa: PLC0415

    return gate.main()


if __name__ == "__main__":
    raise SystemExit(main())
