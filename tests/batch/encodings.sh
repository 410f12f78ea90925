#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Files in other encodings than they say, and damaged ones: what is read, and what --check tells.
. "$abs_srcdir/tests/batch/lib.sh"

# "Решение о воде" in KOI8-R, without a declaration: it is too short to be told from others by looks.
{
  printf '<rss version="2.0"><channel><title>t</title>\n<item><title>'
  printf '\362\305\333\305\316\311\305 \317 \327\317\304\305'
  printf '</title><guid>a</guid></item>\n</channel></rss>\n'
} > "$TMPDIR/koi8.xml"

title() {
  "$LR" --no-config "$@" -F json | sed 's/.*"title":"\([^"]*\)".*/\1/'
}
is 'an encoding is asked for' 'Решение о воде' title --encoding=koi8-r "$TMPDIR/koi8.xml"
is 'from a pipe too' 'Решение о воде' sh -c '"$1" --no-config --encoding=KOI8-R -F json - < "$2" | sed "s/.*\"title\":\"\([^\"]*\)\".*/\1/"' sh "$LR" "$TMPDIR/koi8.xml"
echo 'encoding = KOI8-R' > "$TMPDIR/config"
is 'by a setting' 'Решение о воде' sh -c '"$1" --config="$2" -F json "$3" | sed "s/.*\"title\":\"\([^\"]*\)\".*/\1/"' sh "$LR" "$TMPDIR/config" "$TMPDIR/koi8.xml"
exits 'an encoding that does not exist' 2 "$LR" --encoding=no-such "$TMPDIR/koi8.xml"
says 'and says so' "there is no encoding 'no-such'" "$LR" --encoding=no-such "$TMPDIR/koi8.xml"
is 'what is guessed is told with its line' 1 sh -c '"$1" --no-config --check "$2" | grep -c "koi8.xml:2: the file is not in UTF-8"' sh "$LR" "$TMPDIR/koi8.xml"

cat > "$TMPDIR/damaged.xml" << 'EOF'

<?xml version="1.0"?>
<rss version=2.0><channel><title>Salt & pepper</title>
<item><title>1 < 2<guid>a</guid></item>
<item><title>Swapped</guid><guid>b</title></item>
<item><title>Third</title><link>https://e.org/?a=1&b=2</link><guid>c</guid></item>
</channel></rss>
<rss><channel><item><title>Fourth</title><guid>d</guid></item></channel></rss>
junk
EOF
damaged() {
  "$LR" --no-config --check "$TMPDIR/damaged.xml" | sed 's/^.*damaged\.xml:/FILE:/'
  "$LR" --no-config -F json --sort=file "$TMPDIR/damaged.xml" 2> /dev/null | sed 's/"file":"[^"]*"/"file":"FILE"/'
}
golden encodings damaged
finish
