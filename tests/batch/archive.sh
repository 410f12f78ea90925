#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# The native format: the example of its page is read without a problem, is valid, and comes out as it says.
. "$abs_srcdir/tests/batch/lib.sh"
cd "$TMPDIR" || exit 99
page=$abs_srcdir/data/leader-reader-archive.5
schema=$abs_srcdir/data/archive.rng

# What stands in the page between the two marks is mdoc: "~" is written \(ti there.
${AWK:-awk} '/^\.Ed/ { exit } on { print } /^\.Bd -literal/ { on = 1 }' "$page" |
  sed 's/\\(ti/~/g' > example.xml
json() { "$LR" --no-config --format=json --id="$1" example.xml; }

exits 'the example of the manual is read without a problem' 0 "$LR" --no-config --check example.xml
is 'and whole' '2 statements, no problems' sh -c '"$1" --no-config --check example.xml | head -n 1' sh "$LR"
is 'the role of the day' 1 sh -c 'printf "%s" "$1" | grep -c "\"role\":\"Mayor\""' sh "$(json 2020-05-17-bridge)"
is 'no party where it says so' 0 sh -c 'printf "%s" "$1" | grep -c "\"party\""' sh "$(json harbour-letter)"
is 'the language of its text' 'fr' \
  sh -c 'printf "%s" "$1" | sed "s/.*\"language\":\"\([a-z]*\)\".*/\1/"' sh "$(json harbour-letter)"
is 'a calendar of its own' '1342' \
  sh -c '"$1" --no-config --calendar=persian -F csv --id=harbour-letter example.xml | sed -n "s/.*,\([0-9]*\)~*\r*\$/\1/p"' sh "$LR"
"$LR" --no-config --format=xml --output=again.xml example.xml
is 'read from what is printed it is the same' "$("$LR" --no-config -F json example.xml | sed 's/"file":"[^"]*"//')" \
  sh -c '"$1" --no-config -F json again.xml | sed "s/\"file\":\"[^\"]*\"//"' sh "$LR"

# two files, of which one says its language; and statements of which little is known
mkdir both
echo '<archive xml:lang="en"><statement id="a"><title>One</title></statement></archive>' > both/a.xml
echo '<archive><statement id="b"><title>Deux</title></statement></archive>' > both/b.xml
echo '[{"id":"c","date":"2020-01-01","title":"T","text":"x"},{"id":"d","party":"Moor"},' > little.json
echo '{"id":"e","role":"Chair"},{"id":"f","gender":"F"},{"id":"g","constituency":"Fen"}]' >> little.json
# a row of a table without a date, of which it is known when it was written
cat > row.atom << 'END'
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices"
xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><entry><id>r</id>
<updated>2024-01-01T00:00:00Z</updated><content type="application/xml"><m:properties><d:Title>One</d:Title>
</m:properties></content></entry></feed>
END
is 'a row is undated' 0 sh -c '"$1" --no-config -F json row.atom | grep -c "\"date\""' sh "$LR"
"$LR" --version | grep -q yajl && "$LR" --no-config -p --format=json --output=row.json row.atom
kinds="both row.atom"
"$LR" --version | grep -q yajl && kinds="$kinds little.json row.json"
for f in $kinds; do
  "$LR" --no-config -p --format=xml --output=round.xml "$f"
  is "$f read from what is printed is the same" \
    "$("$LR" --no-config -p -F json "$f" | sed 's/,"file":"[^"]*"//')" \
    sh -c '"$1" --no-config -p -F json round.xml | sed "s/,\"file\":\"[^\"]*\"//"' sh "$LR"
done

# each element and attribute of the schema is named in the page
sed -n 's/.*<\(element\|attribute\) name="\([a-z]*\)".*/\2/p' "$schema" | LC_ALL=C sort -u > names
while read -r name; do
  grep -qE "(^|[ \".(])$name([ =,.;\"/]|\$)" "$page" || echo "$name"
done < names > unnamed
is 'the schema has names' 'archive' sed -n '/^archive$/p' names
is 'and the page has all of them' '' cat unnamed

if command -v xmllint > /dev/null; then
  is 'the example is valid' '' sh -c 'xmllint --noout --relaxng "$1" example.xml 2>&1 | grep -v " validates$"' sh "$schema"
fi
cat > when.xml << 'XML'
<archive xmlns="urn:leader-reader:archive:1" version="1" xml:lang="fa"><title>When</title>
<statement id="a"><date calendar="persian" when="1380-01-30"/><title>A</title><text>x</text></statement>
<statement id="b"><date calendar="persian" when="1380-01-30">30 فروردین 1380</date><title>B</title><text>x</text></statement>
<statement id="c"><date calendar="persian" when="2001-04-19">30 فروردین 1380</date><title>C</title><text>x</text></statement>
<statement id="d"><date calendar="islamic" when="1446">850</date><title>D</title><text>x</text></statement>
<statement id="e"><date calendar="islamic-civil" when="0850"/><title>E</title><text>x</text></statement></archive>
XML
is 'a date in @when that was meant in another calendar is told' \
  'when.xml:2: the date “1380-01-30” is taken; “1380-01-30 (persian)” beside it is another day
when.xml:3: the date “1380-01-30” is taken; “30 فروردین 1380” beside it is another day' \
  sh -c '"$0" --no-config --check when.xml | grep "^when"' "$LR"

cat > weekday.xml << 'XML'
<archive xmlns="urn:leader-reader:archive:1" version="1"><title>Weekdays</title>
<statement id="a"><date>Monday, 3 May 2022</date><title>A</title><text>x</text></statement>
<statement id="b"><date when="2022-05-03">Mon., May 3rd</date><title>B</title><text>x</text></statement>
<statement id="c"><date when="2022-05-03">Tuesday, 3 May 2022</date><title>C</title><text>x</text></statement>
<statement id="d" xml:lang="fa">
<date>پنج شنبه ۱۳ اردیبهشت ۱۴۰۱</date><title>D</title><text>x</text></statement>
<statement id="e" xml:lang="fa"><date>سه‌شنبه ۱۳ اردیبهشت ۱۴۰۱</date><title>E</title><text>x</text></statement>
<statement id="f" xml:lang="fa">
<date>سه شنبه ۱۳ اردیبهشت ۱۴۰۱</date><title>F</title><text>x</text></statement>
<statement id="g"><date when="2022-05">Monday, May 2022</date><title>G</title><text>x</text></statement>
<statement id="h">
<date when="2022-05-03">Monday, 2 to Tuesday, 3 May 2022</date><title>H</title><text>x</text></statement>
<statement id="i"><date when="1917-11-07">Wednesday, 25 October 1917</date><title>I</title><text>x</text></statement>
<statement id="j" xml:lang="de"><date>Montag, den 3. Mai 2022</date><title>J</title><text>x</text></statement>
</archive>
XML
is 'a weekday that is not that of the day is told' \
  'weekday.xml:2: the date “2022-05-03” is taken; “Monday, 3 May 2022” beside it is another day
weekday.xml:3: the date “2022-05-03” is taken; “Mon., May 3rd” beside it is another day
weekday.xml:6: the date “2022-05-03” is taken; “پنج شنبه ۱۳ اردیبهشت ۱۴۰۱” beside it is another day
weekday.xml:14: the date “2022-05-03” is taken; “Montag, den 3. Mai 2022” beside it is another day' \
  sh -c '"$0" --no-config --check weekday.xml | grep "^weekday"' "$LR"
finish
