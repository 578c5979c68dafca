# shellcheck shell=sh
# Becomes the command it is given, shielded from Ctrl-C and the closing of the terminal, so that the launcher decides
# who stops when. It waits for one line first: the launcher sends it once the guardian knows this process, so a launcher
# that dies in between leaves nothing behind.
trap '' INT HUP
read -r _ || exit 0
exec "$@" </dev/null
