#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# The account of --check: what became of all text, and why.
. "$abs_srcdir/tests/batch/lib.sh"
cd "$TMPDIR" || exit 99

lr() { "$LR" --no-config "$@"; }

cat > own.xml << 'XML'
<archive xmlns="urn:leader-reader:archive:1"><title>Bells</title><title xml:lang="fr">Cloches</title>
<statement id="a"><date when="2021-04-02"/><title>On <em>bells</em></title>
<x:mark xmlns:x="urn:other">seen<x:by>me</x:by></x:mark>
<text><p>Ring&#160;them,<![CDATA[ twice]]>。</p></text>astray</statement>
</archive>
XML
cat > own.want << 'END'
own.xml:4: text outside any field is not read
own.xml:4: 6 characters of text are unaccounted for: /archive/statement
1 statement, 2 problems
Characters of text, without blanks: 46
kept: 27
  5 /archive/title (own.xml:1)
  2 /archive/statement/title (own.xml:2)
  5 /archive/statement/title/em (own.xml:2)
  15 /archive/statement/text/p (own.xml:4)
left out: 13
  7 /archive/title: the same in another language (own.xml:1)
  4 /archive/statement/mark{urn:other}: another vocabulary (own.xml:3)
  2 /archive/statement/mark{urn:other}/by: another vocabulary (own.xml:3)
unaccounted for: 6
  6 /archive/statement (own.xml:4)
END
is 'path by path' "$(cat own.want)" lr --check=text own.xml
exits 'what is unaccounted for is a problem' 1 lr --check own.xml
exits 'of --check alone' 0 lr --count own.xml
is 'in a few lines' '  7: the same in another language
  6: another vocabulary' sh -c '"$1" --no-config --check own.xml | grep "^  "' sh "$LR"
exits 'nothing else can be checked on its own' 2 lr --check=words own.xml

echo '<TEI><teiHeader><fileDesc><titleStmt><title>Empty</title></titleStmt></fileDesc></teiHeader></TEI>' > none.xml
is 'no statement, but text' 1 sh -c \
  '"$1" --no-config --check none.xml | grep -c "no statement .* is in /TEI/teiHeader/fileDesc/titleStmt/title"' sh "$LR"

cat > akn.xml << 'XML'
<akomaNtoso><debate><debateBody><debateSection><num>Item 7</num><heading>Rain</heading>
<speech by="#a"><p>Yes.</p></speech></debateSection><debateSection><num>8</num>
<speech by="#a"><p>No.</p></speech></debateSection></debateBody></debate></akomaNtoso>
XML
is 'a number beside a heading' '  5: number of a part or note' sh -c \
  '"$1" --no-config --check akn.xml | grep "^  .*number"' sh "$LR"

cat > names.xml << 'XML'
<anforandelista><anforande><dok_datum>1990-01-02</dok_datum><talare>Siv Sten (S)</talare><parti>M</parti>
<anforandetext>Ja.</anforandetext></anforande>
<anforande><dok_datum>1990-01-02</dok_datum><talare>Bo Ek (m)</talare><parti>M</parti>
<anforandetext>Nej.</anforandetext></anforande></anforandelista>
XML
is 'a party behind a name, which is another one elsewhere' '  1: given again: another is kept' sh -c \
  '"$1" --no-config --check names.xml | grep "^  .*again"' sh "$LR"

cat > mods.xml << 'XML'
<mods xmlns="http://www.loc.gov/mods/v3" ID="a"><titleInfo><title>Dams</title></titleInfo>
<name><namePart>Lee, Ann</namePart><role><roleTerm type="text">editor</roleTerm>
<roleTerm type="code">edt</roleTerm></role></name>
<name type="conference"><namePart>Water Congress</namePart><role><roleTerm>sponsor</roleTerm></role></name>
<name><role><roleTerm>printer</roleTerm></role></name>
<relatedItem type="host"><titleInfo><title>Collected Papers</title></titleInfo>
<titleInfo type="abbreviated"><title>CP</title></titleInfo></relatedItem></mods>
XML
is 'which roles are shown' 'left out: 17
  14: about persons and bodies
  3: given again: another is kept' sh -c '"$1" --no-config --check mods.xml | sed -n "/^left/,/^un/{/^un/d;p;}"' sh "$LR"
is 'titles of what it stands in' '"Collected Papers","CP","editor: Lee, Ann"' sh -c \
  '"$1" --no-config --format=json mods.xml | sed "s/.*notes\":\[//; s/\].*//"' sh "$LR"

cat > feed.xml << 'XML'
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>F</title>
<item><title>A</title><guid>u</guid><author>first</author><dc:creator>second</dc:creator>
<pubDate>2021-04-02</pubDate><dc:date>2021-04-03</dc:date>
<content:encoded>&lt;p&gt;said&lt;/p&gt;&lt;p hidden&gt;unsaid&lt;/p&gt;</content:encoded></item>
</channel></rss>
XML
is 'a second author, a second date, what is hidden' '  15: given again: another is kept
  6: hidden' sh -c '"$1" --no-config --check feed.xml | grep "^  "' sh "$LR"

person='<person xml:id="B"><persName><forename>Ann</forename><surname>Bee</surname></persName></person>'
cat > label.xml << XML
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><particDesc><listPerson>$person
</listPerson></particDesc></profileDesc></teiHeader><text><body><div>
<note type="speaker">Minister Bee:</note><u who="#B"><seg>One.</seg></u>
<note type="speaker">Mr Cee (m):</note><u who="#C"><seg>Two.</seg></u>
<note type="speaker">The President:</note><u who="#B"><seg>Three.</seg></u>
</div></body></text></TEI>
XML
is 'what a label says that the header does not is kept, its name is there already' \
  '  30 /TEI/text/body/div/note (label.xml:3)
  4 /TEI/text/body/div/note: given again: another is kept (label.xml:3)' sh -c \
  '"$1" --no-config --check=text label.xml | grep div/note' sh "$LR"
is 'and its office is the role' '"speaker":"Ann Bee","role":"Minister","kind"' sh -c \
  '"$1" --no-config -F json --sort=file label.xml | grep -o "\"speaker.*kind\"" | grep role' sh "$LR"

cat > from.xml << 'XML'
<akomaNtoso><debate><meta><references><TLCPerson eId="b" showAs="Ann Bee"/></references></meta><debateBody>
<debateSection><speech by="#b"><from>Minister (Ms Bee)<remark>up</remark></from><p>One.</p></speech>
</debateSection>
<debateSection><speech by="#c"><from>Mr Cee</from><p>Two.</p></speech></debateSection></debateBody></debate>
</akomaNtoso>
XML
is 'the same in Akoma Ntoso' \
  '13 (from.xml:2) 2 /remark (from.xml:2) 7 : given again: another is kept (from.xml:2)' sh -c \
  '"$1" --no-config --check=text from.xml | sed -n "s|/.*/from||p" | xargs' sh "$LR"

# What a header says more than once, or beside something better, is not shown.
cat > header.xml << 'XML'
<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>All</title></titleStmt></fileDesc></teiHeader><TEI>
<teiHeader><fileDesc><titleStmt><title>Sitting</title><author>Ann</author><meeting ana="#parla.sitting">3</meeting>
</titleStmt><publicationStmt><idno type="URI">https://example.org/edition</idno></publicationStmt>
<sourceDesc><date when="2020-01-02">2 Jan</date><idno type="URI">https://example.org/</idno></sourceDesc></fileDesc>
<profileDesc><settingDesc><setting><name>Hall</name><name type="city">Town</name><activity>Talk</activity>
<date when="2020-01-02">2.1.2020</date></setting></settingDesc></profileDesc></teiHeader><text><body><div>
<head xml:lang="fr">Un</head><head>One</head><u who="#b"><seg>One.</seg></u></div></body></text></TEI></teiCorpus>
XML
is 'of a header' 'title about the file, edition or feed
author about the file, edition or feed
idno about the file, edition or feed
date given again: another is kept
name given again: another is kept
activity given again: another is kept
head the same in another language' sh -c \
  '"$1" --no-config --check=text header.xml | sed -n "s|.*/\([a-z]*\): \(.*\) (.*|\1 \2|p"' sh "$LR"

for of in 'akomaNtoso debate debateBody debateSection heading speech p' 'TEI text body div head u seg'; do
  # shellcheck disable=SC2086 # words
  set -- $of
  echo "<$1><$2><$3><$4><$5>One</$5><$6><$7>Two</$7></$6><$5>Three</$5></$4></$3></$2></$1>" > late.xml
  is 'a heading that nothing comes under, in a section that has another' '5 a statement without text' sh -c \
    '"$1" --no-config --check=text late.xml | sed -n "s|^  \(.\) /.*: \(.*\) (.*|\1 \2|p"' sh "$LR"
done

cat > twice.xml << 'XML'
<archive xml:lang="en"><title>T</title><title>Tt</title><person id="a"><name>Ann</name>
<role>Mayor</role><role>Clerk</role><role xml:lang="fr">Maire</role></person>
<statement id="b"><title xml:lang="de">Eins</title><title xml:lang="de">Zwei</title><title xml:lang="fr">Un</title>
<role>First</role><role>Second</role></statement></archive>
XML
is 'again in the same language, or in another' 'title given again: another is kept
role given again: another is kept
role the same in another language
title given again: another is kept
title the same in another language
role given again: another is kept' sh -c \
  '"$1" --no-config --check=text twice.xml | sed -n "s|.*/\([a-z]*\): \(.*\) (.*|\1 \2|p"' sh "$LR"

# cut_in PATH TEXT: TEXT is a file that ends in the element PATH
cut_in() {
  printf '%s' "$2" > cut.xml
  is "cut off within $1" "$1: the file breaks off within the element" sh -c \
    '"$1" --no-config --check=text cut.xml 2> err | sed -n "s/^  [0-9]* \(.*element\) (cut.xml:1)/\1/p"' sh "$LR"
  is 'and all is accounted for' 'unaccounted for: 0' sh -c \
    '"$1" --no-config --check=text cut.xml 2> err | grep ^unaccounted' sh "$LR"
}
cut_in /akomaNtoso/debate/debateBody/debateSection/heading \
  '<akomaNtoso><debate><debateBody><debateSection><heading>Of ra'
cut_in /archive/person/name '<archive xmlns="urn:leader-reader:archive:1"><person id="a"><name>An'
cut_in /publicwhip/major-heading '<publicwhip><major-heading id="a">Of ra'
cut_in /rss/channel/title '<rss version="2.0"><channel><title>Of ra'
cut_in /TEI/text/body/div/head '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div><head>Of ra'
for of in 'akomaNtoso debate debateBody debateSection heading' 'TEI text body div head'; do
  for name in $of; do printf '<%s>' "$name"; done > cut.xml
  printf 'Rain</%s>' "$name" >> cut.xml
  is 'a heading that nothing comes under any more' 1 sh -c \
    '"$1" --no-config --check=text cut.xml 2> err | grep -c "^  4 .*: a statement without text"' sh "$LR"
done
# The name of a party is shown with who speaks; that of another body is not.
cat > orgs.xml << 'XML'
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><particDesc><listOrg>
<org xml:id="H" role="politicalParty"><orgName full="yes">Heath Party</orgName><orgName full="abb">HP</orgName>
</org>
<org xml:id="g" role="government"><orgName>Government</orgName></org></listOrg><listPerson><person xml:id="p">
<persName>Ann</persName><affiliation role="member" ref="#H"/></person></listPerson></particDesc></profileDesc>
</teiHeader>
<text><body><div><u who="#p">One.</u></div></body></text></TEI>
XML
is 'which names of bodies are shown' '  2 /TEI/teiHeader/profileDesc/particDesc/listOrg/org/orgName (orgs.xml:2)
  10 /TEI/teiHeader/profileDesc/particDesc/listOrg/org/orgName: about persons and bodies (orgs.xml:4)
  10 /TEI/teiHeader/profileDesc/particDesc/listOrg/org/orgName: given again: another is kept (orgs.xml:2)' \
  sh -c '"$1" --no-config --check=text orgs.xml | grep orgName' sh "$LR"

finish
