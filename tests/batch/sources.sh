#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# What a FILE may be: a folder, a compressed or packed file, a pipe.
. "$abs_srcdir/tests/batch/lib.sh"
cd "$TMPDIR" || exit 99

# one NAME: an archive of one statement that is called so
one() {
  mkdir -p "$(dirname "$1")"
  echo "<archive><title>t</title><statement id='$1'><date when='2021'/><title>$1</title></statement></archive>" > "$1"
}
# files FILE...: the file of each statement, in the order of reading
files() { "$LR" -F json --sort=file "$@" 2> /dev/null | sed 's/.*"file":"\([^"]*\)".*/\1/'; }

one d/b.xml
one d/a.xml
one d/sub/c.atom
one d/.hidden.xml
one d/other.txt
ln -s .. d/sub/up
is 'a folder, sorted by name, with what is below it' 'd/a.xml
d/b.xml
d/sub/c.atom' files d
is 'several FILEs in their order' 'd/b.xml
d/a.xml
d/sub/c.atom' files d/b.xml d
is 'no problems in it' 0 sh -c '"$1" --check d | grep -c "^d/"' sh "$LR"
echo '<unknown/>' > d/zz.xml
is 'what is no archive in a folder is passed over' 3 "$LR" --count d
is 'and told' 1 sh -c '"$1" --check d | grep -c "^d/zz.xml:1: .*unknown"' sh "$LR"
mkdir empty none
exits 'an empty folder: status 2' 2 "$LR" --count empty
says 'and a sentence' '^leader-reader: empty: there is no archive in this folder' "$LR" --count empty
cp d/zz.xml none/
exits 'a folder with nothing to read: status 2' 2 "$LR" --count none
says 'and why' '^leader-reader: none: nothing in it can be read here; the first: none/zz.xml: .*unknown' "$LR" --count none
says 'a folder without anything among good files is a problem' problem "$LR" --count "$shipped" empty

# links: within the folder they are followed, each file once; out of it only where that is asked for
mkdir -p links/in away
one links/in/a.xml
one away/b.xml
one away/c.xml
one beside.xml
ln -s in links/again
ln -s in/a.xml links/z.xml
is 'links within a folder' 'links/again/a.xml' files links
exits 'are no problem' 0 "$LR" --check links
ln -s ../away links/out
ln -s ../away/b.xml links/out.xml
ln -s .. links/up
ln -s / links/root
ln -s ../../beside.xml links/in/b.xml
ln -s ../missing.txt links/readme
is 'links out of it are not followed' 'links/again/a.xml' files links
is 'but told, and the setting that follows them' 5 sh -c '"$1" --check links | grep -cE "^links/(again/b.xml|out|out.xml|root|up): a link out of the folder: .*follow-links"' sh "$LR"
exits 'what is not to be read is not missing' 0 "$LR" --count links
rm links/up links/root
ln -s ../../links away/loop
echo 'follow-links = yes' > follow
is 'they are where that is asked for, and loops end' 'links/again/a.xml
links/again/b.xml
links/out/b.xml
links/out/c.xml' files --config=follow links

# many files: one open at a time
i=0
mkdir many
while [ $i -lt 300 ]; do
  i=$((i + 1))
  one many/$i.xml
done
is 'many files, few at a time' 300 sh -c 'ulimit -n 24; "$1" --count many' sh "$LR"

# names and kinds that must do no harm
mkfifo pipe
(cat "$shipped" > pipe) &
is 'a named pipe' 13 "$LR" --count pipe
mkdir odd
one odd/a.xml
cp odd/a.xml "$(printf 'odd/b\033[31m.xml')"
echo 'no xml' > "$(printf 'odd/c\033[31m\n.xml')"
is 'no name of a file reaches the terminal as it is' 0 sh -c '{ "$1" --check --duplicates=show odd; "$1" -F json --duplicates=show odd; } 2>&1 | grep -c "$(printf "\033")"' sh "$LR"
is 'and each is read' 2 "$LR" --count --duplicates=show odd

gzip -c "$shipped" > s.xml.gz
if "$LR" --version | grep -q libarchive; then
  is 'a compressed file' 13 "$LR" --count s.xml.gz
  is 'known by its bytes and not by its name' 13 sh -c 'cp s.xml.gz plain && "$1" --count plain' sh "$LR"
  is 'from a pipe' 13 sh -c 'gzip -c "$2" | "$1" --count -' sh "$LR" "$shipped"
  is 'without a problem' '13 statements, no problems' sh -c '"$1" --check s.xml.gz | head -n 1' sh "$LR"
  tar cf - d | gzip > c.tar.gz
  is 'a packed file' 3 "$LR" --count c.tar.gz
  is 'its members are files of the archive' 'c.tar.gz:d/a.xml c.tar.gz:d/b.xml c.tar.gz:d/sub/c.atom' \
    sh -c '"$1" -F json c.tar.gz 2> err | sed "s/.*\"file\":\"\(.*\)\"}/\1/" | sort | tr "\n" " " | sed "s/ $//"' sh "$LR"
  is 'problems name them too' 1 sh -c '"$1" --check c.tar.gz | grep -c "^c.tar.gz:d/zz.xml:1: "' sh "$LR"
  is 'from a pipe as well' 3 sh -c 'tar cf - d | gzip | "$1" --count -' sh "$LR"
  $AWK 'BEGIN { srand(1); print "<archive><title>t</title>"
    for (i = 0; i < 4000; i++) print "<statement id=\"s" i "\"><date when=\"2021\"/><title>" rand() rand() rand() "</title></statement>"
    print "</archive>" }' > long.xml
  gzip -c long.xml > long.xml.gz
  head -c 40000 long.xml.gz > cut.xml.gz
  exits 'a cut-off one is a problem' 1 "$LR" --check cut.xml.gz
  is 'what was read is kept, and it says where it ended' 1 sh -c \
    '"$1" --check cut.xml.gz | grep -cE "^cut.xml.gz:[0-9]+: reading ended here: the packed file is damaged or cut off"' sh "$LR"
  is 'several statements of it' yes sh -c '[ "$("$1" --count cut.xml.gz)" -gt 1000 ] && echo yes' sh "$LR"
  tar cf nested.tar s.xml.gz
  says 'a packed file within another is not opened' 'nested.tar: there is no archive in this packed file' "$LR" nested.tar
else
  exits 'built without libarchive: status 2' 2 "$LR" --count s.xml.gz
  says 'and why' '^leader-reader: s.xml.gz: this is a packed file \(gzip\), .*without libarchive' "$LR" --count s.xml.gz
fi

# copies
feed() {
  echo "<feed xmlns='http://www.w3.org/2005/Atom'><title>f</title><entry><id>urn:x:1</id><title>$2</title><updated>$3</updated></entry><entry><id>urn:x:$1</id><title>$1</title><updated>2020-01-01T00:00:00Z</updated></entry></feed>" > $1.atom
}
feed a First 2021-05-02T00:00:00Z
feed b Second 2021-05-03T00:00:00Z
feed c Third 2021-05-01T00:00:00Z
is 'a statement of several files is shown once' 4 "$LR" --count a.atom b.atom c.atom
is 'in its newest revision' b.atom sh -c '"$1" -F json a.atom b.atom c.atom | sed -n "s/.*\"title\":\"Second\".*\"file\":\"\([^\"]*\)\".*/\1/p"' sh "$LR"
is 'or all copies' 6 "$LR" --count --duplicates=show a.atom b.atom c.atom
exits 'either hide or show' 2 "$LR" --count --duplicates=perhaps a.atom
echo 'duplicates = show' > config
is 'a setting too' 6 "$LR" --count --config=config a.atom b.atom c.atom
is 'and the option wins' 4 "$LR" --count --config=config --duplicates=hide a.atom b.atom c.atom

if "$LR" --version | grep -q yajl; then
  echo '<archive><statement id="urn:1"><date when="2001"/><title>One</title></statement></archive>' > once.xml
  "$LR" -F json once.xml > once.json
  cp once.json again.json
  is 'two that say which file they were in' 1 "$LR" --count once.json again.json
fi
printf '<archive><statement id="s1"><date when="2001"/><title>One</title></statement></archive>\n%.0s' 1 2 > joined.xml
is 'two documents in one file' 1 "$LR" --count joined.xml

# TEI: what a corpus includes
tei='xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"'
session() { echo "<TEI $tei><teiHeader/><text><body><div><u xml:id='$1' who='#p'><seg>$1</seg></u></div></body></text></TEI>"; }
mkdir -p corpus/2015 outside
session one > corpus/2015/a.xml
session two > corpus/2015/b.xml
session other > corpus/zz.xml
session secret > outside/s.xml
echo "<listPerson $tei><person xml:id='p'><persName>Ada</persName></person></listPerson>" > corpus/people.xml
corpus() { echo "<teiCorpus $tei><teiHeader><profileDesc><particDesc><xi:include href='people.xml'/></particDesc></profileDesc></teiHeader>$1</teiCorpus>"; }
corpus "<xi:include href='2015/a.xml'/><xi:include href='./2015/b%2Exml'/>" > corpus/root.xml
ids() { "$LR" -F json --sort=file "$@" 2> /dev/null | sed 's/{"id":"\([^"]*\)".*"speaker":"\([^"]*\)".*"file":"\([^"]*\)".*/\1 \2 \3/'; }
is 'a corpus brings its sessions and its speakers' 'one Ada corpus/2015/a.xml
two Ada corpus/2015/b.xml' ids corpus/root.xml
is 'without a problem of its own' 0 sh -c '"$1" --check corpus/root.xml | grep -c "root.xml\|people"' sh "$LR"
mkdir named
ln -s ../corpus/root.xml named/link.xml
is 'named by a link from elsewhere, too' 'one Ada
two Ada' sh -c '"$1" -F json --sort=file named/link.xml 2> err | sed "s/{\"id\":\"\([^\"]*\)\".*\"speaker\":\"\([^\"]*\)\".*/\1 \2/"' sh "$LR"
is 'in a folder nothing comes twice, and the root comes first' 'one Ada corpus/2015/a.xml
two Ada corpus/2015/b.xml
other p corpus/zz.xml' ids corpus
if "$LR" --version | grep -q libarchive; then
  for order in 'corpus/root.xml corpus/people.xml corpus/2015 corpus/zz.xml' 'corpus/zz.xml corpus/2015/b.xml corpus/2015/a.xml corpus/people.xml corpus/root.xml'; do
    # shellcheck disable=SC2086 # several names
    tar cf - $order | gzip > corpus.tar.gz
    is "packed: $order" 'one Ada corpus.tar.gz:corpus/2015/a.xml
other p corpus.tar.gz:corpus/zz.xml
two Ada corpus.tar.gz:corpus/2015/b.xml' sh -c '"$1" -F json corpus.tar.gz 2> err | sed "s/{\"id\":\"\([^\"]*\)\".*\"speaker\":\"\([^\"]*\)\".*\"file\":\"\([^\"]*\)\".*/\1 \2 \3/" | sort' sh "$LR"
  done
  corpus "<xi:include href='../../x.xml'/><xi:include href='no.xml'/><xi:include href='root2.xml'/>" > corpus/root2.xml
  tar cf evil.tar corpus/2015/a.xml corpus/root2.xml corpus/people.xml
  is 'a packed corpus that includes what is not there' 1 "$LR" --count evil.tar
  rm corpus/root2.xml
fi
ln -s ../outside/s.xml corpus/link.tei
ln -s ../outside corpus/out
for href in ../outside/s.xml link.tei out/s.xml "$PWD/outside/s.xml" "file://$PWD/outside/s.xml" http://127.0.0.1:9/s.xml \
  %2e%2e/outside/s.xml 2015/../../outside/s.xml //etc/passwd 2015 missing.xml 'a.xml#x' ''; do
  corpus "<xi:include href='$href'/>" > corpus/evil.xml
  is "not followed: $href" 0 "$LR" --count corpus/evil.xml
  is 'and noted with its line' 1 sh -c '"$1" --check corpus/evil.xml | grep -c "^corpus/evil.xml:1: .* is to be included here, and is not: "' sh "$LR"
done
corpus "<xi:include href='circle.xml'/><xi:include href='circle2.xml'/><xi:include href='2015/a.xml'/><xi:include href='2015/a.xml'/>" > corpus/circle.xml
corpus "<xi:include href='circle.xml'/><xi:include href='circle2.xml'/>" > corpus/circle2.xml
is 'circles end, and each file is read once' 'one Ada corpus/2015/a.xml' ids corpus/circle.xml
echo "<u $tei who='#p'><seg>again</seg></u>" > corpus/formula.xml
formula="<xi:include href='formula.xml'/>"
echo "<TEI $tei><teiHeader/><text><body><div>$formula<u><seg>between</seg></u>$formula</div></body></text></TEI>" > corpus/twice.xml
is 'a part of a text stands wherever it is included' 'again between again' sh -c '"$1" -F json --sort=file corpus/twice.xml 2> err | sed "s/.*\"text\":\"\([a-z]*\).*/\1/" | paste -sd" " -' sh "$LR"
many=$(${AWK:-awk} -v f="$formula" 'BEGIN { for (i = 0; i < 1100; i++) printf "%s", f }')
echo "<TEI $tei><teiHeader/><text><body><div>$many</div></body></text></TEI>" > corpus/twice.xml
is 'but not without end' 1 sh -c '"$1" --check corpus/twice.xml | grep -m 1 -c "^corpus/twice.xml:1: .formula.xml. is to be included here, and is not: there are too many of them"' sh "$LR"
rm corpus/twice.xml corpus/formula.xml
head -c 150 corpus/2015/a.xml > corpus/2015/cut.xml
corpus "<xi:include href='2015/cut.xml'/><xi:include href='2015/a.xml'/>" > corpus/cut.xml
is 'a cut-off part does no harm to the next' 'one Ada corpus/2015/a.xml' ids corpus/cut.xml
i=0
deep= high=
while [ $i -lt 150 ]; do i=$((i + 1)) deep="$deep<teiCorpus>" high="$high</teiCorpus>"; done
for i in 1 2 3; do echo "<teiCorpus $tei>$deep<xi:include href='deep$((i + 1)).xml'/>$high</teiCorpus>" > corpus/deep$i.xml; done
cp corpus/2015/a.xml corpus/deep4.xml
exits 'depth adds up without harm' 0 "$LR" --count corpus/deep1.xml
finish
