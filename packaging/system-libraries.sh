#!/usr/bin/env bash
# What Qt needs from the system on Debian and Ubuntu, installed only where it is missing and only when that is allowed.
set -eu
python=$1
packages="libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-randr0 libxcb-xinerama0 libdbus-1-3 libfontconfig1 libglib2.0-0 fonts-dejavu-core"

is_loadable() { "$python" -c 'import PySide6.QtWidgets, PySide6.QtPrintSupport' 2>/dev/null; }
has_library() { ldconfig -p 2>/dev/null | grep -q "$1"; }

if is_loadable && has_library libxcb-cursor.so.0 && has_library libxcb-icccm.so.4 && has_library libxcb-keysyms.so.1 && has_library libxkbcommon-x11.so.0; then
  exit 0
fi
if [ "$(uname -s)" != Linux ] || ! command -v apt-get >/dev/null; then
  is_loadable && exit 0
  echo "posko: Qt's system libraries are missing; install those your system calls: $packages" >&2
  exit 1
fi
if [ "$(id -u)" = 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo -n"; else
  if is_loadable; then
    echo "posko: for a window on a screen also install: sudo apt-get install -y $packages" >&2
    exit 0
  fi
  echo "posko: install Qt's system libraries, then try again: sudo apt-get install -y $packages" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
$as_root apt-get install -y -qq --no-install-recommends $packages >/dev/null
