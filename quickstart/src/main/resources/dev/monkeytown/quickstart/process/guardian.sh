# shellcheck shell=sh
# Ends every process named on its input once that input closes, however the launcher that held the other end ended.
# It ignores the signals of the terminal, so nothing but the closed pipe makes it act.
# Lines it reads:   pid N | gone N | file SIGNAL PATH | dropped PATH
# A pid file names a server that detached itself; those end last, because the others use them.
trap '' INT TERM HUP QUIT
newline='
'
pids=' '
files=

nap() { sleep 0.2 2>/dev/null || sleep 1; }

signal_all() {
  for pid in $pids; do kill -s "$1" "$pid" 2>/dev/null; done
}

# A dead process whose parent has not asked for its exit code yet still takes signals; Linux tells those apart.
is_alive() {
  kill -0 "$1" 2>/dev/null || return 1
  state=
  if [ -r "/proc/$1/stat" ]; then read -r state <"/proc/$1/stat"; fi
  case $state in
    *') Z '*) return 1 ;;
  esac
}

any_alive() {
  for pid in $pids; do is_alive "$pid" && return 0; done
  return 1
}

# Gives the processes in $pids up to 5 seconds after SIGNAL, then kills them.
end_all() {
  signal_all "$1"
  tries=25
  while [ "$tries" -gt 0 ] && any_alive; do
    nap
    tries=$((tries - 1))
  done
  any_alive && signal_all KILL
}

without_file() {
  printf '%s' "$files" | while read -r signal path; do
    [ "$path" = "$1" ] || printf '%s %s\n' "$signal" "$path"
  done
}

while read -r verb first rest; do
  case $verb in
    pid) pids="$pids$first " ;;
    gone)
      case $pids in
        *" $first "*) pids="${pids%%" $first "*} ${pids#*" $first "}" ;;
      esac
      ;;
    file) files="$files$first $rest$newline" ;;
    dropped)
      files=$(without_file "$first${rest:+ $rest}")
      files="${files:+$files$newline}"
      ;;
  esac
done

end_all TERM
printf '%s' "$files" | while read -r signal path; do
  [ -r "$path" ] || continue
  read -r pids <"$path" || [ -n "$pids" ] || continue
  case $pids in
    '' | *[!0-9]*) continue ;;
  esac
  end_all "$signal"
done
