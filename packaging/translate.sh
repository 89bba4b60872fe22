#!/usr/bin/env bash
# The texts of the interface in both languages: what the code says goes into resources/i18n/*.ts, and those are compiled to *.qm.
#
#   packaging/translate.sh           take in new texts, drop those gone, compile; new texts then wait in the .ts for their translation
#   packaging/translate.sh --check   change nothing; fail when a text is new, gone or unfinished, or when a .qm is stale
#
# qtbase_id.ts holds Qt's own words, for which Qt ships no Indonesian; it is kept by hand and only compiled here.
# BIN names the folder of pyside6-lupdate and pyside6-lrelease where it is not the project's own .venv/bin.
set -eEu
cd "$(dirname "$0")/.."
bin=${BIN:-$PWD/.venv/bin}
texts=resources/i18n
trap 'echo "posko: the texts are not in order: see above" >&2' ERR

# $1: folder of the .ts files. The order of the sources is fixed, so that the result is the same on every machine.
take_in() {
  local sources
  sources=$(find console/gate.py console/desk widgets -name '*.py' | LC_ALL=C sort)
  # shellcheck disable=SC2086  # our paths hold no spaces
  "$bin/pyside6-lupdate" -silent -locations none -no-obsolete -source-language en -target-language id $sources -ts "$1/posko_id.ts"
  # shellcheck disable=SC2086  # English needs a file for its singulars and plurals only
  "$bin/pyside6-lupdate" -silent -locations none -no-obsolete -pluralonly -source-language en -target-language en $sources -ts "$1/posko_en.ts"
}

# $1: folder of the .ts files; $2: folder for the .qm files. An unfinished text ends it; lost placeholders are for the tests to find.
compile() {
  local name
  for name in posko_id posko_en qtbase_id; do
    "$bin/pyside6-lrelease" -silent -fail-on-unfinished "$1/$name.ts" -qm "$2/$name.qm"
  done
}

case ${1:-} in
  "")
    take_in "$texts"
    compile "$texts" "$texts"
    ;;
  --check)
    copy=$(mktemp -d)
    trap 'rm -rf "$copy"' EXIT
    cp "$texts"/*.ts "$copy"
    take_in "$copy"
    diff -u "$texts/posko_id.ts" "$copy/posko_id.ts"
    diff -u "$texts/posko_en.ts" "$copy/posko_en.ts"
    compile "$texts" "$copy"
    for name in posko_id posko_en qtbase_id; do cmp "$texts/$name.qm" "$copy/$name.qm"; done
    ;;
  *)
    echo "usage: packaging/translate.sh [--check]" >&2
    exit 2
    ;;
esac
