#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Many of a kind: what is kept in tables that grow, and limits that are said.
. "$abs_srcdir/tests/batch/lib.sh"
cd "$TMPDIR" || exit 99
list() { ${AWK:-awk} -v n="$1" 'BEGIN { for (i = 1; i <= n; i++) print i }'; }

{
  echo "<archive><title>t</title>"
  list 700 | sed 's|.*|<statement id="s&"><date when="2021-03-04"/><title>Of hope</title><speaker>Ada Bell</speaker></statement>|'
  echo "</archive>"
} > alike.xml
# BibTeX takes keys that differ by case alone for one.
keys() { "$LR" --no-config --format="$1" alike.xml | sed -n "$2" | tr 'A-Z' 'a-z' | sort -u | wc -l | tr -d ' '; }
is "each entry of BibTeX has a key of its own" 700 keys bibtex 's/^@[a-z]*{\(.*\),$/\1/p'

# What a corpus includes, on a disk, in a pipe, packed.
tei='xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"'
session() { echo "<TEI $tei><teiHeader/><text><body><div><u xml:id='$1' who='#p'><seg>said $1</seg></u></div></body></text></TEI>"; }
mkdir corpus
{
  echo "<teiCorpus $tei><teiHeader/>"
  for i in $(list 150); do
    session "u$i" > "corpus/$i.xml"
    echo "<xi:include href='$i.xml'/>"
  done
  echo "</teiCorpus>"
} > corpus/root.xml
is "a corpus of 150 files" 150 "$LR" --no-config --count corpus/root.xml
session sign > 'corpus/a%4g.xml'
session letter > corpus/aJb.xml
echo "<teiCorpus $tei><teiHeader/><xi:include href='a%4g.xml'/><xi:include href='a%4ab.xml'/></teiCorpus>" > corpus/signs.xml
is "two digits behind a per cent sign are a byte, nothing else is" 2 "$LR" --no-config --count corpus/signs.xml
rm corpus/signs.xml corpus/aJb.xml 'corpus/a%4g.xml'
includes() {
  echo "<teiCorpus $tei><teiHeader/><TEI><teiHeader/><text><body><div><u xml:id='own' who='#p'><seg>own</seg></u></div></body></text></TEI>$1</teiCorpus>"
}
# is_told NAME FILE SENTENCE
is_told() {
  "$LR" --no-config --check "$2" > out 2> err < /dev/null
  if grep -q "is to be included here, and is not: $3" out; then ok "$1"; else not_ok "$1" "want: $3" "$(cat out err)"; fi
}
includes "<xi:include href='1.xml'/>" > piped.xml
cp corpus/1.xml .
"$LR" --no-config --check - < piped.xml > out 2> err
if grep -q "only files beside a file on a disk are" out; then ok "a pipe has nothing beside it"; else not_ok "a pipe has nothing beside it" "$(cat out err)"; fi
for i in $(list 12); do includes "<xi:include href='level$((i + 1)).xml'/>" > "level$i.xml"; done
is_told "there is a limit to what is included" level1.xml "there are too many of them"

if "$LR" --version | grep -q libarchive; then
  tar cf corpus.tar corpus
  is "packed, it is the same" 150 "$LR" --no-config --count corpus.tar
  includes "<xi:include href='corpus.tar'/>" > outer.xml
  is_told "what is packed is not included" outer.xml "this is a packed file"
  includes "<xi:include href='part.xml.gz'/>" > outer.xml
  session packed | gzip > part.xml.gz
  is "but for a file that is compressed" 2 "$LR" --no-config --count outer.xml
  mkdir circle
  includes "<xi:include href='self.xml'/><xi:include href='no.xml'/>" > circle/self.xml
  tar cf circle.tar circle
  "$LR" --no-config --check circle.tar > out 2> err < /dev/null
  if grep -q "1 file is to be included here, and is not there" out; then ok "a member that is not there"; else not_ok "a member that is not there" "$(cat out err)"; fi
  includes "<xi:include href='http://127.0.0.1:9/a.xml'/>" > circle/self.xml
  tar cf far.tar circle
  is_told "a member beside which there is no network" far.tar "only files beside this one are"
  # Members behind one that is passed over.
  mkdir mixed
  head -c 3000000 /dev/urandom > mixed/a.bin
  cp corpus/1.xml mixed/z.xml
  tar cf mixed.tar mixed/a.bin mixed/z.xml
  is "members are passed over" 1 "$LR" --no-config --count mixed.tar
fi
finish
