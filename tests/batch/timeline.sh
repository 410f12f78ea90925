#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# The tables of a timeline: several series, moving means, shares and their intervals, dispersion; by hand, and
# the same as those of a program in another language.
. "$abs_srcdir/tests/batch/lib.sh"
export LR

cat > "$TMPDIR/small.xml" << 'END'
<archive><title>Small</title>
<statement><date when="2001-01-01"/><title>One</title><speaker>Ann</speaker><text>Tea and tea.</text></statement>
<statement><date when="2001-02-01"/><title>Two</title><speaker>Bob</speaker><text>Coffee.</text></statement>
<statement><date when="2003-01-01"/><title>Three</title><speaker>Ann</speaker><text>Tea or coffee.</text></statement>
<statement><title>Four</title><speaker>Ann; Bob</speaker><text>Tea.</text></statement>
</archive>
END
years() {
  "$LR" --count-by=year --format=csv "$@" "$TMPDIR/small.xml"
}
is 'terms come last, a year without any has no share' 'year,statements,all,searched,words,share,share_low,share_high,tea,"tea per 10,000"
2001,1,2,2,8,50.00,9.45,90.55,2,2500.00
2002,0,0,0,0,,,,0,
2003,1,1,1,5,100.00,20.65,100.00,1,2000.00
undated,1,1,1,4,100.00,20.65,100.00,1,2500.00' years -f tea
is 'two queries, each by itself' 'year,series,statements,all,searched,words,hits,"per 10,000",share,share_low,share_high
2001,tea,1,2,2,8,2,2500.00,50.00,9.45,90.55
2001,coffee,1,2,2,8,1,1250.00,50.00,9.45,90.55
2002,tea,0,0,0,0,0,,,,
2002,coffee,0,0,0,0,0,,,,
2003,tea,1,1,1,5,1,2000.00,100.00,20.65,100.00
2003,coffee,1,1,1,5,1,2000.00,100.00,20.65,100.00
undated,tea,1,1,1,4,1,2500.00,100.00,20.65,100.00
undated,coffee,0,1,1,4,0,0.00,0.00,0.00,79.35' years -f tea --series=coffee
is 'by speaker: of all in the year' 'year,series,statements,all,searched,words,hits,"per 10,000",share,share_low,share_high
2001,Ann,1,2,,,,,50.00,9.45,90.55
2001,Bob,1,2,,,,,50.00,9.45,90.55
2002,Ann,0,0,,,,,,,
2002,Bob,0,0,,,,,,,
2003,Ann,1,1,,,,,100.00,20.65,100.00
2003,Bob,0,1,,,,,0.00,0.00,79.35
undated,Ann,1,1,,,,,100.00,20.65,100.00
undated,Bob,1,1,,,,,100.00,20.65,100.00' years --series-by=speaker
ann() {
  years -f tea --series-by=speaker "$@" | sed -n 's/^2001,//p'
}
is 'of what is theirs, where there is a filter' 'Ann,1,1,1,5,2,4000.00,100.00,20.65,100.00
Bob,0,1,1,3,0,0.00,0.00,0.00,79.35' ann
# A term that is called like a column.
is 'a term that is called as a column is' 'year,statements,all,searched,words,share,share_low,share_high,statements_mean,share_mean,hits:words,"words per 10,000",tea,"tea per 10,000",hits:share,"share per 10,000",words mean,"words per 10,000 mean",tea mean,"tea per 10,000 mean",share mean,"share per 10,000 mean"' \
  sh -c '"$LR" --count-by=year --timeline-mean=3 --format=csv -f "words | tea | share" "$TMPDIR/small.xml" | head -n 1'
is 'in json each has its own' '{"year":"2001","statements":1,"all":2,"searched":2,"words":8,"share":50.00,"share_low":9.45,"share_high":90.55,"hits:words":0,"words per 10,000":0.00,"tea":2,"tea per 10,000":2500.00}' \
  sh -c '"$LR" --count-by=year --format=json -f "words | tea" "$TMPDIR/small.xml" | head -n 1'
is 'as text' 'hits:words tea' sh -c '"$LR" --count-by=year -f "words | tea" "$TMPDIR/small.xml" | sed -n "1s/^.* \(hits:words\) .* \(tea\) .*/\1 \2/p"'
is 'of a field' 'speaker,statements,all,searched,words,share,share_low,share_high,statements_by_time,hits:speaker,"speaker per 10,000",tea,"tea per 10,000"' \
  sh -c '"$LR" --count-by=speaker --format=csv -f "speaker | tea" "$TMPDIR/small.xml" | head -n 1'

# A gap of more than 240 units is none of rows, which is said.
cat > "$TMPDIR/far.xml" << 'END'
<archive><title>Far</title><statement id="a"><date when="-0001"/><title>A</title><text>tea</text></statement>
<statement id="b"><date when="1999"/><title>B</title><text>tea</text></statement>
<statement id="c"><date when="2001"/><title>C</title><text>tea</text></statement></archive>
END
is 'units that are left out' 'leader-reader: units without any statement that are left out in long gaps: 1999 ' \
  sh -c '"$LR" --count-by=year --format=csv "$0" 2>&1 > "$TMPDIR/rows" | tr "\n" " "; ' "$TMPDIR/far.xml"
is 'of the others there is a row' 5 sh -c 'wc -l < "$TMPDIR/rows" | tr -d " "'
says 'of a table of two fields, too' 'left out in long gaps: 1999' "$LR" --count-by=speaker,year "$TMPDIR/far.xml"
is 'a gap that is short is none' '' sh -c '"$LR" --count-by=decade --format=csv "$0" 2>&1 > "$TMPDIR/rows"' "$TMPDIR/far.xml"

# The base of a rate: what must not occur in the text leaves out no more of it than what must.
base() {
  "$LR" --count-by=year --format=csv -f "$1" "$TMPDIR/small.xml" | sed -n 's/^2001,\([0-9]*,[0-9]*,[0-9]*,[0-9]*\),.*/\1/p'
}
is 'a word' 1,2,2,8 base 'tea'
is 'without a word' 1,2,2,8 base 'tea -coffee'
is 'without one of the text' 1,2,2,8 base 'tea -text:coffee'
"$LR" --version | grep -q PCRE2 && expression=/mil.k/
is 'without words or an expression' 1,2,2,8 base "tea -(coffee | ${expression:-milk})"
is 'without what is not without' 0,2,2,8 base 'tea -(-coffee)'
is 'without a speaker' 1,2,1,5 base 'tea -speaker:Bob'
is 'without a speaker and a word together' 1,2,2,8 base 'tea -(speaker:Bob coffee)'
is 'without either' 1,2,1,5 base 'tea -(speaker:Bob | coffee)'
# The base says of how many statements it is, where the share is of all.
is 'of one speaker' 1,2,1,5 base 'tea speaker:Ann'
is 'in the text' 1,2,2,4 base text:tea

# What is only about a statement is found, and not counted with what was said; that is told. Alone it is.
cat > "$TMPDIR/apart.xml" << 'END'
<archive><title>Apart</title>
<statement id="a1"><date when="2001-01-01"/><speaker>Ann</speaker><party>Harbour Party</party>
<text>The old harbour.</text></statement>
<statement id="a2"><date when="2001-02-01"/><speaker>Bob</speaker><party>others</party>
<source href="https://harbour.example/"/><text>No ship.</text><note>A harbour once.</note></statement>
<statement id="a3"><date when="2001-03-01"/><speaker>Cem</speaker><party>party:others</party>
<text>Harbour, harbour.</text></statement>
<statement id="a4"><date when="2001-04-01"/><speaker>Dora</speaker><party>(none)</party><text>A ship.</text></statement>
<statement id="a5"><date when="2001-05-01"/><speaker>Emil</speaker><text>Others.</text></statement>
</archive>
END
apart() {
  "$LR" --count-by="$1" --format="${3:-csv}" -f "$2" "$TMPDIR/apart.xml"
}
is 'in what was said' 2001,3,5,5,15,60.00,23.07,88.24,3,2000.00 sh -c '"$LR" --count-by=year --format=csv -f harbour "$0" | sed -n 2p' "$TMPDIR/apart.xml"
says 'and how often besides' 'party, constituency, source, note: 3; --concordance' apart year harbour
says 'of a field' 'party, constituency, source, note: 3; --concordance' apart speaker harbour
says 'of queries' 'party, constituency, source, note: 3; --concordance' "$LR" --count-by=year --series=harbour "$TMPDIR/apart.xml"
is 'together these are the lines' 6 sh -c '"$LR" --concordance -f harbour "$0" | wc -l' "$TMPDIR/apart.xml"
is 'where it is looked for in the party alone' 2001,1,5,1,2,20.00,3.62,62.45,1,5000.00 sh -c '"$LR" --count-by=year --format=csv -f party:harbour "$0" | sed -n 2p' "$TMPDIR/apart.xml"
apart year party:harbour > "$TMPDIR/out" 2> "$TMPDIR/err"
is 'there is none besides' '' cat "$TMPDIR/err"
is 'the log has both' 'hits: harbour = 6
counted: harbour = 3 (but for role, party, constituency, source, note)' \
  sh -c '"$LR" --count-by=year --log="$TMPDIR/apart.log" -f harbour "$0" > "$TMPDIR/out" && grep -E "^(hits|counted):" "$TMPDIR/apart.log"' "$TMPDIR/apart.xml"
says 'more terms than columns' 'the first 6 of 7' apart year 'a | ship | old | no | the | harbour | once'

# What stands for others, or for none, is no value of that name.
is 'a party called others' '(none)
Harbour Party
others
party:others
party:party:others' sh -c '"$LR" --count-by=year --series-by=party --format=csv "$0" | sed -n "s/^2001,\([^,]*\),.*/\1/p" | LC_ALL=C sort -u' "$TMPDIR/apart.xml"
is 'as text a party called (none)' '(none)
party:(none)' sh -c '"$LR" --count-by=party "$0" | sed -n "s/^\([a-z:]*(none)\).*/\1/p" | LC_ALL=C sort' "$TMPDIR/apart.xml"
is 'in a table of two' '(none)
party:(none)' sh -c '"$LR" --count-by=party,year "$0" | sed -n "s/^\([a-z:]*(none)\).*/\1/p" | LC_ALL=C sort' "$TMPDIR/apart.xml"
is 'in csv none is empty' ',1,1,1' sh -c '"$LR" --count-by=party --format=csv "$0" | grep "^,"' "$TMPDIR/apart.xml"

# Of three years: at the ends two.
is 'a moving mean' 'statements_mean,share_mean,tea,"tea per 10,000",tea mean,"tea per 10,000 mean"
0.50,50.00,2,2500.00,1.00,2500.00
0.67,66.67,0,,1.00,2307.69
0.50,100.00,1,2000.00,0.50,2000.00
,,1,2500.00,,' sh -c '"$LR" --count-by=year --format=csv -f tea --timeline-mean=3 "$TMPDIR/small.xml" | sed "s/^year,.*share_high,//; s/^\([^,]*,\)\{8\}//"'
# 2001: 2 of 3 hits in 8 of 13 words; 2003: 1 in 5. |2/3 - 8/13| = 0.05.
is 'dispersion' 'series,units,counted,base,dp,dpnorm
tea,2,3,13,0.05,0.08' years -f tea --dispersion
is 'of nothing there is none' 'gin,2,0,13,,' sh -c '"$LR" --count-by=year --series=gin --dispersion --format=csv "$TMPDIR/small.xml" | sed 1d'
says 'of what is of no unit' 'of no single unit: 0 uncertain, 1 undated' years -f tea --dispersion
is 'json has the same, and null for what there is not' '{"year":"2002","series":"tea","statements":0,"all":0,"searched":0,"words":0,"hits":0,"per 10,000":null,"share":null,"share_low":null,"share_high":null}' \
  sh -c '"$LR" --count-by=year --format=json --series=tea "$TMPDIR/small.xml" | sed -n 2p'
says 'only of time' 'goes with --count-by=year' "$LR" --count-by=speaker --series=tea "$TMPDIR/small.xml"
exits 'which is wrong usage' 2 "$LR" --dispersion "$TMPDIR/small.xml"
exits 'two kinds at once' 2 "$LR" --count-by=year --series=tea --series-by=speaker "$TMPDIR/small.xml"
says 'no such field' "cannot count by 'colour'" "$LR" --count-by=year --series-by=colour "$TMPDIR/small.xml"
exits 'a query that cannot be read' 2 "$LR" --count-by=year --series=foo:bar "$TMPDIR/small.xml"
says 'one that draws' 'only the filter can draw' "$LR" --count-by=year --series='tea sample:1' "$TMPDIR/small.xml"
says 'seven' 'can be given 6 times' "$LR" --count-by=year --series=1 --series=2 --series=3 --series=4 --series=5 --series=6 --series=7 "$TMPDIR/small.xml"
says 'and six with a filter' 'there is room for 5' "$LR" --count-by=year -f tea --series=1 --series=2 --series=3 --series=4 --series=5 --series=6 "$TMPDIR/small.xml"

if command -v python3 > /dev/null; then
  # Three hundred statements of eight speakers, some of two; years without any, and dates of no single one.
  awk 'BEGIN { print "<archive><title>Many</title>"
    split("Ann Bob Cem Dora Emil Fay Gus Hal", speaker, " ")
    split("peace war bread water school union", word, " ")
    for (i = 1; i <= 300; i++) {
      year = 1990 + (i * i) % 23
      date = sprintf("<date when=\"%d-%02d-%02d\"/>", year, i % 12 + 1, i % 28 + 1)
      if (i % 50 == 0) date = sprintf("<date when=\"%d/%d\"/>", year, year + 1)
      if (i % 41 == 0) date = ""
      printf "<statement>%s<title>No %d</title><speaker>%s%s</speaker><text>", date, i,
        speaker[i * 7 % 23 % 8 + 1], i % 9 ? "" : "; " speaker[i % 8 + 1]
      for (k = i % 13; k >= 0; k--) printf "%s ", word[(i * k + i % 5) % 6 + 1]
      print "</text></statement>" }
    print "</archive>" }' > "$TMPDIR/many.xml"
  # again CALENDAR UNIT MEAN FILTER KIND...
  again() {
    name="$*" calendar=$1 unit=$2 mean=$3 filter=$4 kind=$5
    shift
    "$LR" --format=csv --calendar="$calendar" "$TMPDIR/many.xml" |
      PYTHONIOENCODING=utf-8 CALENDAR=$calendar python3 "$abs_srcdir/tests/batch/timeline.py" "$@" > "$TMPDIR/again"
    shift 4
    set -- $(case $kind in queries) printf -- '--series=%s ' "$@" ;; field) printf -- '--series-by=%s' "$1" ;; esac)
    case $mean in dispersion) set -- "$@" --dispersion ;; *) set -- "$@" --timeline-mean="$mean" ;; esac
    "$LR" --format=csv --calendar="$calendar" --count-by="$unit" -f "$filter" "$@" "$TMPDIR/many.xml" > "$TMPDIR/table"
    if [ -s "$TMPDIR/table" ] && cmp -s "$TMPDIR/table" "$TMPDIR/again"; then
      ok "counted again: $name"
    else
      not_ok "counted again: $name" "$(diff "$TMPDIR/table" "$TMPDIR/again" | head -20)"
    fi
  }
  again gregorian year 5 'peace' none
  again gregorian year 3 'peace war' none
  again gregorian month 4 'bread' queries water school
  again gregorian decade 0 '' queries union peace
  again persian year 7 'water' queries war
  again gregorian year 3 '' field speaker
  again islamic-civil year 3 'school' field speaker
  again gregorian year dispersion 'peace war' none
  again gregorian year dispersion 'peace war' queries bread
  again persian decade dispersion '' field speaker
  again gregorian year dispersion 'union' field speaker
fi
finish
