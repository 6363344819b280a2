#!/bin/sh
# Front of `cv-docker-build network-test`; see --help.
# Needs Node 20 or newer and nothing else: no `npm install`.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
major=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/') || major=
if [ "${major:-0}" -lt 20 ]; then
  echo "network-test.sh: Node 20 or newer is needed, ${major:-none} is on the PATH" >&2
  exit 2
fi
exec node "$here/../dist/cli/index.js" network-test "$@"
