#!/usr/bin/env bash
# Restores and builds everything once, where a warning is an error, and runs every test project.
# The last line counts: "N passed, N failed". Details of a run: TestResults/.
set -u -o pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
exec </dev/null

# No build server may outlive this run.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
configuration=Debug
results=TestResults
# For a run that hangs. The browser tests type at human speed and over slow lines: on a busy machine they take half an hour.
patience=2700

finish() { # passed failed skipped
  echo
  if [ "$3" -gt 0 ]; then echo "$1 passed, $2 failed, $3 skipped"; else echo "$1 passed, $2 failed"; fi
  [ "$2" -eq 0 ] && [ "$1" -gt 0 ]
  exit
}

for program in dotnet node npm; do
  command -v "$program" >/dev/null || { echo "$program is missing: the .NET 10 SDK and Node 20 are needed."; finish 0 1 0; }
done

rm -rf "$results"
mkdir -p "$results"
echo "== build"
dotnet build JourneyMapper.sln --configuration "$configuration" -warnaserror -p:UseSharedCompilation=false --verbosity quiet || finish 0 1 0

# Style and names were errors of the build already (the whole 'dotnet format' would look for them again, for minutes); this adds layout and
# the order of imports.
echo
echo "== format"
check="--no-restore --verify-no-changes --verbosity quiet"
{ dotnet format whitespace JourneyMapper.sln $check && dotnet format style JourneyMapper.sln --diagnostics IMPORTS $check; } || { echo "Run 'dotnet format' and look at what it changes."; finish 0 1 0; }

passed=0 failed=0 skipped=0 table=""

# The scripts of the pages that need no browser, by node's own test runner.
echo
echo "== JourneyMapper.Scripts.Tests"
node --test --test-reporter=tap tests/JourneyMapper.Scripts.Tests/*.test.mjs >"$results/scripts.tap"
code=$?
count() { sed -n "s/^# $1 \([0-9]*\)$/\1/p" "$results/scripts.tap" | tail -1; }
p=$(count pass) f=$(count fail) s=$(count skipped)
p=${p:-0} f=${f:-0} s=${s:-0}
if [ "$f" -eq 0 ] && { [ "$code" -ne 0 ] || [ "$p" -eq 0 ]; }; then f=1; fi
[ "$f" -eq 0 ] || grep -A12 '^ *not ok' "$results/scripts.tap"
passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
table+=$(printf '%-32s %5d passed %5d failed' JourneyMapper.Scripts.Tests "$p" "$f")$'\n'

# The quick ones first, those in a browser last.
for project in $(grep -l Microsoft.NET.Test.Sdk tests/*/*.csproj | grep -v Browser) $(grep -l Microsoft.NET.Test.Sdk tests/*/*.csproj | grep Browser); do
  name=$(basename "$project" .csproj)
  echo
  echo "== $name"
  # A run that hangs is ended with all that it started.
  timeout --kill-after=30 "$patience" dotnet test "$project" --no-build --configuration "$configuration" --verbosity quiet \
    --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" --results-directory "$results"
  code=$?
  count() { sed -n "s/.*<Counters .*\\b$1=\"\\([0-9]*\\)\".*/\\1/p" "$results/$name.trx" 2>/dev/null | head -1; }
  p=$(count passed) f=$(count failed) e=$(count error) s=$(count notExecuted)
  p=${p:-0} f=$((${f:-0} + ${e:-0})) s=${s:-0}
  # A crash, a hang, or a project without a single test is a failure too.
  if [ "$f" -eq 0 ] && { [ "$code" -ne 0 ] || [ "$p" -eq 0 ]; }; then f=1; fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  table+=$(printf '%-32s %5d passed %5d failed' "$name" "$p" "$f")$'\n'
done

printf '\n%s' "$table"
finish "$passed" "$failed" "$skipped"
