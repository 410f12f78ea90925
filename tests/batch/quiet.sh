#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Standard error is the program's alone: whatever is read, no library writes a line of its own there.
. "$abs_srcdir/tests/batch/lib.sh"
cd "$TMPDIR" || exit 99
mkdir odd
printf '<a xmlns="1 2" xmlns:xml="u" x:y="1"><x:b:c/>' > odd/names.xml
printf '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd" [<!ENTITY %% e SYSTEM "/no/such/file">%%e;<!ENTITY f SYSTEM "f">]><a>&f;&g;</a>' > odd/outside.xml
printf '<?xml version="9.9" encoding="none-such"?><a>\377\376</a>' > odd/encoding.xml
printf '\037\213\010\000\000' > odd/cut.xml.gz
printf 'PK\003\004\024\000\377\377' > odd/cut.zip
printf '\375\067zXZ\000\000\004\377' > odd/cut.xml.xz
printf '7z\274\257\047\034\000\004\377\377' > odd/cut.7z
printf '\050\265\057\375\377\377' > odd/cut.xml.zst
printf 'BZh9\377\377' > odd/cut.xml.bz2
printf '[{"title":"\\ud800","date":"2021"},{]' > odd/cut.json
: > odd/empty.xml
none() {
  files=0 strange=
  for file in "$@"; do
    [ -f "$file" ] || continue
    for what in --count --check=text --guess --format=tei; do
      "$LR" --no-config $what "$file" > out 2> err < /dev/null
      [ $? -le 2 ] || strange="$strange $file $what: status;"
      # what is quoted under a message is indented
      grep -qvE '^(leader-reader: |  )' err && strange="$strange $file $what: $(grep -vE '^(leader-reader: |  )' err | head -n 1);"
    done
    files=$((files + 1))
  done
  if [ -z "$strange" ] && [ $files -gt 0 ]; then ok "$files files of $(dirname "$1")"; else not_ok "$1" "$files files;$strange"; fi
}
none odd/*
none "$abs_srcdir"/tests/fuzz/findings/*
none "$abs_srcdir"/tests/fuzz/seeds/*
none "$abs_srcdir"/tests/data/*
none "$abs_srcdir"/tests/data/guess-none/*
finish
