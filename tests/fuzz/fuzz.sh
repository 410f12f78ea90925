#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# make fuzz SECONDS=60 [TARGET="reader query"]: libFuzzer on each target for so long, with sanitizers.
#
# Needs clang with its runtime (Debian: clang, libclang-rt-dev). The program is built once more in fuzz/
# of the build folder; what is found useful is kept in fuzz/corpus/NAME from run to run. A finding is
# left in fuzz/NAME-crash-*: make it small (fuzz/NAME -minimize_crash=1 FILE), mend what it shows, and
# put it into tests/fuzz/findings as NAME-WHAT. For AFL++ build with CC=afl-clang-fast, and run what make
# check builds: afl-fuzz -i SEEDS -o OUT -x tests/fuzz/xml.dict -- tests/fuzz/fuzz_reader @@
set -e
cd "$abs_builddir"
mkdir -p fuzz
if [ ! -f fuzz/build/Makefile ]; then
  rm -rf fuzz/source fuzz/build
  mkdir -p fuzz/source
  (cd "$abs_srcdir" && tar cf - --exclude='*.o' --exclude='*.a' --exclude=.deps --exclude=.dirstamp \
    configure.ac configure config.h.in Makefile.am Makefile.in aclocal.m4 build-aux m4 po src tests data \
    README NEWS HACKING COPYING) | (cd fuzz/source && tar xf -)
  rm -f fuzz/source/src/config.h fuzz/source/src/leader-reader
  mkdir fuzz/build
  (cd fuzz/build && ../source/configure -q --disable-nls CC="${FUZZ_CC:-clang}" \
    --enable-sanitizer=address,undefined CFLAGS='-g -O1 -fsanitize=fuzzer-no-link')
fi
# The newest sources.
(cd "$abs_srcdir" && tar cf - --exclude='*.o' --exclude='*.a' --exclude=config.h src tests data) |
  (cd fuzz/source && tar xf -)
make -s -C fuzz/build libui.a libcore.a
export ASAN_OPTIONS=detect_leaks=1 TMPDIR="$PWD/fuzz" abs_srcdir
status=0
for file in "$abs_srcdir"/tests/fuzz/fuzz_*.c; do
  name=${file##*/fuzz_} name=${name%.c}
  case " ${TARGETS:-$name} " in *" $name "*) ;; *) continue ;; esac
  # shellcheck disable=SC2086 # flags
  ${FUZZ_CC:-clang} -g -O1 -fsanitize=fuzzer,address,undefined $FUZZ_CFLAGS \
    -Ifuzz/build -Ifuzz/build/src -Ifuzz/source/src -o fuzz/$name "$file" \
    fuzz/build/libui.a fuzz/build/libcore.a $FUZZ_LIBS
  mkdir -p fuzz/corpus/$name fuzz/seeds/$name
  words=$name longest=4096
  case $name in
  reader | repair | guess)
    words=xml longest=16384
    find "$abs_srcdir/tests/data" -type f -exec cp {} fuzz/seeds/$name/ \;
    ;;
  esac
  case $name in
  reader) cp "$abs_srcdir"/tests/batch/*.out fuzz/seeds/$name/ ;;
  keymap) cp "$abs_srcdir/data/default.keys" fuzz/seeds/$name/ ;;
  theme) cp "$abs_srcdir"/data/themes/*.theme fuzz/seeds/$name/ ;;
  settings) cp "$abs_srcdir/tests/batch/list-settings.out" fuzz/seeds/$name/ ;;
  mapping) cp "$abs_srcdir"/data/formats/* fuzz/seeds/$name/ ;;
  kept) cp "$abs_srcdir"/tests/data/*.xml fuzz/seeds/$name/ ;;
  state) cp "$abs_srcdir/tests/unit/sample.state" fuzz/seeds/$name/ ;;
  html | date | query | wrap)
    cut -f 1 "$abs_srcdir/tests/unit/$name.tsv" | (cd fuzz/seeds/$name && split -l 1 -a 4 - line-) ;;
  esac
  case $name in
  wrap) words=html ;;
  query) longest=600 ;;
  date) longest=120 ;;
  esac
  cp "$abs_srcdir"/tests/fuzz/findings/$name-* "$abs_srcdir"/tests/fuzz/seeds/$name-* \
    fuzz/seeds/$name/ 2> /dev/null || :
  dictionary=$abs_srcdir/tests/fuzz/$words.dict
  [ -f "$dictionary" ] && dictionary=-dict=$dictionary || dictionary=
  echo "$name: ${FUZZ_SECONDS:-60} seconds"
  # shellcheck disable=SC2086 # no dictionary, no argument
  fuzz/$name -max_total_time="${FUZZ_SECONDS:-60}" -max_len=$longest -timeout=20 \
    -rss_limit_mb=2048 -artifact_prefix=fuzz/$name- -print_final_stats=1 $dictionary \
    fuzz/corpus/$name fuzz/seeds/$name > fuzz/$name.log 2>&1 || status=1
  tail -n 400 fuzz/$name.log | grep -E '^(stat::number|stat::average|#[0-9]+[[:space:]]+DONE|SUMMARY|[^ ]+:[0-9]+: not:)' || :
done
exit $status
