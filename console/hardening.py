"""What every process of ours does first, so that a seized or crashed machine gives less away.

Source: KeePassXC ``Bootstrap.cpp`` (core dumps off, not dumpable, debugger denied). It does not stop malware that already runs as the
same user.
"""

from __future__ import annotations

import ctypes
import faulthandler
import os
import sys

PRIVATE_UMASK = 0o077
_PR_SET_DUMPABLE = 4  # Source: linux/prctl.h
_PT_DENY_ATTACH = 31  # Source: macOS sys/ptrace.h


def harden() -> None:
    """Files for the owner only, no core dump, no debugger of another process; a crash prints places in the code and no values."""
    os.umask(PRIVATE_UMASK)
    _forbid_core_dumps()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    elif sys.platform == "darwin":
        ctypes.CDLL(None).ptrace(_PT_DENY_ATTACH, 0, None, 0)
    if sys.stderr is not None and not faulthandler.is_enabled():  # a windowed program on Windows has no stderr
        faulthandler.enable()  # function names and line numbers only


def _forbid_core_dumps() -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # there is none on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
