# Counts PIT's mutations by class and by module; the files given are its mutations.csv. Fails if there are none, or one of the files is missing.

BEGIN { FS = "," }

FNR == 1 { module = FILENAME; sub(/\/target\/.*/, "", module); sub(/.*\//, "", module); modules[++modulesSeen] = module }

{
  class = $2; sub(/\$.*/, "", class); sub(/.*\./, "", class)
  if (!((module, class) in all)) classes[module, ++number[module]] = class
  all[module, class]++; sum[module]++
  # A change that made an endless loop, or took all memory, was noticed, too.
  if ($6 == "KILLED" || $6 == "TIMED_OUT" || $6 == "MEMORY_ERROR") { noticed[module, class]++; sumNoticed[module]++ }
  if ($6 == "TIMED_OUT") { late[module, class]++; sumLate[module]++ }
}

function row(name, mutations, killed, timedOut) {
  printf "%-24s %9d %9d %9d %6.1f %%\n", name, mutations, killed, timedOut, mutations ? 100 * killed / mutations : 0
}

END {
  for (m = 1; m <= modulesSeen; m++) {
    module = modules[m]
    printf "%-24s %9s %9s %9s %8s\n", module, "mutations", "killed", "timed out", "score"
    for (c = 1; c <= number[module]; c++) {
      class = classes[module, c]
      row("  " class, all[module, class], noticed[module, class], late[module, class])
    }
    row("  " number[module] " classes", sum[module], sumNoticed[module], sumLate[module])
  }
  printf "in %d min %d s\n", took / 60, took % 60
  exit modulesSeen == 0
}
