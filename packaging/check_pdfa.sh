#!/usr/bin/env bash
# Ask an independent validator about the two official papers: PDFBox Preflight of Debian, which knows PDF/A-1b.
#
#   packaging/check_pdfa.sh
#
# The papers are PDF/A-2a and PDF/UA-1. Preflight does not know part 2, so each paper is set twice: as PDF/A-1b, which must be valid, and as it is
# shipped, where Preflight may hold two things against it: the newer colour profile that part 2 allows, and the name space of PDF/UA, which
# Preflight does not know though the paper describes it as the standard asks (tests/typeset/pdfa.py looks). Needs java and Debian's apt-get; the
# packages are unpacked beside, nothing is installed. BIN names the folder of python where it is not the project's .venv/bin.
set -eEu
cd "$(dirname "$0")/.."
bin=${BIN:-$PWD/.venv/bin}
packages="libpdfbox2-java libfontbox2-java libcommons-logging-java libjaxb-api-java libactivation-java"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
command -v java >/dev/null || { echo "posko: java is needed: sudo apt-get install -y default-jre-headless" >&2; exit 1; }

mkdir "$work/deb" "$work/jars" "$work/papers"
chmod 755 "$work" "$work/deb"
# shellcheck disable=SC2086  # a list of names
(cd "$work/deb" && apt-get download -qq $packages 2>/dev/null)
for package in "$work"/deb/*.deb; do dpkg -x "$package" "$work/jars"; done
jars=$(find "$work/jars/usr/share/java" -name '*.jar' -type f | paste -sd:)

PYTHONPATH=. "$bin/python" packaging/set_papers.py "$work/papers"
known='Invalid version of the ICCProfile|Cannot find a definition for the namespace http://www.aiim.org/pdfua/ns/id/'
failed=0
for paper in "$work"/papers/*.pdf; do
  told=$(java -cp "$jars" org.apache.pdfbox.preflight.Validator_A1b "$paper" 2>&1 | grep -v '^\.at ' || true)
  case $paper in
    *-kept.pdf) against=$(printf '%s\n' "$told" | grep -E '^[0-9]+\.' | grep -vE "$known" || true) ;;
    *) against=$(printf '%s\n' "$told" | grep -v 'is a valid PDF/A-1b file' | grep -v '^$' || true) ;;
  esac
  # A validator that did not come to a verdict has not found it valid.
  case $told in *"PDF/A-1b file"*) ;; *) against="no verdict: $told" ;; esac
  if [ -n "$against" ]; then
    failed=1
    printf '%s\n%s\n' "$(basename "$paper"): NOT VALID" "$against" | head -20
  else
    echo "$(basename "$paper"): valid"
  fi
done
exit $failed
