#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# make check-deep [STAGES="valgrind cppcheck"]: what takes long. All stages, or those that are named:
#
#   failing    each call of the system that fails, up to the 2,000th, printed and in a session
#   signals    each deadly signal, sizes of windows and limits, in each view (both: tests/deep/NAME.sh)
#   valgrind   the batch tests with the program under valgrind: no error, nothing lost
#   analyzer   gcc -fanalyzer
#   tidy       clang-tidy, with the checks that .clang-tidy names
#   cppcheck   cppcheck
#
# FILES="src/main.c" names those that analysers look at, else all.
# What is known to be none is in tests/deep/known.txt, for valgrind in valgrind.supp, with the reason. A stage
# whose tool is missing says so, and has failed. What each found is in deep/STAGE.txt of the build folder.
set -u
cd "$abs_builddir" || exit 99
mkdir -p deep
failed=0

# missing TOOL PACKAGE: says so
missing() {
  command -v "$1" > /dev/null 2>&1 && return 1
  echo "$stage: NOT DONE, $1 is missing (Debian: $2)"
  failed=1
}
# unknown: of "FILE:LINE...: TEXT [ID]" on standard input what known.txt does not have, once each
unknown() {
  sed "s|^$abs_srcdir/||; s|^\./||; s|/\./|/|g" | grep -E '^(src|tests)/[^ ]*:[0-9]+:.*\[[^]]*\]$' | sort -u |
    "$AWK" -v stage="$stage" '
      FNR == NR { if ($1 == stage) known[$2 " " $3] = 1; next }
      {
        file = $0; sub(/:.*/, "", file)
        id = $0; sub(/.*\[/, "", id); sub(/[],].*/, "", id)
        if (!((file " " id) in known) && !(("* " id) in known)) print
      }' "$abs_srcdir/tests/deep/known.txt" -
}
# verdict SECONDS WHAT: of deep/STAGE.txt
verdict() {
  n=$(grep -c . "deep/$stage.txt")
  echo "$stage: $2, $n findings, $(($(date +%s) - $1)) s"
  [ "$n" -eq 0 ] || { failed=1; head -n 40 "deep/$stage.txt"; }
}
# The files that are looked at: $FILES, else all.
sources() {
  (cd "$abs_srcdir" && if [ -n "${FILES:-}" ]; then echo "$FILES" | tr ' ' '\n'; else find src -name '*.c' | sort; fi)
}
# look COMMAND...: at $file, with the flags that the program is built with
look() {
  # shellcheck disable=SC2086 # flags
  (cd "$abs_srcdir" && "$@" '-DLOCALEDIR="x"' '-DPKGDATADIR="x"' '-DBINDIR="x"' -I"$abs_builddir" \
    -I"$abs_builddir/src" -Isrc $DEEP_CFLAGS) 2>&1 || echo "$file:0: this was not looked at to the end [error]"
}
for stage in ${STAGES:-failing signals valgrind analyzer tidy cppcheck}; do
  start=$(date +%s)
  case $stage in
  failing | signals)
    $MAKE check TESTS="tests/deep/$stage.sh" > "deep/$stage.log" 2>&1
    grep '^not ok' "tests/deep/$stage.log" > "deep/$stage.txt"
    verdict "$start" "$(grep -c '^ok' "tests/deep/$stage.log") tests"
    ;;
  valgrind)
    missing valgrind valgrind && continue
    rm -rf deep/valgrind && mkdir deep/valgrind
    cat > deep/under-valgrind <<END
#!/bin/sh
exec valgrind -q --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite \\
  --suppressions=$abs_srcdir/tests/deep/valgrind.supp \\
  --log-file=$abs_builddir/deep/valgrind/%p.log $abs_builddir/src/leader-reader "\$@"
END
    chmod +x deep/under-valgrind
    # failing.sh loads a library of its own before all others. What a test says does not count here: it may
    # have no patience.
    tests=$(echo "$BATCH_TESTS" | sed 's|tests/batch/failing\.sh||')
    $MAKE check TESTS="${VALGRIND_TESTS:-$tests}" LR_PROGRAM="$abs_builddir/deep/under-valgrind" \
      > deep/valgrind.log 2>&1
    # It knows no Landlock, and says so in lines without "==". Where a test leaves little memory it may be
    # valgrind that has too little: what it says of itself then is no finding.
    find deep/valgrind -name '*.log' -exec grep -q "Valgrind's memory management: out of memory" {} \; \
      -exec sed -n '/^host stacktrace:/q; /^==/p' {} \; -o -name '*.log' -exec grep -h '^==' {} \; \
      > deep/valgrind.txt
    verdict "$start" "$(find deep/valgrind -name '*.log' | wc -l) runs of the program"
    ;;
  analyzer)
    missing gcc gcc && continue
    for file in $(sources); do
      look gcc -O1 -fanalyzer -c -o /dev/null "$file"
    done > deep/analyzer.log
    unknown < deep/analyzer.log > deep/analyzer.txt
    verdict "$start" "$(sources | wc -l) files"
    ;;
  tidy)
    missing clang-tidy clang-tidy && continue
    for file in $(sources); do
      look clang-tidy --quiet "$file" --
    done > deep/tidy.log
    unknown < deep/tidy.log > deep/tidy.txt
    verdict "$start" "$(sources | wc -l) files"
    ;;
  cppcheck)
    missing cppcheck cppcheck && continue
    # shellcheck disable=SC2086 # flags
    (cd "$abs_srcdir" && cppcheck -q --std=c11 --enable=warning,performance,portability -DHAVE_CONFIG_H \
      --suppress=missingInclude --template='{file}:{line}: {message} [{id}]' -I"$abs_builddir" -Isrc \
      ${FILES:-src}) \
      > deep/cppcheck.log 2>&1
    unknown < deep/cppcheck.log > deep/cppcheck.txt
    verdict "$start" "$(sources | wc -l) files"
    ;;
  *)
    echo "there is no stage $stage: failing signals valgrind analyzer tidy cppcheck" >&2
    exit 2
    ;;
  esac
done
exit $failed
