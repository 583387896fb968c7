# shellcheck shell=bash
# How the scripts of this folder speak. Sourced, never run.

say() { printf '%s\n' "$*" >&2; }

# die TEXT [DETAIL...]
die() {
  printf '%s: %s\n' "$(basename "$0")" "$1" >&2
  shift
  [ $# -eq 0 ] || printf '%s\n' "$@" | sed 's/^/  /' >&2
  exit 1
}

# Seconds, with one decimal, since the given $EPOCHREALTIME.
seconds_since() {
  # The decimal sign of EPOCHREALTIME follows the locale.
  LC_ALL=C awk -v from="${1/,/.}" -v to="${EPOCHREALTIME/,/.}" 'BEGIN { printf "%.1f", to - from }'
}

# stage TEXT COMMAND...: runs the command, then prints one line with the seconds that it took.
stage() {
  local text=$1 began=$EPOCHREALTIME
  shift
  "$@"
  printf '%-46s %6s s\n' "$text" "$(seconds_since "$began")" >&2
}
