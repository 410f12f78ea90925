#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Formats that are data: the example of the manual, the user's own, and what is wrong with one.
. "$abs_srcdir/tests/batch/lib.sh"
cd "$TMPDIR" || exit 99
page=$abs_srcdir/data/leader-reader-formats.5

# literal N: the Nth example of the page, as it is printed
literal() {
  ${AWK:-awk} -v n="$1" '/^\.Ed/ { on = 0 } on { print } /^\.Bd -literal/ { on = ++i == n }' "$page"
}
literal 1 > assembly.xml
literal 2 > assembly.format

# columns NAMES FILE...: these columns of what is read, where no value before the text has a comma
columns() {
  names=$1
  shift
  "$LR" --no-config --format=csv --sort=file "$@" | ${AWK:-awk} -F, -v names="$names" '
    { sub(/\r$/, "") }
    NR == 1 {
      n = split(names, want, ",")
      for (i = 1; i <= NF; i++)
        at[$i] = i
      print names
    }
    /^[0-9]+,/ {
      line = ""
      for (i = 1; i <= n; i++)
        line = line (i > 1 ? "," : "") $at[want[i]]
      print line
    }'
}
want=$(literal 3)
is 'the example of the manual' "$want" \
  columns "$(literal 3 | head -n 1)" --mapping=assembly.format assembly.xml
text() { "$LR" --no-config --format=json --sort=file "$@" | sed 's/.*"text":"\([^"]*\)".*/\1/'; }
is 'and its texts' 'We need a bridge.\n\nIt should be long.\n\n[Applause]
Thank you.' text --mapping=assembly.format assembly.xml
account() { "$LR" --no-config --check "$@" | tail -n 1; }
is 'nothing of it is lost' 'unaccounted for: 0' account --mapping=assembly.format assembly.xml

guessed() { "$LR" --no-config --check assembly.xml | grep -c 'of no known format: read by a guessed mapping'; }
is 'without it the archive is of no format' 1 guessed
mkdir -p "$XDG_CONFIG_HOME/leader-reader/formats"
cp assembly.format "$XDG_CONFIG_HOME/leader-reader/formats/assembly.format"
is 'a format in the folder of the user' 2 "$LR" --count assembly.xml
listed() { "$LR" "$@" --list-formats | grep assembly; }
is 'is listed' "$(printf 'assembly\tMinutes of the assembly')" listed
is 'but not where nothing of the user is read' 1 guessed

echo 'statement = turn' > "$XDG_CONFIG_HOME/leader-reader/formats/broad.format"
printf 'statement = turn\n\nroot = turn\nspeakr = who\n' > "$XDG_CONFIG_HOME/leader-reader/formats/wrong.format"
says 'a format of the folder says what it is for' "broad.format: .*root" "$LR" --list-formats
says 'what is wrong with one has file, line and key' 'wrong.format:4: speakr: expected a key: name, root,' \
  "$LR" --list-formats
is 'the others are read all the same' 2 "$LR" --count assembly.xml

# One called as one of the program's takes its place.
printf 'name = Mine\nroot = anforandelista\nstatement = anforande\ntext = anforandetext\n' \
  > "$XDG_CONFIG_HOME/leader-reader/formats/riksdag.format"
riksdag() { "$LR" --list-formats | grep riksdag; }
is 'one called as one of the program' "$(printf 'riksdag\tMine')" riksdag
rm -r "$XDG_CONFIG_HOME/leader-reader"

exits 'a mapping that is none is a wrong use' 2 "$LR" --no-config --mapping=assembly.xml --check assembly.xml
says 'and is said with its line' 'assembly.xml:2: a line must be' \
  "$LR" --no-config --mapping=assembly.xml --check assembly.xml
exits 'one that is not there too' 2 "$LR" --no-config --mapping=none --check assembly.xml
# Several archives at once, each by its own.
is 'many formats at once' 18 "$LR" --no-config --count "$data/riksdag.xml" "$data/japan.xml" \
  "$data/storting.xml" "$data/netherlands.xml" "$data/folketing.xml"
# A root may be called as that of a format, and be something else.
printf '%s' '<debates><item><Datum>04.05.2018</Datum><Redner>A. Moor</Redner>
<Wortlaut>Eins zwei drei vier.</Wortlaut></item>
<item><Datum>13.05.2018</Datum><Redner>B. Heide</Redner>
<Wortlaut>Sechs sieben acht neun.</Wortlaut></item></debates>' > debates.xml
is 'debates of another kind' 2 "$LR" --no-config --count debates.xml
# An envelope's id is that of the one record in it that has none of its own, and of no other.
{
  printf '%s' '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>'
  for id in 1 2 3; do
    printf '<record><header>%s</header>%s<title>T</title></titleInfo>%s</mods></metadata></record>' \
      "$([ $id = 3 ] || echo "<identifier>oai:$id</identifier>")" \
      '<metadata><mods xmlns="http://www.loc.gov/mods/v3"><titleInfo>' \
      "$([ $id != 2 ] || echo '<identifier>own</identifier>')"
  done
  printf '<record><header status="deleted"><identifier>gone</identifier></header></record></ListRecords></OAI-PMH>'
} > oai.xml
is 'ids of an envelope' "$(printf '%s\n' oai:1 own undated-1)" sh -c \
  '"$1" --no-config --format=json --sort=file oai.xml | sed "s/.*\"id\":\"//; s/\".*//"' sh "$LR"
is 'those that are not used' '  5: given again: another is kept' sh -c \
  '"$1" --no-config --check oai.xml | grep "^  .*again"' sh "$LR"
# What a component is a part of is not cut without a sign.
"$AWK" 'BEGIN {
  for (t = "T"; length(t) < 480;) t = t "T"
  printf "<ead xmlns=\"urn:isbn:1-931666-22-9\"><eadheader><eadid>x</eadid></eadheader>"
  printf "<archdesc level=\"collection\"><did><unittitle>%s</unittitle></did><dsc>", t
  for (i = 0; i < 6; i++) printf "<c><did><unittitle>%s</unittitle></did>", t
  for (i = 0; i < 6; i++) printf "</c>"
  print "</dsc></archdesc></ead>"
}' > deep.xml
is 'a component deep in long titles' 2 sh -c \
  '"$1" --no-config --format=json deep.xml | grep -c " – …\""' sh "$LR"
finish
