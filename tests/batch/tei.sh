#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# TEI that is neither debates nor plays: letters, documents of an edition, words that are divided.
. "$abs_srcdir/tests/batch/lib.sh"
cd "$TMPDIR" || exit 99
tei='<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0">'
json() { "$LR" --no-config -F json --sort=file "$1" | sed 's/,"file":.*/}/'; }

cat > letter.xml << END
$tei<teiHeader><fileDesc><titleStmt><title>Letter to the members</title></titleStmt></fileDesc>
<profileDesc><correspDesc>
<correspAction type="sent"><persName>Ada Bell</persName><date when="1890-02-03"/></correspAction>
<correspAction type="received"><persName>Cyd Dorn</persName><date when="1890-02-09"/></correspAction>
</correspDesc></profileDesc></teiHeader><text><body>
<p>We have de-<lb break="no"/>cided, and re¬<lb break="no"/>jected it.<lb/>Yours.</p></body></text></TEI>
END
is "a letter is of its sender, on the day it was sent; divided words are whole" \
  '{"id":"div-1","date":"1890-02-03","occasion":"Letter to the members","speaker":"Ada Bell","text":"We have decided, and rejected it. Yours."}' \
  json letter.xml

day() {
  echo "frus:doc-dateTime-min=\"1961-05-$1T00:00:00-05:00\" frus:doc-dateTime-max=\"1961-05-$2T23:59:59-05:00\""
}
cat > edition.xml << END
$tei<teiHeader/><text><front><div type="preface"><p>No statement.</p></div></front><body>
<div type="document" xml:id="d1" $(day 06 08)><head>1. Telegram</head><p>First words.</p></div>
<div type="document" xml:id="d2" $(day 09 09)><head>2. Note</head><p>Second words.</p></div></body></text></TEI>
END
is "documents have the days that their edition gives them" \
  '{"id":"d1","date":"1961-05-06/1961-05-08","title":"1. Telegram","text":"First words."}
{"id":"d2","date":"1961-05-09","title":"2. Note","text":"Second words."}' json edition.xml
is "and the preface is told as left out" 1 \
  sh -c '"$0" --no-config --check=text edition.xml | grep -c "/TEI/text/front/div/p: title page or preface"' "$LR"

echo "$tei<teiHeader/><text><body><div type=\"speech\"><head>Of peace</head>
<docDate when=\"1848-08-21\">Paris, 21 August 1848</docDate><p>A day will come.</p>
<floatingText><body><p>Said within.</p></body></floatingText></div></body></text></TEI>" > within.xml
is "the date in a text is its date; a text within it belongs to it" \
  '{"id":"div-1","date":"1848-08-21","title":"Of peace","text":"Paris, 21 August 1848\n\nA day will come.\n\nSaid within."}' \
  json within.xml

# The first of several documents in an envelope names the archive, however fast they are read.
named() {
  for i in 1 2 3 4 5 6 7 8; do
    "$LR" --no-config -F xml "$1" 2> /dev/null | sed -n '3s/^<title>\(.*\)<.*/\1/p'
  done | sort -u
}
is "the first document of an envelope names the archive" "First sitting" named "$abs_srcdir/tests/data/oai-pmh.xml"

# Who works on TEI that was printed may mark words in it: they stay.
"$LR" --no-config -F tei --id=d1 edition.xml | sed 's|First words|First <emph>of</emph> <persName>Ada</persName>|' > marked.xml
is "what was put into printed TEI stays in its text" '{"id":"d1","date":"1961-05-06/1961-05-08","title":"1. Telegram","text":"First of Ada."}' \
  json marked.xml
finish
