#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# What is said of a speaker: read, true on the day, found, counted, sorted by and written.
. "$abs_srcdir/tests/batch/lib.sh"
cd "$TMPDIR" || exit 99

cat > members.xml << 'XML'
<archive xmlns="urn:leader-reader:archive:1" version="1"><title>T</title>
<person id="p1">
<name>Nora Quill</name><name from="2021-05">Nora Vane</name>
<role to="2020-12-31">Speaker</role><role from="2021">Minister of Rain</role>
<party to="2020">Heath</party><party from="2021-01-01">Moor</party>
<constituency>Fenside</constituency><gender>F</gender>
</person>
<statement id="a"><date when="2020-03-01"/><title>First</title><speaker ref="p1"/>
<source href="https://quarry.example/a">The Gazette</source><text><p>Hello.</p></text>
<note>Spoken from the gallery.</note><note>Cut short.</note></statement>
<statement id="b"><date when="2021-06-01"/><title>Second</title><speaker ref="p1"/><text><p>Hello.</p></text></statement>
<statement id="c"><date when="2020/2022"/><title>Third</title><speaker ref="p1"/><text><p>Hello.</p></text></statement>
<statement id="d"><date when="2022"/><title>Fourth</title><speaker ref="p1" party="none" role="guest"/>
<speaker constituency="Hilltop" gender="M" party="Moor">Ian Reed</speaker><text><p>Hello.</p></text></statement>
<statement id="e"><date when="2022"/><title>Fifth</title><speaker>Ian Reed</speaker><party>Heath</party>
<text><p>Hello.</p></text></statement>
</archive>
XML
lr() { "$LR" --no-config "$@"; }
# field NAME: that field of each statement, from JSON
field() {
  lr -F json --sort=file members.xml | sed "s/^.*\"$1\":\(\"[^\"]*\"\|\[[^]]*\]\).*\$/\1/; /^{/s/.*/-/" | tr '\n' ' '
}
is 'the name of the day' '"Nora Quill" "Nora Vane" "Nora Quill" "Nora Vane; Ian Reed" "Ian Reed" ' field speaker
is 'the role of the day, and none where it may be either' '"Speaker" "Minister of Rain" - "guest" - ' field role
is 'the party of the day' '"Heath" "Moor" - "none; Moor" "Heath" ' field party
is 'constituencies' '"Fenside" "Fenside" "Fenside" "Fenside; Hilltop" - ' field constituency
is 'genders' '"F" "F" "F" "F; M" - ' field gender
is 'notes' '["Spoken from the gallery.","Cut short."] - - - - ' field notes
summary() { lr --check members.xml | head -n 1; }
is 'all is read' '5 statements, no problems' summary

# found QUERY COUNT
found() { is "$1 is found" "$2" lr --count --filter="$1" members.xml; }
found role:rain 1
found rain 1
found party:moor 2
found moor 2
found 'constituency:hilltop' 1
found hilltop 1
found gender:m 1
found note:gallery 1
found gallery 1
found source:quarry 1
found source:gazette 1
found quarry 1
found 'role:moor | note:moor | source:moor | text:moor' 0

is 'counted one by one' ',1,1,0 0 0
Heath,2,2,1 0 1
Moor,2,2,0 1 1
none,1,1,0 0 1' sh -c '"$1" --no-config --count-by=party --format=csv members.xml | sed 1d | LC_ALL=C sort' sh "$LR"
is 'an alias counts' 'language,statements,all,statements_by_time
,5,5,1 1 2' lr --count-by=lang --format=csv members.xml
is 'sorted by party' 'Heath Heath Moor none; Moor ' \
  sh -c '"$1" --no-config --sort=party -F json members.xml | sed -n "s/^.*\"party\":\"\([^\"]*\)\".*/\1/p" | tr "\n" " "' sh "$LR"
is 'sorted by constituency, turned round' 'Fourth First Second Third Fifth ' \
  sh -c '"$1" --no-config --sort=constituency --reverse -F json members.xml | sed -n "s/^.*\"title\":\"\([^\"]*\)\".*/\1/p" | tr "\n" " "' sh "$LR"
is 'no words of theirs count' 0 \
  sh -c '"$1" --no-config --count-by=id -f moor --format=csv members.xml | awk -F, "{ n += \$10 } END { print n + 0 }"' sh "$LR"
is 'the head of a text' 'Speaker: Nora Vane (Minister of Rain)
Party: Moor
Constituency: Fenside
Gender: F' sh -c '"$1" --no-config -p -f id:b members.xml | sed -n "/^Speaker/,/^Gender/p"' sh "$LR"
is 'columns' 'id,date,date_text,title,occasion,speaker,role,party,constituency,gender,place,language,kind,topics,source,sources,notes,summary,text,published,updated,turn,file,date_calendar' \
  sh -c '"$1" --no-config -F csv members.xml | head -1' sh "$LR"
is 'where a match is' 'source' sh -c '"$1" --no-config --concordance -f quarry -F csv members.xml | sed 1d | cut -d, -f6' sh "$LR"
for name in $(lr -F csv members.xml | head -1 | tr , ' '); do
  grep -qE "^\.It Cm .*\b$name\b" "$abs_srcdir/data/leader-reader-query.7" ||
    grep -q "^\.Li $name" "$abs_srcdir/data/leader-reader-formats.5" || echo "$name"
done > unnamed
is 'the manual names each field' '' cat unnamed
says 'an unknown field' "cannot count by 'colour', only by year, .*party, .*file" lr --count-by=colour members.xml
says 'running text cannot be counted by' "cannot count by 'text'" lr --count-by=text members.xml

# TEI: what persons are in organisations, which may stand before or after them
orgs='<listOrg><org xml:id="party.H" role="politicalParty"><orgName full="yes" xml:lang="en">Heath Party</orgName>
<orgName full="abb">HP</orgName></org>
<org xml:id="group.M" role="parliamentaryGroup"><orgName full="yes" xml:lang="sl">Skupina barja</orgName>
<orgName full="yes" xml:lang="en">Group of the Moor</orgName></org>
<org xml:id="gov" role="government"><orgName full="yes">Government</orgName></org></listOrg>'
people='<listPerson><person xml:id="NQ"><persName to="2020-06-30"><forename>Nora</forename>
<surname>Quill</surname></persName>
<persName from="2020-07-01"><forename>Nora</forename>
<nameLink>de la</nameLink><surname>Vane</surname><genName>II</genName></persName>
<sex value="F">female</sex>
<affiliation role="member" ref="#party.H" from="2018"/>
<affiliation role="member" ref="#group.M" from="2020-05-01" to="2020-12-31"><roleName>member</roleName></affiliation>
<affiliation role="minister" ref="#gov" from="2020-01-01" to="2020-05-31"><roleName xml:lang="sl">Ministrica</roleName>
<roleName xml:lang="en">Minister of Rain</roleName></affiliation>
<affiliation role="head" ref="#party.H" from="2020-05-15"><roleName xml:lang="en">Chair of the Heath</roleName></affiliation>
</person>
<person xml:id="IR"><persName><roleName>Dean</roleName><forename>Ian</forename>
<surname>Reed</surname></persName><sex>M</sex></person></listPerson>'
# tei DATE LISTS: a sitting of that day where both speak
tei() {
  cat << XML
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Sitting</title></titleStmt>
<sourceDesc><bibl><date when="$1">$1</date></bibl></sourceDesc></fileDesc>
<profileDesc><particDesc>$2</particDesc></profileDesc></teiHeader>
<text><body><div><u who="#NQ"><seg>Yes.</seg></u><u who="#IR"><seg>No.</seg></u></div></body></text></TEI>
XML
}
# who: speaker, role, party and gender of each statement of sitting.xml
who() {
  lr -F csv --sort=file sitting.xml | sed 1d | cut -d, -f6-8,10
}
tei 2020-03-01 "$orgs$people" > sitting.xml
is 'a minister of a party' 'Nora Quill,Minister of Rain,HP,F
Ian Reed,Dean,,M' who
tei 2020-05-20 "$people$orgs" > sitting.xml
is 'a group counts before the party; two roles' 'Nora Quill,Minister of Rain; Chair of the Heath,Group of the Moor,F
Ian Reed,Dean,,M' who
tei 2021-01-01 "$people$orgs" > sitting.xml
is 'another name, and the party again' 'Nora de la Vane II,Chair of the Heath,HP,F
Ian Reed,Dean,,M' who
tei 2020 "$orgs$people" > sitting.xml
is 'of a vague day what is sure' 'Nora Quill,,HP,F
Ian Reed,Dean,,M' who

# TEI: what a speech says itself
cat > sitting.xml << 'XML'
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Sitting</title></titleStmt>
<sourceDesc><bibl><date when="1960-02-03">3.2.1960</date></bibl></sourceDesc></fileDesc>
<profileDesc><particDesc><person xml:id="K"><persName>Karl Amsel</persName></person></particDesc>
</profileDesc></teiHeader>
<text><body><div>
<sp who="Ute vom See" party="NA" parliamentary_group="HP/MP" role="presidency" position="Chair" name="Ute vom See">
<speaker>Chair Dr. vom See:</speaker><p>Open.</p></sp>
<sp who="Uwe vom See" role="mp" party="MP"><speaker>Uwe vom See (MP):</speaker><p>Yes.</p></sp>
<note type="speaker">Anf. 12 NORA QUILL (hp):</note><u who="i-1"><seg>No.</seg></u>
<note type="speaker">Karl Amsel (of the North):</note><u who="i-2"><seg>No.</seg></u>
<u who="#K"><seg>Well.</seg></u>
</div></body></text></TEI>
XML
is 'a speech that says who speaks' 'Ute vom See,Chair,HP/MP,
Uwe vom See,mp,MP,
NORA QUILL,,hp,
Karl Amsel (of the North),,,
Karl Amsel,,,' who
finish
