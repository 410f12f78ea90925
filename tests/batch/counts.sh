#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# --count-by: its tables; and that its numbers are those an awk script finds in the printed JSON.
. "$abs_srcdir/tests/batch/lib.sh"
export LR

golden count-by-month "$LR" --count-by=month -f 'unity | election' "$shipped"
golden count-by-topic "$LR" --count-by=topic -f 'election' --format=csv "$shipped"
golden count-by-persian "$LR" --count-by=decade --calendar=persian --format=json "$data/archive-fa.xml"
exits 'no such field' 2 "$LR" --count-by=colour "$shipped"
says 'and why' "cannot count by 'colour'" "$LR" --count-by=colour "$shipped"
exits 'nothing matches' 1 "$LR" --count-by=year -f 'nosuchword' "$shipped"

# The second and third column of the CSV table by FIELD, sorted.
table() {
  "$LR" --count-by="$1" --format=csv -f "$2" "$shipped" | sed 1d | awk -F, '$2 > 0 { print $1 "," $2 }' | LC_ALL=C sort
}
# How many JSON objects have each start of WIDTH letters of the value of KEY.
tally() {
  "$LR" --format=json -f "$3" "$shipped" | awk -v key="\"$1\":\"" -v width="$2" '
    { at = index($0, key)
      if (!at) next
      value = substr($0, at + length(key))
      value = substr(value, 1, width ? width : index(value, "\"") - 1)
      n[value]++ }
    END { for (value in n) print value "," n[value] }' | LC_ALL=C sort
}
same() {
  name=$1
  if [ -n "$2" ] && [ "$2" = "$3" ]; then ok "$name"; else not_ok "$name" "table: $2" "awk: $3"; fi
}
same 'years are those of the JSON' "$(table year election)" "$(tally date 4 election)"
same 'all years, too' "$(table year '')" "$(tally date 4 '')"
same 'speakers' "$(table speaker unity)" "$(tally speaker 0 unity)"
same 'kinds' "$(table kind '')" "$(tally kind 0 '')"
same 'languages' "$(table language '')" "$(tally language 0 '')"

# Each "elect" of the searched fields, whatever its case; a statement a line.
fields() {
  "$LR" --format=json -f elect "$shipped" | sed -e 's/^.*"title"/"title"/; s/"sources\{0,1\}":\(\[[^]]*\]\|"[^"]*"\),*//g; s/"file":"[^"]*"//; s/"role":"[^"]*"//; s/"notes":\[[^]]*\]//'
}
hits=$(fields | awk '{ n += gsub(/[Ee][Ll][Ee][Cc][Tt]/, "") } END { print n }')
same 'hits of a word' "$("$LR" --count-by=year --format=csv -f elect "$shipped" | awk -F, 'NR > 1 { n += $9 } END { print n }')" "$hits"
same 'the same by file' "$("$LR" --count-by=file --format=csv -f elect "$shipped" | awk -F, 'NR > 1 { n += $10 } END { print n }')" "$hits"

# A column has its place where there is nothing to say in it.
is 'nothing to compare with' \
  'word,times,times_at_least,statements,statements_compared,chance,words,words_compared,g2,log_ratio,lrc,dp,dp_norm,words_by_time' \
  sh -c '"$LR" --words -f date:1000.. --format=csv "$0" | head -n 1' "$shipped"

# Sixty statements, of two parties: a planted word each, one that both have, and one that stands often in one
# statement alone.
awk 'BEGIN { print "<archive><title>Planted</title>"
  for (i = 1; i <= 60; i++)
    printf "<statement id=\"s%d\"><date when=\"20%02d-05-01\"/><title>No. %d</title><party>%s</party><text>We are here for the %s%s%s</text></statement>\n",
      i, i % 20, i, i % 2 ? "Odd" : "Even", i % 2 ? "harbour" : "mountain", i % 3 ? ", and the sea" : "",
      i == 5 ? " gull gull gull gull gull gull gull gull" : ""
  print "</archive>" }' > "$TMPDIR/planted.xml"
golden words "$LR" --words -f party:odd --format=csv "$TMPDIR/planted.xml"
is 'the same from the other side' "mountain" sh -c '"$LR" --words -f party:odd --reverse --format=csv "$TMPDIR/planted.xml" | sed -n "2s/^\([a-z]*\),[^,]*,[^,]*,0,30,.*/\1/p"'
# Of what is rarer the bound is the upper one.
is 'whose bound is the upper one' 'word,times,times_at_most' sh -c '"$LR" --words -f party:odd --reverse --format=csv "$TMPDIR/planted.xml" | sed -n "1s/,statements,.*//p"'
is 'in json too' 'yes' sh -c '"$LR" --words -f party:odd --reverse --format=json "$TMPDIR/planted.xml" | sed -n "1s/^{\"word\":\"mountain\",\"times\":0.0[0-9],\"times_at_most\":0.[0-9]*,\"statements\".*/yes/p"'
is 'and no dispersion of what is not there' '"words":0,"words_compared":30,"dp":null,"dp_norm":null' sh -c '"$LR" --words -f party:odd --reverse --format=json "$TMPDIR/planted.xml" | sed -n "1{s/,\"g2\":.*,\"dp\"/,\"dp\"/;s/.*\(\"words\":.*\),\"words_by_time.*/\1/p;}"'
is 'and as text' 'at most' sh -c '"$LR" --words -f party:odd --reverse "$TMPDIR/planted.xml" | sed -n "1s/^.* times *\(at [a-z]*\) .*/\1/p"'
is 'one word in one statement proves nothing' "" sh -c '"$LR" --words -f party:odd --format=csv "$TMPDIR/planted.xml" | grep gull'
golden words-all "$LR" --words=date:2018.. --keyness-level=all --keyness-least=2 -f unity --format=json "$shipped"
# What somebody wants left out is: in any letters, and not tried.
printf '# of mine\nThe, OF\nislamic\n' > "$TMPDIR/stop"
sh -c '"$LR" --collocates -f revolution --format=csv "$1"' - "$shipped" | grep -v '^\(the\|The\|of\|Islamic\),' > "$TMPDIR/without"
is 'stop words' "$(cat "$TMPDIR/without")" "$LR" --stop-words="$TMPDIR/stop" --collocates -f revolution --format=csv "$shipped"
is 'none of them stands out' '' sh -c '"$LR" --stop-words="$1" --words --keyness-level=all -f unity --format=csv "$2" | grep -i "^\(the\|of\|islamic\),"' - "$TMPDIR/stop" "$shipped"
printf '\357\273\277# revolution, the\nimam\n' > "$TMPDIR/marked"
is 'a remark behind a byte order mark' the sh -c '"$LR" --stop-words="$1" --collocates -f revolution --format=csv "$2" | grep -io "^the,"  | tr -d , | head -n 1' - "$TMPDIR/marked" "$shipped"
exits 'stop words that are not there' 2 "$LR" --stop-words="$TMPDIR/nowhere" --words -f unity "$shipped"
head -c 1048577 /dev/zero | tr '\0' a > "$TMPDIR/large"
says 'too many stop words' 'too large: a list of words has 1 MiB at most' "$LR" --stop-words="$TMPDIR/large" --words -f unity "$shipped"
exits 'no word stands out' 1 "$LR" --words -f unity "$shipped"
exits 'a comparison that cannot be read' 2 "$LR" --words=foo:bar -f unity "$shipped"
says 'is said as of a filter' "$("$LR" --count -f foo:bar "$shipped" 2>&1 | head -n 1)" "$LR" --words=foo:bar -f unity "$shipped"
exits 'one that finds nothing' 1 "$LR" --words=zzzz --keyness-level=all -f unity "$shipped"
says 'is said' 'finds nothing to compare with' "$LR" --words=zzzz -f unity "$shipped"
awk 'BEGIN {
  print "<archive>"
  for (s = 0; s < 4; s++) {
    printf "<statement><date when=\"200%d-01-01\"/><text>", (s > 2 ? 2 : 1)
    for (i = 0; i < 1100 && s < 3; i++) printf "%sw%d ", i % 10 ? "" : "found ", i
    print "other</text></statement>"
  }
  print "</archive>" }' > "$TMPDIR/many.xml"
says 'the first thousand words' 'these are the first 1000 of 1101' "$LR" --words --keyness-level=all -f 2001 "$TMPDIR/many.xml"
says 'the first thousand phrases' 'these are the first 1000 of [0-9]+' "$LR" --phrases --phrases-words=2 "$TMPDIR/many.xml"
says 'the first thousand words beside' 'these are the first 1000 of 1095' "$LR" --collocates -f found "$TMPDIR/many.xml"
says 'a level where nothing has one' '--keyness-level goes with --words or --phrases=key' "$LR" --count --keyness-level=0.01 "$shipped"
exits 'is wrong usage' 2 "$LR" --count --keyness-level=0.01 "$shipped"
exits 'no such level' 2 "$LR" --words --keyness-level=0.5 -f unity "$shipped"
# Of the words of title, summary and text that match, those in two statements and more.
counted() {
  "$LR" --format=csv -f "$1" --words --keyness-level=all --keyness-least=2 "$shipped" | sed 1d | awk -F, '$1 !~ /[0-9]/ { print $1, $7 }' | LC_ALL=C sort
}
again() {
  "$LR" --format=json -f "$1" "$shipped" |
    sed -n 's/^.*"title":"\(.*\)","occasion".*"summary":"\(.*\)","file".*$/\1 \2/p' |
    awk '{ gsub(/“|”|—|–|…/, " "); gsub(/\\n/, " "); gsub(/\\"/, " "); gsub(/[^A-Za-z’ -]/, " "); gsub(/-/, " "); $0 = tolower($0)
           for (i = 1; i <= NF; i++) n[$i]++ }
         END { for (word in n) print word, n[word] }' | LC_ALL=C sort
}
counted unity | tr '[:upper:]' '[:lower:]' | LC_ALL=C sort > "$TMPDIR/table"
again unity > "$TMPDIR/awk"
missing=$(LC_ALL=C comm -23 "$TMPDIR/table" "$TMPDIR/awk")
if [ -s "$TMPDIR/table" ] && [ -z "$missing" ]; then ok 'words as awk counts them'; else not_ok 'words as awk counts them' "$missing"; fi

# Two fields at once: each number is what a filter for both values finds.
is 'two fields' 'year,statements,speech,message
2020,6,4,2
2021,7,7,0' "$LR" --count-by=year,kind --format=csv "$shipped"
is 'of what matches' '{"kind":"speech","statements":4,"2020":0,"2021":4}' "$LR" --count-by=kind,year -f unity --format=json "$shipped"
"$LR" --count-by=party,year --format=csv "$TMPDIR/planted.xml" > "$TMPDIR/cross"
wrong=
for party in Odd Even; do
  for year in 2001 2002 2010 2019; do
    cell=$(awk -F, -v party="$party" -v year="$year" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == year) at = i }
      $1 == party { print $at }' "$TMPDIR/cross")
    [ "$cell" = "$("$LR" --count -f "party:$party year:$year" "$TMPDIR/planted.xml")" ] || wrong="$wrong $party,$year:$cell"
  done
done
if [ -z "$wrong" ]; then ok 'cells are what filters find'; else not_ok 'cells are what filters find' "$wrong"; fi
same 'and their sum' "$(awk -F, 'NR > 1 { for (i = 3; i <= NF; i++) n += $i } END { print n }' "$TMPDIR/cross")" 60
# A table of more cells than the memory would hold: its rows are not kept. A sanitizer wants more than any
# limit.
awk 'BEGIN { print "<archive><title>t</title>"
  for (i = 1; i <= 2500; i++)
    printf "<statement id=\"s%d\"><title>t%d</title><speaker>p%d</speaker></statement>\n", i, i, i
  print "</archive>" }' > "$TMPDIR/many.xml"
(ulimit -v 200000; "$LR" --version > /dev/null 2>&1) && limit='ulimit -v 200000;' || limit=
is 'a table of many cells' '2502 2501,1' sh -c "$limit"' "$1" --count-by=speaker,title --format=csv "$2" |
  awk -F, "{ n++; for (i = 3; i <= NF && NR > 1; i++) sum[NR] += \$i } END { for (i in sum) good += sum[i] == 1; print NF, n \",\" (good == NR - 1) }"' sh "$LR" "$TMPDIR/many.xml"
is 'as text, in columns' '1 1' sh -c "$limit"' "$1" --count-by=speaker,title "$2" |
  awk "{ n[length(\$0)]++ } END { for (i in n) k++; print k, NR == 2502 }"' sh "$LR" "$TMPDIR/many.xml"
cat > "$TMPDIR/called.xml" << 'END'
<archive><title>Called</title>
<statement><date when="2001-01-01"/><title>One</title><speaker>statements</speaker><party>all</party>
<text>x</text></statement>
<statement><date when="2001-01-02"/><title>Two</title><speaker>(none)</speaker><party>statements</party>
<text>x</text></statement>
<statement><date when="2001-01-03"/><title>Three</title><party>party</party><text>x</text></statement>
</archive>
END
is 'values that are called as a column is' 'party,statements,(none),speaker:statements,' sh -c '"$LR" --count-by=party,speaker --format=csv "$TMPDIR/called.xml" | head -n 1'
is 'in json' '{"speaker":"statements","statements":1,"all":1,"party":0,"party:statements":0}' sh -c '"$LR" --count-by=speaker,party --format=json "$TMPDIR/called.xml" | grep ":\"statements"'
is 'as text none is not a value' 'party statements speaker:(none) speaker:statements (none)' sh -c '"$LR" --count-by=party,speaker "$TMPDIR/called.xml" | sed -n "1s/  */ /gp"'
is 'nor is the sum' 'party:all 1 all 3' sh -c '"$LR" --count-by=party,speaker "$TMPDIR/called.xml" |
  awk "\$1 ~ /all/ { printf \"%s%s %s\", n++ ? \" \" : \"\", \$1, \$2 }"'
is 'which data do not have' 'all,1' sh -c '"$LR" --count-by=party,speaker --format=csv "$TMPDIR/called.xml" | grep all | cut -d, -f1,2'
says 'one of two that is none' "cannot count by 'colour'" "$LR" --count-by=year,colour "$shipped"

# A date is counted by its day, as a filter finds it.
cat > "$TMPDIR/times.xml" << 'END'
<archive><title>Times</title>
<statement><date when="2001-01-01T09:00:00"/><title>One</title><speaker>Ann</speaker></statement>
<statement><date when="2001-01-01T10:30:00Z"/><title>Two</title><speaker>Ann</speaker></statement>
<statement><date when="2001-01-01"/><title>Three</title><speaker>Bob</speaker></statement>
<statement><date when="2001-01-02"/><title>Four</title><speaker>Bob</speaker></statement>
</archive>
END
is 'dates with a time' '2001-01-01,3
2001-01-02,1' sh -c '"$LR" --count-by=date --format=csv "$TMPDIR/times.xml" | sed 1d | cut -d, -f1,2'
is 'beside another field' '2001-01-01,3,2,1
2001-01-02,1,0,1' sh -c '"$LR" --count-by=date,speaker --format=csv "$TMPDIR/times.xml" | sed 1d'
same 'the same by a filter' 3 "$("$LR" --count -f 'date:==2001-01-01' "$TMPDIR/times.xml")"
finish
