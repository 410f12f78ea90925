#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Input that cannot be read whole: what was read is printed, the status is 1, the last line says where.
. "$abs_srcdir/tests/batch/lib.sh"
cd "$TMPDIR" || exit 99

# partial NAME PATTERN FILE...: however it is asked, status 1 and a last line of standard error that
# matches; and something is printed. What is $piped in is nothing at first.
piped=/dev/null
partial() {
  name=$1 pattern=$2
  shift 2
  for how in --count --format=json --format=csv --format=text --count-by=year '--words -f 1' '--concordance -f 1' --check; do
    # shellcheck disable=SC2086 # an option and its filter
    "$LR" $how "$@" > out 2> err < "$piped"
    status=$?
    if [ $status -eq 1 ] && [ -s out ] && tail -n 1 err | grep -qE -e "^leader-reader: read [0-9]+ statements?, not all there are: $pattern"; then
      ok "$name: $how"
    else
      not_ok "$name: $how" "status $status" "$(cat err)"
    fi
  done
}
$AWK 'BEGIN { print "<archive><title>t</title>"
  for (i = 0; i < 3000; i++) print "<statement id=\"s" i "\"><date when=\"2021\"/><title>1 " i % 7 " " sin(i) "</title></statement>"
  print "</archive>" }' > long.xml
exits 'whole: status 0' 0 "$LR" --count long.xml
says 'and nothing to say' '^$' sh -c '"$1" --count "$2" && echo >&2' sh "$LR" long.xml

head -c 100000 long.xml > cut.xml
partial 'a file that is cut off' 'cut.xml:[0-9]+: the file ends before its elements are closed' cut.xml
partial 'among others' 'cut.xml:[0-9]+: the file ends' long.xml cut.xml "$shipped"
partial 'one that is not there' 'no.xml: there is no such file$' long.xml no.xml
partial 'of several the first is named, the others are counted' 'no.xml: there is no such file \(and 2 more\)$' no.xml long.xml cut.xml gone.xml
echo 'no markup' > word
partial 'one that is no archive' 'word: this is not XML$' long.xml word
piped=cut.xml
partial 'piped in' '-:[0-9]+: the file ends' -
piped=/dev/null
mkdir folder
cp long.xml folder/a.xml
echo 'no markup' > folder/b.xml
exits 'what else is in a folder is not asked for' 0 "$LR" --count folder
head -c 2000 long.xml > folder/c.xml
partial 'a file in a folder that is cut off' 'folder/c.xml:[0-9]+: the file ends' folder
rm folder/c.xml
if [ "$(id -u)" -ne 0 ]; then
  cp long.xml folder/d.xml
  chmod 000 folder/d.xml
  partial 'one that may not be read' 'folder/d.xml: this file may not be read' folder
  rm -f folder/d.xml
fi
i=0 deep=folder
while [ $i -lt 40 ]; do i=$((i + 1)) deep=$deep/d; done
mkdir -p $deep
partial 'folders that go too deep' 'folder(/d){33}: folders go too deep here' folder
tei='xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"'
echo "<TEI $tei><teiHeader/><text><body><div><u who='#p'><seg>1 part</seg></u></div></body></text></TEI>" > part.xml
corpus() { echo "<teiCorpus $tei><teiHeader/><xi:include href='part.xml'/><xi:include href='$1'/></teiCorpus>"; }
corpus gone.xml > corpus.xml
partial 'a file to be included that is not there' 'corpus.xml:1: .gone.xml. is to be included here, and is not: there is no such file' corpus.xml
head -c 150 part.xml > half.xml
corpus half.xml > corpus.xml
partial 'one that is cut off' 'half.xml:[12]: the file ends' corpus.xml
corpus ../elsewhere.xml > corpus.xml
mkdir inner
mv corpus.xml part.xml inner/
cp inner/part.xml elsewhere.xml
exits 'one that is not to be read' 0 "$LR" --count inner/corpus.xml

# An end tag too early, or a document of another kind behind it; what servers append is no loss.
{ cat long.xml; echo '<statement id="behind"><title>1</title></statement></archive>'; } > early.xml
partial 'what stands behind the end' 'early.xml:3003: what follows the end of the document is not read$' early.xml
{ cat long.xml; echo 'and <?xml version="1.0"?><rss><channel/></rss>'; } > other.xml
partial 'another document' 'other.xml:3003: what follows the end of the document is not read$' other.xml
{ cat long.xml; echo '<script>s()</script></body></html>'; } > served.xml
exits 'a script behind the end' 0 "$LR" --count served.xml

# A table shows it by its last row, if all others are whole; without that row nothing of it is half said.
if "$LR" --version | grep -q libcsv; then
  printf 'id,date,speaker,text\n1,2021-02-03,A,1 one\n2,2021-02-04,B,two\n3,2021-02' > cut.csv
  partial 'a table that is cut off' 'cut.csv:4: the file ends before its values do: it is cut off$' cut.csv
  is 'without its last row' 2 sh -c '"$1" --count cut.csv 2> err' sh "$LR"
  printf 'id,date,speaker,text\n1,2021-02-03,A,1 one\n2,2021-02-04,B\n3,2021-02' > uneven.csv
  exits 'one whose rows are short' 0 "$LR" --count uneven.csv
  printf 'id,date,speaker,text' > head.csv
  exits 'one of which there is no more than its header, and no line end' 1 "$LR" --count head.csv
  says 'is said to' 'head.csv:1: the file ends before its values do: it is cut off$' "$LR" --count head.csv
  printf 'id,date,speaker,text\n' > head.csv
  exits 'one without a row' 0 "$LR" --count head.csv
else
  ok 'a table that is cut off # SKIP built without libcsv'
fi

# Past the problems that are listed, too.
$AWK 'BEGIN { print "<archive><title>t</title>"
  for (i = 0; i < 3000; i++) print "<statement id=\"s" i "\"><date when=\"2021\"/><title>1 & " i % 7 " " sin(i) "</title></statement>" }' > worn.xml
partial 'behind a thousand problems' 'worn.xml:[0-9]+: the file ends' worn.xml

rm -rf folder/*.xml
exits 'such folders alone' 2 "$LR" --count folder
says 'are what is wrong' 'folder: nothing in it can be read here; the first: folder(/d)*: folders go too deep' "$LR" --count folder
echo "<teiCorpus $tei><teiHeader/><xi:include href='circle.xml'/><xi:include href='round.xml'/></teiCorpus>" > circle.xml
echo "<teiCorpus $tei><teiHeader/><xi:include href='circle.xml'/></teiCorpus>" > round.xml
is 'circles are told' 2 sh -c '"$1" --check circle.xml | grep -cE "^(circle|round).xml:1: .circle.xml. is to be included here, and is not: .*includes itself$"' sh "$LR"

if "$LR" --version | grep -q libarchive; then
  tar cf circle.tar circle.xml round.xml
  is 'in a packed file, too' yes sh -c '"$1" --check circle.tar | grep -qE "includes itself$" && echo yes' sh "$LR"
  # begins KIND BYTES: no more than how a packed file of that kind begins
  begins() {
    # shellcheck disable=SC2059 # the bytes are a format
    printf "$2" > "begins.$1"
    says "what only begins as $1" "^leader-reader: begins.$1: .*(cannot be read|damaged or cut off here)" "$LR" --count "begins.$1"
  }
  begins gz '\037\213\010'
  begins bz2 BZh
  begins xz '\375\067zXZ\000'
  begins zst '\050\265\057\375'
  begins lz4 '\004\042\115\030'
  begins Z '\037\235'
  begins zip 'PK\003\004'
  begins 7z '7z\274\257\047\034'
  gzip -c long.xml > long.xml.gz
  size=$(wc -c < long.xml.gz)
  head -c $((size / 2)) long.xml.gz > cut.xml.gz
  partial 'a packed file that is cut off' 'cut.xml.gz:[0-9]+: reading ended here: the packed file is damaged or cut off here' cut.xml.gz
  piped=cut.xml.gz
  partial 'piped in' '-:[0-9]+: reading ended here: the packed file' -
  piped=/dev/null
  half=$((size / 2))
  { head -c $half long.xml.gz; head -c 300 /dev/zero; tail -c $((half - 300)) long.xml.gz; } > hit.xml.gz
  partial 'one that is damaged' 'hit.xml.gz:[0-9]+: reading ended here: the packed file is damaged' hit.xml.gz
  # Only its last bytes, with the sum, are wrong.
  { head -c $((size - 8)) long.xml.gz; printf '12345678'; } > sum.xml.gz
  partial 'one whose sum is wrong' 'sum.xml.gz:?[0-9]*: reading ended here: the packed file is damaged or cut off here .incorrect data check' sum.xml.gz
  head -c $((size - 3)) long.xml.gz > tail.xml.gz
  partial 'one that lacks its last bytes' 'tail.xml.gz:?[0-9]*: ' tail.xml.gz
  # One that takes long enough for it to be unpacked by a thread of its own.
  $AWK 'BEGIN { print "<archive><title>t</title>"
    for (i = 0; i < 22000; i++) {
      print "<statement id=\"s" i "\"><date when=\"2021\"/><title>1 " i % 7 "</title><text><p>"
      for (k = 0; k < 8; k++) printf "%.15f ", sin(i * 8 + k)
      print "</p></text></statement>"
    }
    print "</archive>" }' > large.xml
  gzip -c large.xml > large.xml.gz
  large=$(wc -c < large.xml.gz)
  [ "$large" -gt 1048576 ] || not_ok 'it is large' "$large"
  "$LR" --format=json --sort=file large.xml | sed 's/large.xml"/"/' > plain.json
  "$LR" --format=json --sort=file large.xml.gz | sed 's/large.xml.gz"/"/' > packed.json
  is 'a large packed file' same sh -c '[ -s plain.json ] && cmp plain.json packed.json && echo same'
  head -c $((large - 9000)) large.xml.gz > torn.xml.gz
  partial 'one that is cut off' 'torn.xml.gz:[0-9]+: reading ended here: the packed file is damaged or cut off here' torn.xml.gz
  { head -c $((large - 8)) large.xml.gz; printf '12345678'; } > false.xml.gz
  partial 'one whose sum is wrong' 'false.xml.gz:?[0-9]*: reading ended here: the packed file is damaged or cut off here .incorrect data check' false.xml.gz
  tar cf two.tar cut.xml long.xml
  partial 'a member that is cut off' 'two.tar:cut.xml:[0-9]+: the file ends' two.tar
  tar cf whole.tar long.xml elsewhere.xml
  head -c $((512 + 100000)) whole.tar > half.tar
  partial 'a packed file cut within a member' 'half.tar:?.*: ' half.tar
  # long.xml takes its blocks of 512 bytes and one for its name; two of zeros are the end.
  blocks=$((1 + ($(wc -c < long.xml) + 511) / 512))
  head -c $((512 * blocks)) whole.tar > half.tar
  partial 'one cut between two members' 'half.tar: reading ended here: the packed file is damaged or cut off here' half.tar
  is 'what came before is there' 3000 "$LR" --count half.tar
  gzip -c half.tar > half.tar.gz
  partial 'and then compressed' 'half.tar.gz: reading ended here: the packed file is damaged or cut off here' half.tar.gz
  { head -c $((512 * blocks)) whole.tar; printf 'no member'; tail -c +$((512 * blocks + 10)) whole.tar; } > half.tar
  partial 'a member whose head is damaged' 'half.tar: reading ended here: the packed file is damaged or cut off here' half.tar
  tar cf one.tar long.xml
  tar cf other.tar elsewhere.xml
  cat one.tar other.tar > both.tar
  is 'one behind the other' "$("$LR" --count whole.tar)" "$LR" --count both.tar
  exits 'is whole' 0 "$LR" --count both.tar
  tar cf - elsewhere.xml long.xml | gzip > packed.tar.gz
  head -c $((size / 2)) packed.tar.gz > half.tar.gz
  partial 'a compressed one' 'half.tar.gz:?.*: reading ended here: the packed file is damaged' half.tar.gz
  { cat packed.tar.gz; printf 'x'; } > more.tar.gz
  exits 'with something behind it it is whole' 0 "$LR" --count more.tar.gz
  size=$(wc -c < packed.tar.gz)
  { head -c $((size - 8)) packed.tar.gz; printf '12345678'; } > sum.tar.gz
  partial 'whose sum is wrong' 'sum.tar.gz:?[0-9a-z.]*: reading ended here: the packed file is damaged' sum.tar.gz
  cat long.xml.gz long.xml.gz > two.xml.gz
  head -c 512 /dev/zero >> two.xml.gz
  is 'two, one behind the other, and padding' 6000 "$LR" --count --duplicates=show two.xml.gz
  exits 'are whole' 0 "$LR" --count two.xml.gz
  # What is behind a whole file and begins as no other, is nothing to read.
  gzip -c elsewhere.xml > small.xml.gz
  for behind in junk j '\037' '\037junk' '\000\000junk'; do
    # shellcheck disable=SC2059 # the bytes are a format
    { cat two.xml.gz; printf "$behind"; } > junk.xml.gz
    # shellcheck disable=SC2059
    { cat small.xml.gz; printf "$behind"; } > junk2.xml.gz
    is "behind it: $behind" 6000 "$LR" --count --duplicates=show junk.xml.gz
    exits "with $behind they are whole" 0 "$LR" --count junk.xml.gz
    is "behind a small one: $behind" 1 "$LR" --count junk2.xml.gz
    exits "with $behind it is whole" 0 "$LR" --count junk2.xml.gz
  done
  { cat long.xml.gz; printf '\037\213'; } > begun.xml.gz
  partial 'one begun behind it' 'begun.xml.gz:?[0-9]*: reading ended here: the packed file is damaged or cut off here' begun.xml.gz
  # The bytes come one by one: how another begins, too.
  is 'two, byte by byte' 2 sh -c 'cat small.xml.gz small.xml.gz | dd bs=1 2> dd.err | "$1" --count --duplicates=show -' sh "$LR"
  # Cut off, it gives what was unpacked before: as many statements as gzip lets through, but for a few
  # in what the parser is not given any more.
  as_gzip() {
    want=$(gzip -dc < cut.xml.gz 2> err | grep -c '</statement>')
    got=$("$LR" --count cut.xml.gz 2> err)
    if [ "$got" -le "$want" ] && [ "$got" -ge $((want - 8)) ]; then ok "$1"; else not_ok "$1" "$got of $want"; fi
  }
  for cut in 20 300 9000; do
    head -c $((size - cut)) packed.tar.gz > cut.tar.gz
    partial "packed files without the last $cut bytes" 'cut.tar.gz:?.*: reading ended here: the packed file is damaged' cut.tar.gz
  done
  size=$(wc -c < long.xml.gz)
  for cut in 20 300 9000 12345; do
    head -c $((size - cut)) long.xml.gz > cut.xml.gz
    as_gzip "without the last $cut bytes"
  done
  head -n 60 long.xml | gzip -c > short.xml.gz
  size=$(wc -c < short.xml.gz)
  head -c $((size - 100)) short.xml.gz > cut.xml.gz
  as_gzip 'a short one that is cut off'
  # libarchive keeps its own last block of these to itself: less than 64 KiB.
  if xz --version > out 2>&1; then
    xz -c large.xml > large.xml.xz
    head -c $(($(wc -c < large.xml.xz) - 100)) large.xml.xz > cut.xml.xz
    partial 'xz that is cut off' 'cut.xml.xz:[0-9]+: reading ended here: the packed file is damaged' cut.xml.xz
    is 'nearly all of it is there' yes sh -c '[ "$("$1" --count cut.xml.xz)" -gt 21500 ] && echo yes' sh "$LR"
  fi
  if bzip2 --help > out 2>&1; then
    bzip2 -1c large.xml > large.xml.bz2
    head -c $(($(wc -c < large.xml.bz2) - 100)) large.xml.bz2 > cut.xml.bz2
    partial 'bzip2 that is cut off' 'cut.xml.bz2:[0-9]+: reading ended here: the packed file is damaged' cut.xml.bz2
    is 'all of it but a block is there' yes sh -c '[ "$("$1" --count cut.xml.bz2)" -gt 20500 ] && echo yes' sh "$LR"
  fi
  # Holes are zeros, as in the file itself.
  { cat long.xml; head -c 2000000 /dev/zero; echo; } > hole.xml
  if tar -S -cf hole.tar hole.xml 2> err; then
    is 'a file with holes' "$("$LR" --check hole.xml | sed 's/hole.xml/hole.tar:hole.xml/')" "$LR" --check hole.tar
  fi
  cp long.xml.gz whole.xml.gz
  tar cf nested.tar long.xml whole.xml.gz
  exits 'a packed file within another is not to be read' 0 "$LR" --count nested.tar
fi
finish
