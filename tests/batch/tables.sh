#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# JSON and CSV: what is printed is read again, and so are other people's tables.
. "$abs_srcdir/tests/batch/lib.sh"
cd "$TMPDIR" || exit 99

# Without the libraries it is said what is missing, and that is all there is to try.
if ! "$LR" --version | grep -q yajl || ! "$LR" --version | grep -q libcsv; then
  if ! "$LR" --version | grep -q yajl; then
    echo '{"id":"1","text":"a text","title":"a title"}' > a.json
    says 'built without yajl: it says so' '^leader-reader: a.json: this is JSON: the program was built without the library that reads it' "$LR" --count a.json
  fi
  finish
  exit
fi

# ---- what is printed is read again ----

# again FORMAT FILE: printed, read and printed once more it is the same, byte for byte
again() {
  "$LR" --format="$1" --sort=file --duplicates=show "$2" > one 2> err
  "$LR" --format="$1" --sort=file --duplicates=show - < one > two 2>> err
  if [ -s one ] && cmp -s one two; then
    ok "$(basename "$2"): read again as $1"
  else
    not_ok "$(basename "$2"): read again as $1" "$(diff one two | head -6)" "$(cat err)"
  fi
}
for file in "$shipped" "$data"/*; do
  case $file in */guess-none) continue ;; esac
  again json "$file"
  again csv "$file"
done
# shipped_as FORMAT OTHER: what the shipped archive is in the other format once it has been written in one
shipped_as() {
  "$LR" --format="$1" -f 2021 "$shipped" | "$LR" --format="$2"
}
is 'a pipe of JSON has the same statements' "$("$LR" --format=csv -f 2021 "$shipped")" shipped_as json csv
is 'and one of CSV' "$("$LR" --format=json -f 2021 "$shipped")" shipped_as csv json
printf '%s\n' '<archive><title>t</title><statement id="a"><date when="2021-01-02"/><title>* no item</title>' \
  '<text><p>&gt; no quotation</p><p>* one</p><p>* two</p><list><item>three<list><item>four</item></list></item>' \
  '<item>five</item></list><quote><p>six</p><p>seven</p></quote></text>' \
  '<note>b; c</note><note>d</note><topic>e; f</topic></statement></archive>' > marks.xml
again json "$TMPDIR/marks.xml"
again csv "$TMPDIR/marks.xml"
is 'the file that a statement was in is kept' 'marks.xml' \
  sh -c '"$1" --format=json marks.xml | "$1" --format=json - | sed "s/.*\"file\":\"\([^\"]*\)\".*/\1/"' sh "$LR"
is 'a printed undated date stays one' '{"id":"a","date_text":"5/6/2013","title":"t","file":"x.xml"}' \
  sh -c 'echo "{\"id\":\"a\",\"date_text\":\"5/6/2013\",\"title\":\"t\",\"file\":\"x.xml\"}" | "$1" --format=json 2> err' sh "$LR"
says 'and is reported' 'the date “5/6/2013” is not understood' \
  sh -c 'echo "{\"id\":\"a\",\"date_text\":\"5/6/2013\",\"title\":\"t\",\"file\":\"x.xml\"}" | "$1" --check >&2' sh "$LR"

# ---- other people's ----

cat > german.csv << 'END'
Datum;Redner;Fraktion;Titel;Redetext;Wahlperiode;Schlagwörter
3. Februar 2021;Anna Muster;ABC;Haushalt;"Erster Satz.

Zweiter ""Satz"".";19;Geld|Steuern
04.05.2021;Bernd Beispiel;XYZ;Verkehr;"<p>Noch &amp; ein</p><p>Text</p>";;
END
printf 'تاریخ\tسخنران\tمتن سخنرانی\n۱۳۹۹/۱۲/۲۰\tآموزگار\tسلام\n' > persian.tsv
printf '\357\273\277sep=|\r\nдата|оратор|текст речь\r\n2020-02-03|Иванова|Здравствуйте\r\n' > russian.txt
printf 'Datum,Talare,Anförande\r\n2020-02-03,Åsa Öberg,Härlig är jorden\r\n' | iconv -f UTF-8 -t ISO-8859-1 > latin.csv
cat > lines.jsonl << 'END'
{"speaker":{"name":"Ann Lee","party":"Red"},"date":"2021-03-04","title":"On roads","text":["One.","Two."],"score":3.5,"tags":["a","b"],"x":null,"ok":true,"deep":{"er":[1,2]}}

{"first_name":"Bob","last_name":"Stone","date":"March 5, 2021","title":"On rails","speech_url":"https://example.org/2","content":"Steel &lt; wood","mood":"calm"}
END
cat > array.json << 'END'
[
  {"who": "Ann", "when": "2021-03-04", "headline": "One", "body": "Text"},
  {"who": "Bob", "when": "2021-03-05", "headline": "Two", "body": "More"}
]
END
echo '{"date":"2021-05-01","title":"Debate","count":2,"speeches":[{"speaker":"Ann","text":"Yes."},{"speaker":"Bob","text":"No.","date":"2021-05-02"}]}' > sitting.json
all() {
  for table in german.csv persian.tsv russian.txt latin.csv lines.jsonl array.json sitting.json; do
    echo "# $table"
    "$LR" --format=json --sort=file "$table"
    "$LR" --check=text "$table"
  done
}
golden tables all
# Of a list whose objects are statements each is one: without a text, too, and before it is known.
cat > feed.json << 'END'
{"title":"Feed","items":[{"id":"a","title":"Link","url":"https://example.org/a"},{"id":"b","title":"Post",
"content_html":"<p>Text</p>","date_published":"2021-03-04"},{"id":"c","title":"Other","speaker":"Ann"}]}
END
is 'statements without a text beside one with one' 'a b c' sh -c \
  '"$1" --format=json --sort=file feed.json | cut -d "\"" -f 4 | tr "\n" " " | sed "s/ $//"' sh "$LR"
is 'each with its own' 'b' sh -c \
  '"$1" --format=json --filter=date:2021 feed.json | cut -d "\"" -f 4' sh "$LR"
# Quotation marks that are text do not swallow the rows that follow.
cat > marks.csv << 'END'
id,speaker,date,text
1,Ann,2001-02-03,"Thank you" she said.
2,Bob,2001-02-04,"No" he said.
3,Cy,2001-02-05,Plain.
4,Di,2001-02-06,"Yes: ""of course"""
5,Ed,2001-02-07,"He said "no" to it; and went"
6,Flo,2001-02-08,"One

Two"
END
tr , '\t' < marks.csv > marks.tsv
for table in marks.csv marks.tsv; do
  is "$table: quotation marks within a value" '\"Thank you\" she said.
\"No\" he said.
Plain.
Yes: \"of course\"
He said \"no\" to it; and went
One\n\nTwo' sh -c '"$1" --format=json --sort=file "$2" 2> err |
    sed "s/.*\"text\":\"\(.*\)\",\"file.*/\1/"' sh "$LR" "$table"
done
cat > texts.json << 'END'
{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"a","content_text":"If a <b> c &amp; d\n\nthen <p>"},
{"id":"b","content_text":"Bare","content_html":"<p>Rich</p>"},{"id":"c","content_html":"<p>R</p>","content_text":"B"}]}
END
is 'text that says it is none has no markup, and is not shown beside its HTML' \
  '"If a <b> c &amp; d\n\nthen <p>" "Rich" "R" ' sh -c \
  '"$1" --format=json --sort=file texts.json | sed "s/.*\"text\":\(\".*\"\),\"file.*/\1/" | tr "\n" " "' sh "$LR"
is 'but told' '  5 /json/item/items/item/content_text: given again: another is kept (texts.json:2)' sh -c \
  '"$1" --check=text texts.json | grep again' sh "$LR"
echo '[{"date":"2021-03-04","title":{"rendered":"T"},"content":{"rendered":"<p>X</p>"},
"excerpt":{"rendered":"","protected":false}}]' > rest.json
is 'a flag is no summary' 0 "$LR" --count --filter='summary:false' rest.json
is 'a value that has no field is found' 1 "$LR" --count -f 'note:calm' lines.jsonl
is 'in a folder' 7 sh -c 'mkdir in && cp german.csv lines.jsonl persian.tsv array.json in && "$1" --count in' sh "$LR"
if "$LR" --version | grep -q libarchive; then
  is 'packed' 2 sh -c 'gzip -c lines.jsonl > lines.gz && "$1" --count lines.gz' sh "$LR"
fi

# Beside other files what is no archive is nothing to speak of, nor is a list of statements without their
# texts.
mkdir -p beside/more && cp german.csv beside && echo '{"name":"a","version":"1.0"}' > beside/package.json
printf 'id,title,date,speaker_name\n1,t,2021-01-01,Ann\n' > beside/more/list-meta.csv
is 'in a folder with others' '2 statements, no problems' sh -c '"$1" --check beside | head -1' sh "$LR"
is 'a list is read where it is named' 1 "$LR" --count beside/more/list-meta.csv

# ---- what is wrong with them ----

cat > bad.jsonl << 'END'
{"id":"1","date":"2021-01-01","title":"A","text":"one two"}
{"id":"2","date":"2021-01-02","title":"B","text":"no end
{"id":"3","date":"2021-01-03","title":"C","text":"three","title":"again"}
no JSON here
nor here
{"id":"4","date":"2021-01-04","title":"D","text":"four"
{"id":"5","date":"05/06/2021","title":"E","text":"half \ud83d"}
END
is 'what can be read is' 3 sh -c '"$1" --count bad.jsonl 2> err' sh "$LR"
exits 'but that is not all: status 1' 1 "$LR" --count bad.jsonl
printf '[\n {"id":"1","title":"A","text":"one"},\n {"id":"2","title":"B" "text":"two"},\n {"id":"3","title":"C","text":"three"}\n]\n' > bad.json
is 'an array goes on at its next object' 2 sh -c '"$1" --count bad.json 2> err' sh "$LR"
printf '[{"id":"1","title":"A","text":"one"},{"id":"2","title":"B"' > cut.json
says 'one that breaks off' '^leader-reader: read 1 statement, not all there are: cut.json:1: the file ends before its values do' "$LR" --count cut.json
$AWK 'BEGIN { s = "{\"title\":\"t\",\"text\":\"x\",\"d\":"; for (i = 0; i < 5000; i++) s = s "["; print s }' > deep.json
says 'one that is too deep' 'deep.json:1: values are nested too deep' "$LR" --count deep.json
cat > bad.csv << 'END'
speaker,date,text,text
Ann,2021-01-01,"hello
world",x
Bob,2021-01-02

,,,
Cy,2021-01-03,x,extra,more
Di,05/06/2021,"no end
and more
END
# Each fault with its line.
faults() {
  for table in bad.jsonl bad.json bad.csv; do
    "$LR" --check "$table" 2>&1
  done
}
golden tables-faults faults
exits 'status 1' 1 "$LR" --count bad.csv
is 'what is beyond the columns is kept' 1 sh -c '"$1" --count -f note:more bad.csv 2> err' sh "$LR"

# ---- what they are not ----

printf 'plain text, no markup\n' > line.txt
says 'a line' '^leader-reader: line.txt: this is not XML' "$LR" line.txt
is 'but our own header is a table without rows' '0 statements, no problems' sh -c '"$1" -f year:1066 --format=csv | "$1" --check | head -1' sh "$LR"
$AWK 'BEGIN { printf "speaker,text\nAnn,\""; for (i = 0; i < 20000; i++) printf "a word or two %d\n", i; print "\"" }' > long.csv
is 'a first row that is long' 1 "$LR" --count long.csv
echo '{"name":"a","version":"1.0","description":"b","author":"c"}' > package.json
says 'JSON of something else' '^leader-reader: package.json: this is JSON, but not of statements' "$LR" package.json
exits 'status 2' 2 "$LR" package.json
printf 'date,open,close\n2020-01-01,1,2\n' > stock.csv
says 'a table of something else' '^leader-reader: stock.csv: this is not XML' "$LR" stock.csv
printf 'I write, dear speaker, to say\nthat nothing, however small,\nis a table.\n' > letter.txt
says 'a letter' '^leader-reader: letter.txt: this is not XML' "$LR" letter.txt
says 'what only begins like JSON' 'this is not XML' sh -c 'echo "[sic]" | "$1"' sh "$LR"
finish
