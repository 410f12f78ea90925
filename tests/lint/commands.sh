#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Every command has its function, its help and the panes where it works: each row of src/ui/commands.h
# is whole, and the function it names is defined in src/ui. A row without one would be a key that does
# nothing.
cd "${abs_srcdir:-.}" || exit 99

# commands FOLDER: what is wrong with the table in FOLDER/commands.h
commands() {
  ${AWK:-awk} '
    # The functions that take the struct ui.
    FILENAME !~ /commands\.h$/ {
      if ($0 ~ /^(static )?void [a-z_]+\(struct ui \*ui\)$/) {
        sub(/^(static )?void /, "")
        sub(/\(.*/, "")
        defined[$0] = 1
      }
      next
    }
    /^[ \t]*X\(/ || row != "" {
      line = $0
      sub(/[ \t]*\\$/, "", line)
      sub(/^[ \t]+/, row == "" ? "" : " ", line)
      row = row line
      if (row !~ /\)\)$/)
        next
      rows++
      # identifier, "name", group, panes, function, N_("help")
      if (row !~ /^X\([A-Z_]+, "[a-z-]+", [A-Z]+, PANE[A-Z_ |]+, [a-z_]+, N_\("[^"]/) {
        print "not whole: " row
      } else {
        f = row
        sub(/, N_\(.*/, "", f)
        sub(/.*, /, "", f)
        named[f] = row
      }
      row = ""
    }
    END {
      if (row != "")
        print "without an end: " row
      if (!rows)
        print "no rows"
      for (f in named)
        if (!(f in defined))
          print "no function " f ": " named[f]
    }' "$1"/*.c "$1"/commands.h
}

# check RIGHT-OR-WRONG ROW: what is said of a table that has ROW and nothing else
check() {
  printf '%s\n' 'static void run_it(struct ui *ui)' '{' '}' > "$tmp/run.c"
  printf '#define COMMAND_LIST(X) \\\n%s\n' "$2" > "$tmp/commands.h"
  said=$(commands "$tmp")
  case $1 in
  wrong) test -n "$said" ;;
  right) test -z "$said" ;;
  esac || echo "# taken for not $1: $2${said:+: $said}"
}

tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
echo 1..2

said=$(
  check right '	X(IT, "it", MOVE, PANES_ALL, run_it, N_("does it (at once)"))'
  check right '	X(IT, "do-it", VIEW, PANE_HELP | PANE_WORDS, run_it, \
	  N_("does it"))'
  check wrong '	X(IT, "it", MOVE, PANES_ALL, run_it, N_(""))'
  check wrong '	X(IT, "it", MOVE, PANES_ALL, run_other, N_("does it"))'
  check wrong '	X(IT, "it", MOVE, PANES_ALL, NULL, N_("does it"))'
  check wrong '	X(IT, "it", MOVE, PANES_ALL, N_("does it"))'
  check wrong '	X(IT, "it", MOVE, 0, run_it, N_("does it"))'
  check wrong '	X(IT, "", MOVE, PANES_ALL, run_it, N_("does it"))'
  check wrong '/* nothing */'
) || exit 99
test -z "$said" && echo "ok 1 - the rule knows right from wrong" || {
  printf '%s\n' "$said"
  echo "not ok 1 - the rule knows right from wrong"
}

said=$(commands src/ui)
test -z "$said" && echo "ok 2 - every command has its function and its help" || {
  printf '%s\n' "$said" | sed 's/^/# /'
  echo "not ok 2 - every command has its function and its help"
}
