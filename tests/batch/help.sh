#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# --help: its text, all its options, and in every language no line wider than a terminal.
. "$abs_srcdir/tests/batch/lib.sh"
LC_ALL=C.UTF-8
export LC_ALL

golden help "$LR" --help
exits 'help' 0 "$LR" --help
exits 'help wins over what is wrong after it' 0 "$LR" --help --nonsense
exits '-h' 0 "$LR" -h

exits 'a tour without a screen: status 2' 2 "$LR" --tour
says 'says why' '^leader-reader: --tour is for the screen' "$LR" --tour
exits 'a tour and a count: status 2' 2 "$LR" --tour --count

# The options of --help are those that shells complete, each once.
"$LR" --complete -- | cut -f 1 | sed 's/=.*//' | LC_ALL=C sort > "$TMPDIR/completed"
"$LR" --help | sed -n 's/^  \(-.,\|   \) \(--[a-z-]*\).*/\2/p' | LC_ALL=C sort > "$TMPDIR/shown"
is 'the options that shells complete' "$(cat "$TMPDIR/completed")" cat "$TMPDIR/shown"

# Where a file is asked for files are offered, also for what is a setting besides.
for option in $("$LR" --help | sed -n 's/^ *\(-., \)\{0,1\}\(--[a-z-]*\)=FILE.*/\2/p'); do
  is "$option takes a file" ':files' "$LR" --complete leader-reader "$option=x"
done
is 'the address' "$(sed -n 's/^#define PACKAGE_BUGREPORT "\(.*\)"/\1/p' "$abs_builddir/config.h")" \
  sh -c '"$1" --help | sed -n "s/^Report bugs to: //p"' sh "$LR"

# cells FILE: its lines of more than 80 cells: characters, two for one that is wide in East Asia. Bytes are
# counted: those that go on with a character are none, and the first of a wide one, U+3000 on, is one more;
# joiners, marks of direction and Arabic vowels take no cell.
cells() {
  LC_ALL=C ${AWK:-awk} '
    {
      line = $0
      gsub(/\342\200[\213-\217]|\342\201[\246-\251]|\331[\213-\222]/, "")
      n = 0
      for (i = 1; i <= length($0); i++) {
        c = substr($0, i, 1)
        n += (c < "\200" || c > "\277") + (c >= "\343" && c <= "\355" || c == "\357")
      }
      if (n > 80)
        print n ": " line
    }' "$1"
}
printf '%081d\n' 0 > "$TMPDIR/wide"
printf '漢字かな%072d\n漢字かな%073d\n' 0 0 > "$TMPDIR/east"
is 'a line that is too long is seen' "81: $(cat "$TMPDIR/wide")" cells "$TMPDIR/wide"
is 'and one of wide characters' "81: $(tail -n 1 "$TMPDIR/east")" cells "$TMPDIR/east"
for language in en $(sed 's/#.*//' "$abs_srcdir/po/LINGUAS"); do
  LANGUAGE=$language "$LR" --help > "$TMPDIR/help"
  is "at most 80 cells in $language" '' cells "$TMPDIR/help"
done
finish
