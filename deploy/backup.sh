#!/bin/sh
# The archive and the editions in one file a weekday, so that a week of them is kept. The new export takes the place of the
# old one only when it has been read back whole. Usage: backup.sh FOLDER
set -eu
umask 077
briefing=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)/bin/briefing
mkdir -p "$1"
kept="$1/$(date +%u).zip"
rm -f "$kept.new.zip"
"$briefing" archive export --with-editions "$kept.new.zip"
"$briefing" archive verify "$kept.new.zip"
mv "$kept.new.zip" "$kept"
