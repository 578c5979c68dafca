# Counts the tests in Surefire's and Failsafe's reports by kind; the last line is the sum. Fails if a test failed, or none ran.

function attribute(line, name,    rest) {
  if (!match(line, "[ \t]" name "=\"[^\"]*\"")) return ""
  rest = substr(line, RSTART, RLENGTH)
  sub(/^[^"]*"/, "", rest)
  sub(/"$/, "", rest)
  gsub(/&quot;/, "\"", rest); gsub(/&apos;/, "'", rest); gsub(/&#10;/, " ", rest)
  gsub(/&lt;/, "<", rest); gsub(/&gt;/, ">", rest); gsub(/&amp;/, "\\&", rest)
  return rest
}

function kind() {
  if (FILENAME ~ /\/system-tests\/target\//) return "system"
  return FILENAME ~ /\/failsafe-reports\// ? "integration" : "unit"
}

function without_package(name) { sub(/.*\./, "", name); return name }

FNR == 1 { quoted = 0; of = kind() }

# Output of tests is quoted in the reports and may hold anything.
quoted { if (index($0, "]]>")) quoted = 0; next }

/<testsuite[ >]/ {
  tests[of] += attribute($0, "tests")
  failed[of] += attribute($0, "failures") + attribute($0, "errors")
  skipped[of] += attribute($0, "skipped")
  seconds[of] += attribute($0, "time")
}

/<testcase[ >]/ { test = without_package(attribute($0, "classname")) "." attribute($0, "name") }

/<(failure|error)[ >]/ { broken[++breaks] = test ": " substr(attribute($0, "message"), 1, 200) }

/<skipped[ \/>]/ { reason = attribute($0, "message"); left_out[++skips] = test ": " (reason == "" ? "no reason given" : reason) }

{
  line = $0
  while ((at = index(line, "<![CDATA[")) > 0) {
    line = substr(line, at + 9)
    if (!(end = index(line, "]]>"))) { quoted = 1; break }
    line = substr(line, end + 3)
  }
}

END {
  printf "%-12s %7s %7s %7s %9s\n", "tests", "passed", "failed", "skipped", "time"
  split("unit integration system", order, " ")
  for (i = 1; i <= 3; i++) {
    k = order[i]
    passed[k] = tests[k] - failed[k] - skipped[k]
    printf "%-12s %7d %7d %7d %7.1f s\n", k, passed[k], failed[k], skipped[k], seconds[k]
    ran += tests[k]; p += passed[k]; f += failed[k]; s += skipped[k]
  }
  for (i = 1; i <= skips; i++) print "skipped  " left_out[i]
  for (i = 1; i <= breaks; i++) print "failed   " broken[i]
  printf "all in %d min %d s\n", took / 60, took % 60
  if (ran == 0) print "no test ran"
  printf "%d passed, %d failed, %d skipped\n", p, f, s
  exit f > 0 || ran == 0
}
