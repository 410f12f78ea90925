#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# The formats that parliaments have made for themselves: who said what when, and what is left out.
. "$abs_srcdir/tests/batch/lib.sh"

here=$data/parliaments
parliaments() {
  for sample in bundestag hansard australia-1990 australia australia-2.2 canada france europarl; do
    echo "# $sample"
    "$LR" --no-config -F json --sort=file "$here/$sample.xml" | sed 's/,"file":"[^"]*"//'
    "$LR" --no-config --check=text "$here/$sample.xml" | sed 's/ ([^()]*\.xml:/ (/'
  done
}
golden parliaments parliaments

for order in --sort=date '--sort=date --reverse'; do
  is "turns stay in their order, with times or without: $order" 'proceedings-1 proceedings-2 speech-3 interjection-4 speech-5 interjection-6 speech-7 motion-8 question-9 answer-10 ' \
    sh -c '"$1" --no-config -F json $3 "$2" | sed "s/{.id.:.\([^,]*\).,.*/\1/" | tr "\n" " "' sh "$LR" "$here/australia.xml" "$order"
done

# Three formats call their root so, and HTML may stand around a fourth: what follows the root tells.
is 'from a pipe' 8 sh -c 'cat "$2" | "$1" --count -' sh "$LR" "$here/hansard.xml"
is 'two in one file' 18 sh -c '(LC_ALL=C tr -cd "\0-\177" < "$2" && sed 1d "$3") | "$1" --count -' sh \
  "$LR" "$here/hansard.xml" "$here/australia.xml"
is 'a folder of all of them' 55 "$LR" --count "$here"
(
  cd "$here" && gzip -c europarl.xml > "$TMPDIR/europarl.xml.gz"
)
if "$LR" --version | grep -q libarchive; then
  is 'packed' 4 "$LR" --count "$TMPDIR/europarl.xml.gz"
else
  ok 'packed # SKIP built without libarchive'
fi

refused() {
  name=$1 words=$2 text=$3
  printf '%s' "$text" > "$TMPDIR/refused.xml"
  says "$name" "$words" "$LR" --count "$TMPDIR/refused.xml"
}
refused 'a hansard of no parliament' 'root element <hansard> is of no format' '<hansard><a>b</a></hansard>'
refused 'one that breaks off at once' 'root element <Hansard> is of no format' '<Hansard><a>b'
refused 'a page of HTML' 'this is HTML' '<html><head><title>DEBATS</title></head><body><p>a</p></body></html>'
{
  printf '<Hansard><a>'
  head -c 5000000 /dev/zero | tr '\0' 'x'
  printf '</a><HansardBody/></Hansard>'
} > "$TMPDIR/long.xml"
says 'what is not known soon is not known' 'root element <Hansard> is of no format' "$LR" --count "$TMPDIR/long.xml"

# The end is missing: what stands complete is there, the rest is told.
head -c 1700 "$here/australia.xml" > "$TMPDIR/cut.xml"
is 'a file that breaks off' 4 "$LR" --count "$TMPDIR/cut.xml"
finish
