#!/bin/sh
# Front of `cv-docker-build vendor|cache|clean|benchmark` with the options of the script it replaces:
# --vendor-dir, --cache-dir, --platform, --clean-level, --iterations. Without a command: help.
# Needs Node 20 or newer and nothing else: no `npm install`.
set -eu
usage() {
  cat <<'TEXT'
optimize-build.sh: caches, crates and build times of cv-docker-build.

  optimize-build.sh vendor [--vendor-dir DIR] [FOLDER]         sources of all crates, for builds
                                                               without network
  optimize-build.sh cache [list|prune|path] [--cache-dir DIR]  what is kept between builds
  optimize-build.sh clean [--clean-level normal|deep|all]      remove what was left here; asks first
  optimize-build.sh benchmark [--iterations N] [--platform P]  how long images take to build, here

Each of them knows --help.
TEXT
}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
case "${1:-help}" in
  vendor | cache | clean | benchmark) ;;
  help | --help | -h)
    usage
    exit 0
    ;;
  *)
    echo "optimize-build.sh: \"$1\" is not a command" >&2
    usage >&2
    exit 2
    ;;
esac
major=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/') || major=
if [ "${major:-0}" -lt 20 ]; then
  echo "optimize-build.sh: Node 20 or newer is needed, ${major:-none} is on the PATH" >&2
  exit 2
fi
exec node "$here/../dist/cli/index.js" "$@"
