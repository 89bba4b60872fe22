"""Every command, and how one run of one ends."""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence

import typer

from console.cli import (  # noqa: F401 - they hang their commands on the app
    administering,
    alerts,
    briefing,
    calling,
    community,
    conflicting,
    devices,
    due,
    enquiring,
    exchanging,
    noted,
    officers,
    pasting,
    persons,
    register,
    reporting,
    rosters,
    scene,
    start,
    sweeping,
)
from console.cli.apps import app
from console.cli.terminal import prepare_streams, tell_fault
from console.faults import Fault, InputFault, StoreFault

_STOPPED = 130  # what shells, and typer, give for Ctrl+C


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. A fault is one sentence, never a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    prepare_streams()
    try:
        code = int(app(given, standalone_mode=False) or 0)
    except Fault as fault:
        return tell_fault(fault, as_json="--json" in given)
    except typer.Abort:  # at the prompt
        code = _STOPPED
    except typer.Exit as ended:
        return ended.exit_code
    except OSError as trouble:  # of typer's own words, such as the help: ours are told as faults
        if trouble.errno not in (errno.ENOSPC, errno.EPIPE):
            raise
        return tell_fault(StoreFault("output-lost"), as_json=False)
    except Exception as error:
        show = getattr(error, "show", None)  # a usage error of the parser
        if show is None:
            raise
        show()
        return int(getattr(error, "exit_code", 2))
    if code == _STOPPED:
        tell_fault(InputFault("command-stopped"), as_json="--json" in given)
    return code
