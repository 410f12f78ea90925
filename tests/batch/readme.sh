#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# README shows what the program prints: each of its commands ("    $ ...") is run, and what stands below it, up
# to an empty line or the next command, is compared. Screens are those of the screen tests. UPDATE_GOLDEN=1
# writes what is printed now into README.
. "$abs_srcdir/tests/batch/lib.sh"
readme=$abs_srcdir/README
LC_ALL=C.UTF-8
export LC_ALL
mkdir -p "$TMPDIR/bin" "$TMPDIR/work"
printf '#!/bin/sh\nexec "%s" --no-config "$@"\n' "$LR" > "$TMPDIR/bin/leader-reader"
chmod +x "$TMPDIR/bin/leader-reader"
PATH=$TMPDIR/bin:$PATH
cd "$TMPDIR/work" || exit 99

# screen NAME: the rows of tests/screen/golden/NAME.txt that are not empty
screen() {
  sed -n 's/^[0-9]*|\(.*\)|$/\1/p' "$abs_srcdir/tests/screen/golden/$1.txt" | sed 's/ *$//' | grep .
}
# shown COMMAND: what README has below it
shown() {
  case $1 in
  leader-reader) screen shipped-80x24 ;;
  *' # and w') screen concordance-80x24 ;;
  *) sh -c "$1" < /dev/null 2>&1 | grep . | sed 's/ *$//; s/^/    /' ;;
  esac
}

skip=no
while IFS= read -r line; do
  case $line in
  '    $ '*)
    printf '%s\n' "$line"
    shown "${line#    \$ }"
    skip=yes
    ;;
  '') echo && skip=no ;;
  *) test "$skip" = yes || printf '%s\n' "$line" ;;
  esac
done < "$readme" > "$TMPDIR/README"
[ -z "${UPDATE_GOLDEN:-}" ] || cp "$TMPDIR/README" "$readme"
is 'what README shows' '' diff "$readme" "$TMPDIR/README"
commands=$(grep -c '^    \$ ' "$readme")
is 'it has its commands' yes sh -c 'test "$1" -ge 12 && echo yes' sh "$commands"
is 'no line of it is wider than 110 characters' '' sh -c "LC_ALL=C ${AWK:-awk} '
  { line = \$0; gsub(/[\\200-\\277]/, \"\") } length(\$0) > 110 { print FNR \": \" line }' \"\$1\"" sh "$readme"
finish
