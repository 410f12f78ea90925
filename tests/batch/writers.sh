#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Every format that is printed: what it looks like, that others can read it, that nothing is lost in ours.
. "$abs_srcdir/tests/batch/lib.sh"
cd "$TMPDIR" || exit 99
# The day of writing, 14 November 2023.
SOURCE_DATE_EPOCH=1700000000
export SOURCE_DATE_EPOCH
lr() { "$LR" --no-config --sort=file --duplicates=show "$@"; }

# All that a statement may have, and signs that mean something to one format or another.
cat > all.xml << 'XML'
<archive xmlns="urn:leader-reader:archive:1" version="1" xml:lang="en"><title>Tides &amp; "marks" 100 %</title>
<note>Kept by the <ref href="https://example.org/guild">guild</ref>.</note>
<statement id="a/1 {x}" kind="speech" xml:lang="en">
<date when="2019-03-04" calendar="persian" orig="1397-12-13">4 March 2019</date>
<date type="published" when="2019-03-05T10:00:00Z"/><date type="revised" when="2019-04"/>
<title>On *stars*, #1 &lt;b&gt; | 50% of $5_000 ~ C:\x ^2</title>
<speaker role="Harbour master, retired" party="Moor &amp; Heath" constituency="Fenside"
gender="F">Nora "Quill" O'Vane</speaker>
<occasion>Opening of the lock</occasion><place>Old Harbour</place><topic>trade, sea</topic><topic>a|b</topic>
<source href="https://example.org/a?b=1&amp;c={2}">The Gazette, "late"</source><source>Minutes, volume 3</source>
<summary by="the clerk"><p>She said: <em>yes</em>.</p></summary>
<text status="excerpt"><head>First part</head>
<p>One <strong>strong <em>and</em></strong> word, <del>struck</del>, and a
<ref href="https://example.org/l_1">link_1</ref>.<br/>1. Not a list.</p>
<stage>Applause.</stage>
<quote><p>- quoted, no item</p><list><item>in it</item></list></quote>
<list><item>one<list><item>inner</item></list></item><item>two<p>goes on</p></item></list>
<p dir="rtl">سلام <note>sic</note></p>
<table><row><cell>Year</cell><cell cols="2">Ships | boats</cell></row>
<row><cell>2019</cell><cell>12</cell><cell>7<br/>or 8</cell></row>
</table>
<p>See <ref href="javascript:alert(1)">this</ref> and
<ref href="https://example.org/p.png" show="number"/>.</p></text>
<note>Spoken from the <ref href="https://example.org/n">gallery</ref>.</note></statement>
<statement id="b" xml:lang="fr"><date when="2020?">vers 2020</date><title>À l’aube</title>
<role>maire; préfet</role><speaker>Élodie Brûlé</speaker><speaker>Ian Reed</speaker></statement>
<statement id="c"><date when="">1401-02-16</date>
<occasion>No title</occasion><text><p>Undated.</p></text></statement>
<statement id="d"><date when="1985-04/.."/><title>Since then</title><text><p>Open.</p></text></statement>
</archive>
XML
is 'all of it is read' '4 statements, no problems' sh -c '"$1" --no-config --check all.xml | head -n 1' sh "$LR"
for format in markdown xml tei html vrt bibtex ris csl-json cite; do
  golden "writers-$format" lr -F "$format" all.xml
done

# An id that several have is the key of one entry; the same statements have the same keys every time.
cat > same.xml << 'XML'
<archive><statement id="x"><date when="2001"/><title>One</title></statement>
<statement id="X"><date when="2002"/><title>Two</title></statement>
<statement id="x"><date when="2003"/><title>Three</title></statement>
<statement id="xa"><date when="2004"/><title>Four</title></statement></archive>
XML
keys() { lr -F "$1" same.xml 2> /dev/null | tr -d '\r' | sed -n "$2" | tr '\n' ' '; }
is 'entries of BibLaTeX have keys of their own' 'x Xa xb xaa ' keys bibtex 's/^@unpublished{\(.*\),$/\1/p'
is 'and those of CSL-JSON' 'x Xa xb xaa ' keys csl-json 's/^  "id": "\(.*\)",$/\1/p'
is 'and those of RIS' 'x Xa xb xaa ' keys ris 's/^ID  - //p'

# A sitting whose turns have a time, or no speaker, stands in its order when it is read again.
cat > sitting.xml << 'XML'
<archive><statement id="t1" turn="yes"><date when="2020-01-02T10:00"/><occasion>Sitting</occasion><title>Item 1</title>
<speaker>Ann</speaker><text><p>One.</p></text></statement>
<statement id="t2" turn="yes"><date when="2020-01-02T11:00"/><occasion>Sitting</occasion><title>Item 2</title>
<speaker>Bob</speaker><text><p>Two.</p></text></statement>
<statement id="t3" turn="yes"><date when="2020-01-02T12:00"/><occasion>Sitting</occasion><text><p>Applause.</p></text></statement>
</archive>
XML
for format in json csv; do
  "$LR" --no-config -F $format sitting.xml > "sitting.$format"
  if "$LR" --count "sitting.$format" 2>&1 | grep -q 'without the library\|is not XML'; then
    ok "$format keeps the turns of a sitting # SKIP it cannot be read in this build"
    continue
  fi
  is "$format keeps the turns of a sitting" 't1 t2 t3 ' sh -c '"$1" --no-config -F json "$2" |
    sed "s/.*\"id\":\"\([^\"]*\)\".*/\1/" | tr "\n" " "' sh "$LR" "sitting.$format"
done

# Items that look like the sign between two.
cat > items.xml << 'XML'
<archive><statement id="a"><title>T</title>
<topic>a; b</topic><topic>c;d</topic><topic>e;</topic><topic>;f ;; g;;</topic><topic>h</topic>
<source>M; 3;</source><source href="https://x.example/;"/><note>One; two.</note><note>Three;</note>
<text><p>x</p></text></statement></archive>
XML
is 'semicolons in items of CSV are doubled' 'a;; b; c;d; e;;; ;f ;;;; g;;;;; h' \
  sh -c '"$1" --no-config -F csv items.xml | python3 -c "import csv, sys
print(list(csv.DictReader(sys.stdin))[0][\"topics\"])"' sh "$LR"
"$LR" --no-config -F csv items.xml > items.csv
if "$LR" --count items.csv 2>&1 | grep -q 'without the library\|is not XML'; then
  ok 'and are the same items again # SKIP it cannot be read in this build'
else
  is 'and are the same items again' same sh -c 'items() { "$0" --no-config -F json "$1" | sed "s/,\"file\".*//"; }
    items items.xml > before; items items.csv | cmp before - && echo same' "$LR"
fi

# What the columns of CSV are, for other programs.
lr -F csv --output=columns.csv --metadata --filter=id:x same.xml 2> /dev/null
is 'the metadata name the columns' 'tabular-data-package columns.csv 24 True string' python3 -c 'import csv, json
d = json.load(open("datapackage.json"))
r = d["resources"][0]
f = r["schema"]["fields"]
print(d["profile"], r["path"], len(f), [c["name"] for c in f] == next(csv.reader(open("columns.csv"))),
      *{c["type"] for c in f if c["description"]})'
is 'and what was chosen' '4 of 4 statements, those that match: id:x' python3 -c 'import json
print(json.load(open("datapackage.json"))["description"])'
exits 'metadata are about a file of CSV' 2 lr --metadata -F json --output=x.json same.xml

# What has no language gets none from another one.
printf '<archive><statement id="a"><title>One</title><text xml:lang="fr"><p>un</p></text></statement>%s</archive>' \
  '<statement id="b"><title>Two</title><text><p>x</p></text></statement>' > languages.xml
is 'nor do they get the language of others' 'fr,1 ,1 ' sh -c '"$1" --no-config -F tei languages.xml > languages.tei
  "$1" --no-config --count-by=language -F csv languages.tei | sed "1d;s/^\([a-z]*,[0-9]*\).*/\1/" | tr "\n" " "' sh "$LR"

# What is printed as xml or tei and read again is the same archive; xml keeps to the schema.
same_again() {
  lr -F json "$2" 2> /dev/null | sed 's/,"file":"[^"]*"}$/}/' > before
  lr -F xml "$2" > before.xml 2> /dev/null
  lr -F "$1" "$2" > again.xml 2> /dev/null
  lr -F json again.xml 2> /dev/null | sed 's/,"file":"[^"]*"}$/}/' | cmp before - && test -s before && echo same
  lr -F xml again.xml 2> /dev/null | cmp before.xml -
}
for file in all.xml same.xml "$shipped" "$data"/*.xml; do
  is "${file##*/} is the same again" same same_again xml "$file"
  if command -v xmllint > /dev/null; then
    is 'and valid' '' sh -c 'xmllint --noout --relaxng "$1" again.xml 2>&1 | grep -v " validates$"' sh "$abs_srcdir/data/archive.rng"
  fi
  is 'and as TEI' same same_again tei "$file"
done

# All that has a place of its own in TEI, or none.
cat > own.xml << 'XML'
<archive xmlns="urn:leader-reader:archive:1"><title>Own</title><note>Of the <em>archive</em>.</note><note>Two.</note>
<statement id="a b/{1}" kind="Question time" turn="yes" xml:lang="fa"><date when="1963~" calendar="persian" orig="1342">بهار ۱۳۴۲</date>
<date type="published" when="1963-05-01T10:30Z"/><date type="revised" when="1964"/>
<role>Members</role><speaker>Ann</speaker><speaker>Bob</speaker><source href="https://x.example/a b"/>
<source href="https://x.example/2">Two, named</source><source>Minutes</source>
<summary by="Cyd"><p dir="rtl">خلاصه</p></summary>
<text status="excerpt"><p dir="ltr">See<ref href="https://x.example/n" show="number"/>.</p></text>
<note>Of the <ref href="https://x.example/3">page</ref>.</note></statement>
<statement id="u"><date when="">2001-02-03</date><title>Not dated</title>
<speaker party="">Dee</speaker><text><p>x</p></text></statement>
<statement id="e"><date when="2001-02-03">2001-02-03</date><occasion>Eve</occasion><text><p>x</p></text></statement>
</archive>
XML
is 'TEI: what has a place of its own, or none' same same_again tei own.xml
is 'and nothing of it is left unread' 0 sh -c '"$1" --no-config --check again.xml | sed -n "s/^unaccounted for: //p"' sh "$LR"

cat > spaced.xml << 'XML'
<archive xmlns="urn:leader-reader:archive:1" version="1"><title>Spaced</title><note xml:space="preserve">q  r</note>
<statement id="s"><date when="2001-02-04"/><title>Verse</title><text><p xml:space="preserve">a  b
   <em>c</em>  d</p><p>e  f</p><list><item xml:space="preserve">g  h<list><item>i  j</item></list></item></list>
</text><note xml:space="preserve">o  p</note></statement></archive>
XML
is 'blanks that are to stand do, others do not' 'a  b\n   c  d\n\ne f\n\n* g  h\n  * i j", o  p' \
  sh -c '"$1" --no-config -F json spaced.xml |
    sed "s/.*\"notes\":\[\"\(.*\)\"\],\"text\":\"\(.*\",\).*/\2 \1/"' sh "$LR"
for format in tei xml; do is "$format: they are the same again" same same_again $format spaced.xml; done
if command -v xmllint > /dev/null; then
  for file in spaced again; do
    is "$file.xml is valid" '' sh -c 'xmllint --noout --relaxng "$1" "$2" 2>&1 | grep -v " validates$"' sh \
      "$abs_srcdir/data/archive.rng" "$file.xml"
  done
fi

# The language is a tag, or a note.
cat > tags.xml << 'XML'
<archive xmlns="urn:leader-reader:archive:1" version="1" xml:lang="all of them"><title>Tags</title>
<statement id="t1" xml:lang="pt_BR"><date when="2001"/><title>1</title><text><p>x</p></text></statement>
<statement id="t2" xml:lang="Modern Greek"><date when="2001"/><title>2</title><text><p>x</p></text></statement>
<statement id="t3" xml:lang="12"><date when="2001"/><title>3</title><text><p>x</p></text></statement></archive>
XML
is 'what is no language tag is a note' 'pt-BR;;language: Modern Greek;language: 12;' \
  sh -c '"$1" --no-config --sort=file -F json tags.xml |
    sed "s/.*\"language\":\"\([^\"]*\)\".*/\1;/; s/.*\"notes\":\[\"\([^\"]*\)\"\].*/\1/" | tr "\n" ";"' sh "$LR"
is 'and the same again' same same_again xml tags.xml
if command -v xmllint > /dev/null; then
  is 'which is valid' '' sh -c 'xmllint --noout --relaxng "$1" again.xml 2>&1 | grep -v " validates$"' sh \
    "$abs_srcdir/data/archive.rng"
fi

cat > indented.xml << 'XML'
<rss version="2.0"><channel><title>F</title><item><title>A</title><guid>1</guid>
<description><![CDATA[<table><tr>
<td>All<ol><li>one<ol><li>deep</ol></ol></td><td>b</td></tr><tr><td><ul><li>c<li>d</ul></td>
<td><ol start=5><li>e</ol>f</td></tr></table>]]></description></item></channel></rss>
XML
is 'lists in the cells of a table are as deep again' same same_again xml indented.xml

"$LR" --no-config -F xml "$data/storting.xml" > sitting.xml
is 'turns of a day keep their order, too' '' sh -c '"$1" --no-config -F xml sitting.xml | cmp sitting.xml -' sh "$LR"

# What bibliographies have no number or field for is said all the same, and what they have is as they read it.
cat > hard.xml << 'XML'
<archive><title>Hard</title>
<statement id="a"><date when="-0043-03-15"/><title>Open { brace</title><role>Consul</role>
  <source href="http://example.org/a b"/><source href="http://example.org/c"/><source>Acta, 3</source><text>x</text></statement>
<statement id="b"><date when="2001-21"/><title>B</title><speaker>S</speaker><text>x</text></statement>
<statement id="c"><date when="2001-21/2002-23~"/><title>C</title><text>x</text></statement>
<statement id="d"><date when="2001-02-03T10:30:00Z"/><title>D</title><text>x</text></statement>
<statement id="e"><date when="XXXX"/><title>E</title><text>x</text></statement>
<statement id="f"><date when="Y17000"/><title>F</title><source>Acta, 4</source><text>x</text></statement>
<statement id="g"><date when="1999-05-06"/><date type="published" when="2001"/><title>G</title><text>x</text></statement>
<statement id="h"><date when="2001-05-01/2001-06-02"/><title>H</title><text>x</text></statement>
</archive>
XML
is 'BibLaTeX: dates as they are, or told' '-0043-03-15 2001-21 2001-21/2002-23~ 2001-02-03T10:30:00Z e, hard.xml; XXXX f, hard.xml; Y17000; Acta, 4 1999-05-06 2001-05-01/2001-06-02 ' \
  sh -c '"$1" --no-config --sort=file -F bibtex hard.xml | sed -n "s/^  date = {\(.*\)},$/\1/p; s/^  note = {\([ef].*\)},$/\1/p" | tr "\n" " "' sh "$LR"
is 'as many braces open as close' same sh -c '"$1" --no-config -F bibtex hard.xml | awk "{ open += gsub(/[{]/, \"\"); close_ += gsub(/[}]/, \"\") } END { print open == close_ ? \"same\" : open \" \" close_ }"' sh "$LR"
is 'the role of nobody, addresses, sources without one' 'a, hard.xml; Consul; http://example.org/c; Acta, 3' \
  sh -c '"$1" --no-config -F bibtex hard.xml | sed -n "s/^  note = {\(a, .*\)},$/\1/p"' sh "$LR"
is 'RIS: the same' '-0043-03-15|a, hard.xml; Consul; Acta, 3|2001-21|b, hard.xml|2001-21/2002-23~|c, hard.xml|2001-02-03T10:30:00Z|d, hard.xml|XXXX|e, hard.xml|Y17000|f, hard.xml; Acta, 4|g, hard.xml; published 2001|2001-05-01/2001-06-02|h, hard.xml|' \
  sh -c '"$1" --no-config --sort=file -F ris hard.xml | tr -d "\r" | sed -n "s/^N1  - //p" | tr "\n" "|"' sh "$LR"
is 'and seen on a day only where there is an address' 1 sh -c '"$1" --no-config -F ris hard.xml | grep -c "^Y2"' sh "$LR"
is 'CSL-JSON: the year 44 before our era' '{"date-parts": [[-44,3,15]]}' \
  sh -c '"$1" --no-config --sort=file -F csl-json hard.xml | sed -n "s/^  .issued.: \(.*\),$/\1/p" | head -n 1' sh "$LR"
is 'and seasons of an interval' '{"literal": "2001-21/2002-23~"}' \
  sh -c '"$1" --no-config --sort=file -F csl-json hard.xml | sed -n "s/^  .issued.: \(.*\),$/\1/p" | sed -n 3p' sh "$LR"
is 'TEI: a target is one' 'target="http://example.org/a%20b"' sh -c '"$1" --no-config -F tei hard.xml | grep -o "target=.*a.*b\""' sh "$LR"
is 'APA: a title in the place of the speaker, with what it is' 'D [Statement]. (2001, February 3).' \
  sh -c '"$1" --no-config -F cite hard.xml | grep "^D "' sh "$LR"

# Programs that read such files, where there are any.
if command -v jq > /dev/null; then
  lr -F csl-json all.xml > all.json
  is 'CSL-JSON for jq' 'speech a/1 {x} [[2019,3,4]]' jq -r '.[0] | "\(.type) \(.id) \(.issued["date-parts"])"' all.json
else
  ok 'CSL-JSON for jq # SKIP there is no jq'
fi
if command -v biber > /dev/null; then
  lr -F bibtex all.xml > all.bib
  is 'BibLaTeX for biber' '' sh -c 'biber --tool --validate-datamodel --quiet --output-file=out.bib all.bib 2>&1 | grep -E "WARN|ERROR"'
else
  ok 'BibLaTeX for biber # SKIP there is no biber'
fi
if command -v xmllint > /dev/null; then
  for format in tei xml; do
    lr -F "$format" all.xml > "printed.$format"
    is "$format is well-formed" '' xmllint --noout "printed.$format"
  done
fi
if command -v python3 > /dev/null; then
  lr -F csv all.xml > all.csv
  is 'CSV for Python' '5 {24}' python3 -c 'import csv
rows = list(csv.reader(open("all.csv", newline="", encoding="utf-8")))
print(len(rows), {len(r) for r in rows})'
fi

# --output: whole or not at all
is 'nothing on standard output' '' lr -F json --output=out.json all.xml
is 'the same in the file' same sh -c '"$1" --no-config --sort=file -F json all.xml | cmp - out.json && echo same' sh "$LR"
echo old > kept
exits 'a query that cannot be read writes nothing' 2 lr -f '(' --output=kept all.xml
is 'what was there stays' old cat kept
exits 'no archive is written over' 2 lr --output=all.xml all.xml
says 'and why' 'all.xml: is a file that is read' lr --output=./all.xml all.xml
exits 'a folder that is not there' 2 lr --output=none/out all.xml
is 'a table too' 'year,statements,all' sh -c '"$1" --no-config --count-by=year -F csv --output=table all.xml; head -n 1 table' sh "$LR"
[ ! -w /dev/full ] || exits 'a full disk' 2 lr --output=/dev/full all.xml
is 'nothing is left behind' '' sh -c 'ls | grep -E "^(kept|out.json|all.xml|table)\."'
chmod 640 kept
lr --output=kept all.xml
is 'rights are kept' '-rw-r-----' sh -c 'ls -l kept | cut -c1-10'

is 'one by its id' 'À l’aube' sh -c '"$1" --no-config --id=b all.xml | head -n 1' sh "$LR"
exits 'an id that nothing has' 1 lr --id=zz all.xml
says 'is said' 'no statement “zz”' lr --id=zz all.xml
exits 'an id is no count' 2 lr --id=b --count all.xml
exits 'tables are no statements' 2 lr --words -f x -F html all.xml
finish
