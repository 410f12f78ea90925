#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# The house keeps its floors: a file includes its own folder and the folders below, never a neighbour on
# the same floor, and each foreign library has one home.
cd "${abs_srcdir:-.}" || exit 99

# Prints every wrong include below ./src.
wrong_includes() {
  find src -type f \( -name '*.c' -o -name '*.h' \) | LC_ALL=C sort | xargs ${AWK:-awk} '
    BEGIN {
      n = split("base:0 text:1 date:2 archive:3 source:4 xml:4 search:4 markup:5 read:6 analysis:6 write:6 " \
        "app:7 ui:8 tui:9 linear:9 batch:9", floors, " ")
      for (i = 1; i <= n; i++) {
        split(floors[i], f, ":")
        floor[f[1]] = f[2] + 0
      }
      # header (a regular expression) and the files that may include it
      home["^(ncurses.*|curses|term|panel)\\.h$|^ncursesw?/"] = "^src/tui/"
      home["^libxml/"] = "^src/xml/xml\\.[ch]$"
      home["^pthread\\.h$|^threads\\.h$"] = "^src/app/|^src/xml/xml_(supply|relay)|^src/base/thread"
      home["^iconv\\.h$"] = "^src/base/charset\\.[ch]$"
      home["^fribidi"] = "^src/text/bidi\\.c$"
      home["^uni(case|ctype|gbrk|lbrk|norm|wbrk|str|name|width|stdio|conv)\\.h$|^unistring/"] = "^src/text/"
      home["^unicode/"] = "^src/text/(collate|dictionary|language|sentence)\\.c$"
      home["^nettle/"] = "^src/source/digest\\.c$"
      home["^yajl"] = "^src/xml/json\\.c$"
      home["^csv\\.h$"] = "^src/xml/csv\\.c$"
      home["^uchardet"] = "^src/xml/encoding\\.c$"
      home["^pcre2"] = "^src/search/query_regex\\.c$"
      home["^zlib\\.h$"] = "^src/source/gunzip\\.c$"
      home["^archive\\.h$|^archive_entry\\.h$"] = "^src/source/unpack\\.c$"
    }
    function wrong(why) { printf "%s:%d: %s: %s\n", FILENAME, FNR, $0, why }
    /^[ \t]*#[ \t]*include/ {
      split(FILENAME, path, "/")
      from = path[2]
      line = $0
      sub(/^[ \t]*#[ \t]*include[ \t]*/, "", line)
      system_header = line ~ /^</
      name = line
      name = substr(name, 2)
      sub(/[>"].*/, "", name)
      if (system_header) {
        for (h in home)
          if (name ~ h && FILENAME !~ home[h])
            wrong("only " home[h] " may include this")
        next
      }
      if (name == "config.h" || from == "main.c")
        next
      if (!(from in floor)) { wrong("this file is in no folder of the house"); next }
      if (split(name, to, "/") != 2 || !(to[1] in floor)) {
        wrong("write the folder: \"folder/file.h\"")
        next
      }
      # A pane gets what it needs, and asks for the rest (ui/pane.h).
      if (FILENAME ~ /^src\/ui\/([a-z]+_pane|list|reading|overlay)\.[ch]$/ && name == "ui/ui.h")
        wrong("a pane does not know who holds it")
      if (to[1] != from && floor[to[1]] >= floor[from])
        wrong(floor[to[1]] == floor[from] ? "neighbours never meet" : "upwards")
    }'
}

# check RIGHT-OR-WRONG FILE LINE: what the rule says of a tree that holds LINE in FILE and nothing else
check() {
  rm -rf "$tmp/src" && mkdir -p "$(dirname "$tmp/src/$2")" && printf '%s\n' "$3" > "$tmp/src/$2" || exit 99
  said=$(cd "$tmp" && wrong_includes)
  case $1 in
  wrong) test -n "$said" ;;
  right) test -z "$said" ;;
  esac || echo "# taken for not $1: $3 in src/$2${said:+: $said}"
}

tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
echo 1..2

said=$(
  check wrong base/a.c '#include "text/fold.h"'
  check wrong text/a.c '#include "date/date.h"'
  check wrong date/a.c '#include "archive/archive.h"'
  check wrong archive/a.h '# include "search/query.h"'
  check wrong search/a.c '#include "xml/xml.h"'
  check wrong xml/a.c '	#include "source/source.h"'
  check wrong write/a.c '#include "read/reader.h"'
  check wrong markup/a.c '#include "read/reader.h"'
  check wrong ui/a.c '#include "tui/screen.h"'
  check wrong ui/a.c '#include <curses.h>'
  check wrong ui/words_pane.c '#include "ui/ui.h"'
  check wrong app/a.c '#include "tui/tui.h"'
  check wrong tui/a.c '#include "batch/batch.h"'
  check wrong batch/a.c '#include "tui/pane.h"'
  check wrong base/a.c '#include "buf.h"'
  check wrong other/a.c '#include "base/buf.h"'
  check wrong batch/a.c '#include <curses.h>'
  check wrong app/a.c '#include <ncursesw/curses.h>'
  check wrong read/reader.c '#include <libxml/parser.h>'
  check wrong source/source.c '#include <archive.h>'
  check wrong source/unpack.c '#include <zlib.h>'
  check wrong search/a.c '#include <pthread.h>'
  check wrong search/query_parse.c '#include <pcre2.h>'
  check wrong app/a.c '#include <unicode/ucol.h>'
  check wrong read/a.c '#include <uchardet/uchardet.h>'
  check wrong read/a.c '#include <yajl/yajl_parse.h>'
  check wrong app/recipe.c '#include <nettle/sha2.h>'
  check wrong xml/xml.c '#include <csv.h>'
  check wrong app/a.c '#include <uninorm.h>'
  check wrong search/query_verify.c '#include <unictype.h>'
  check wrong text/wrap.c '#include <fribidi.h>'
  check wrong base/utf8.c '#include <iconv.h>'
  check right main.c '#include "tui/tui.h"'
  check right tui/a.c '#include "app/session.h"'
  check right ui/move.c '#include "ui/ui.h"'
  check right ui/a.c '#include "ui/default_keys.inc"'
  check right tui/a.c '#include <curses.h>'
  check right app/a.c '#include <pthread.h>'
  check right search/a.c '#include "text/fold.h"'
  check right text/character.c '#include <uninorm.h>'
  check right xml/xml.c '#include <libxml/parser.h>'
  check right xml/json.c '#include <yajl/yajl_parse.h>'
  check right source/digest.c '#include <nettle/sha2.h>'
  check right xml/csv.c '#include <csv.h>'
  check right source/unpack.c '#include <archive_entry.h>'
  check right base/charset.c '#include <iconv.h>'
  check right base/a.c '#include "config.h"'
) || exit 99
test -z "$said" && echo "ok 1 - the rule knows right from wrong" || {
  printf '%s\n' "$said"
  echo "not ok 1 - the rule knows right from wrong"
}

said=$(wrong_includes)
test -z "$said" && echo "ok 2 - every include keeps to the floors" || {
  printf '%s\n' "$said" | sed 's/^/# /'
  echo "not ok 2 - every include keeps to the floors"
}
