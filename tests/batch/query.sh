#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Queries in scripts: what counts as wrong; and counts beside those of another program.
. "$abs_srcdir/tests/batch/lib.sh"

is 'or' 1 "$LR" --count --filter='nosuchword | ghad'
is 'a group' 1 "$LR" --count --filter='ghad -(nosuchword | nosuchword2)'

# refused NAME QUERY PATTERN: no count, status 2, and the second line under the query points at its place
refused() {
  name=$1 query=$2 pattern=$3 under=$4
  is "$name: no count" '' "$LR" --count --filter="$query"
  exits "$name: status 2" 2 "$LR" --count --filter="$query"
  says "$name: said" "^leader-reader: .*$pattern" "$LR" --count --filter="$query"
  is "$name: where" "  $query
$under" sh -c '"$LR" --count --filter="$1" 2>&1 | tail -n +2' sh "$query"
}
refused 'an open bracket' 'ghad (quds' 'the bracket is not closed' '       ^'
refused 'an open quotation' 'ghad "quds' 'the quotation is not closed' '       ^'
refused 'a bracket too many' 'ghad) x' 'no bracket is open' '      ^'
refused 'an unknown field' 'ghad spaeker:x' "there is no field 'spaeker'" '       ^~~~~~~~'
refused 'half a date' 'ghad year:20' 'year: wants a date' '       ^~~~~~~'
refused 'dates that run backwards' 'ghad 2021..2019' 'the dates 2021..2019 run backwards: read as 2019..2021' \
  '       ^~~~~~~~~~'
refused 'years that run backwards' '2020-2018' 'the dates 2020-2018 run backwards' '  ^~~~~~~~~'
is 'the words of such' 0 "$LR" --count --filter='"2020-2018"'
refused 'an operator at the end' 'ghad OR' "'OR' wants" '       ^~'
refused 'a field alone' 'قدس title:' 'title: wants a value' '      ^~~~~~'
refused 'a filter that is none' '(ghad) :nosuch' 'no filter is named' '         ^~~~~~~'
refused 'half an expression' 'a /[' '' '    ^~'
refused 'half a NEAR' 'ghad NEAR/ x' 'wants a number of words' '       ^~~~~'
refused 'a NEAR alone' 'ghad NEAR x' 'wants a number of words' '       ^~~~'
refused 'a NEAR at the end' 'ghad NEAR/3' "'NEAR/3' wants" '       ^~~~~~'
refused 'a NEAR beside dates' 'ghad NEAR/3 2019..' 'NEAR/3 wants words' '       ^~~~~~'
refused 'a star alone' 'ghad *' 'stands for letters' '       ^'
refused 'a short word with a tilde' 'ghad qu~' 'three letters' '       ^~~'
exits 'the same for what is printed' 2 "$LR" --format=csv --filter='('
is 'and nothing is' '' "$LR" --format=csv --filter='('
exits 'and for tables' 2 "$LR" --count-by=year --filter='"a'
is 'operators in capitals' "$("$LR" --count --filter='ghad | quds')" "$LR" --count --filter='ghad OR quds'
is 'not' 12 "$LR" --count --filter='NOT ghad'
is 'a blank after a field' "$("$LR" --count --filter='title:day')" "$LR" --count --filter='title: day'
is 'a time is text' 0 "$LR" --count --filter='10:30'
is 'an address is text' 0 "$LR" --count --filter='http://x'
cat > "$TMPDIR/years.xml" << 'END'
<archive><statement id="a"><date when="2019-05-01"/><title>One</title></statement>
<statement id="b"><date when="2005-05-01"/><title>Plan for 2018-2020</title></statement>
<statement id="c"><date when="2005-05-01"/><title>Plan for 2018 to 2020</title></statement></archive>
END
is 'years with a dash, or these words' 2 "$LR" --count --filter=2018-2020 "$TMPDIR/years.xml"
is 'the years alone' 1 "$LR" --count --filter=date:2018-2020 "$TMPDIR/years.xml"
is 'the words alone' 1 "$LR" --count --filter='"2018-2020"' "$TMPDIR/years.xml"

# A language by what it is called, in English, in itself, by its code of three letters; where there is ICU.
cat > "$TMPDIR/languages.xml" << 'END'
<archive><statement id="a" xml:lang="tr-TR"><date when="2019-05-01"/><title>Bir</title></statement>
<statement id="b" xml:lang="tr"><date when="2005-05-01"/><title>İki</title></statement>
<statement id="c" xml:lang="fa"><date when="2005-05-01"/><title>سه</title></statement></archive>
END
is 'a language by its code' 2 "$LR" --count --filter=lang:tr "$TMPDIR/languages.xml"
if "$LR" --version | grep -q ICU; then
  for name in Turkish turkce tur; do
    is "a language as $name" 2 "$LR" --count --filter="language:$name" "$TMPDIR/languages.xml"
  done
  is 'the very language' 1 "$LR" --count --filter='lang:=turkish' "$TMPDIR/languages.xml"
  is 'a language in its script' 1 "$LR" --count --filter='lang:فارسی' "$TMPDIR/languages.xml"
fi

# Dotted and dotless i find each other; only the very word tells them apart.
cat > "$TMPDIR/i.xml" << 'END'
<archive><statement id="a" xml:lang="tr"><date when="2019-05-01"/><title>ısrar</title></statement>
<statement id="b" xml:lang="tr"><date when="2005-05-01"/><title>israr</title></statement></archive>
END
for word in ısrar israr; do
  is "$word with and without its dot" 2 "$LR" --count --filter=$word "$TMPDIR/i.xml"
  is "the very $word" 1 "$LR" --count --filter==$word "$TMPDIR/i.xml"
done

# Fields are called as in the language of the program too, for queries, tables and orders alike.
spoken() { LANGUAGE=fr "$LR" "$@"; }
if spoken --help | grep -q '^Usage :\|Utilisation'; then
  is 'a field in French' 7 spoken --count --filter='année:2021'
  is 'and without its accents' 7 spoken --count --filter='annee:2021'
  is 'as its values are called on the screen' 13 spoken --count --filter='Langues:en'
  is 'to count by' "$(LANGUAGE=fr "$LR" --count-by=year)" spoken --count-by=annee
  is 'to sort by' "$("$LR" --format=csv --sort=title)" spoken --format=csv --sort=titre
fi
is 'to count by an alias' "$("$LR" --count-by=language)" "$LR" --count-by=lang
is 'to sort by an alias' "$("$LR" --format=csv --sort=language)" "$LR" --format=csv --sort=lang

for what in concordance words; do
  exits "--$what without a query: status 2" 2 "$LR" --$what
  says "--$what says what it needs" "^leader-reader: --$what .* --filter" "$LR" --$what
  is "--$what prints nothing then" '' "$LR" --$what
done
exits '--concordance of dates alone: status 2' 2 "$LR" --concordance --filter=2019..2021
says 'an order of the concordance that is none' "cannot be ordered by 'size', only by date, before1, " \
  "$LR" --concordance=size --filter=ghad
printf "keyness-least = 1\nkeyness-level = all\n" > "$TMPDIR/every"
exits '--words of dates' 0 "$LR" --config="$TMPDIR/every" --words --filter=2021..

exits 'a wrong expression: status 2' 2 "$LR" --count --filter='/[/'
says 'a wrong expression is told' '^leader-reader: (/\[/: |this build has no)' "$LR" --count --filter='/[/'
is 'a wrong expression counts nothing' '' "$LR" --count --filter='/[/'
exits 'a date that is none: status 2' 2 "$LR" --count --filter='date:soon'
exits 'an unknown name: status 2' 2 "$LR" --count --filter=':nosuch'
is 'nothing is marked' 0 "$LR" --count --filter='mark:marked'
exits 'nor printed' 1 "$LR" --marked --format=json

cat > "$TMPDIR/config" << 'END'
filter.two = 2021 | 2020
filter.loop = :loop
filter.a|b = x
exact-diacritics = no
END
is 'a filter by its name' 13 "$LR" --config="$TMPDIR/config" --count --filter=:two
is 'not that filter' 0 "$LR" --config="$TMPDIR/config" --count --filter=-:two
exits 'one that asks for itself: status 2' 2 "$LR" --config="$TMPDIR/config" --count --filter=:loop
says 'a name that cannot be one' "'a.b' is no name for a filter" "$LR" --config="$TMPDIR/config" --count
"$LR" --config="$TMPDIR/config" --list-settings > "$TMPDIR/settings" 2> /dev/null
printf '%s\n' 'sort = size' 'measure = 70' 'nonsense' 'reverse = 1' > "$TMPDIR/wrong"
for line in 'wrong:1: sort cannot be .size., only id, date, ' "wrong:3: a line must be 'name = value'" \
  'wrong:4: reverse cannot be .1., only yes or no'; do
  says "every mistake in the settings is reported: $line" "$line" "$LR" --config="$TMPDIR/wrong" --count
done
is 'what is right beside them counts' 'measure = 70' \
  sh -c '"$LR" --config="$TMPDIR/wrong" --list-settings | grep ^measure' sh
is 'options are settings' 'duplicates = show' sh -c '"$LR" --duplicates=show --list-settings | grep ^dupl' sh
is 'an order that is asked for is not turned round' 'reverse = no' \
  sh -c 'echo "reverse = yes" > "$TMPDIR/turned"
    "$LR" --config="$TMPDIR/turned" --sort=title --list-settings | grep ^reverse' sh
is 'filters are listed' 'filter.two = 2021 | 2020' grep '^filter.two' "$TMPDIR/settings"
is 'marks are exact' 0 "$LR" --count --filter=ğhad
is 'marks are plain' 1 "$LR" --config="$TMPDIR/config" --count --filter=ğhad

# How many records of JSON hold $1 in a searched field, by awk.
by_awk() {
  "$LR" --format=json "$2" | LC_ALL=C awk -v word="$1" '
    {
      line = $0
      all = ""
      while (match(line, /"(title|occasion|speaker|role|party|constituency|place|summary|text)":"([^"\\]|\\.)*"|"(topics|sources|notes)":\[[^]]*\]/)) {
        one = substr(line, RSTART, RLENGTH)
        sub(/^"[a-z]*":/, "", one)
        all = all "\n" tolower(one)
        line = substr(line, RSTART + RLENGTH)
      }
      n += index(all, word) > 0
    }
    END { print n + 0 }'
}
for file in "$shipped" "$data/archive-en.xml" "$data/tei-parlamint.xml"; do
  for word in the of hope justice leader 'of the' e zzz minister; do
    is "awk counts '$word' in ${file##*/} alike" "$(by_awk "$word" "$file")" \
      "$LR" --count --filter="\"$word\"" "$file"
  done
done

# Brackets within each other: as many as are read, and one more, which is an error and not nothing.
brackets() { $AWK -v n="$1" 'BEGIN { for (i = 0; i < n; i++) { a = a "("; b = b ")" } print a "unity" b }'; }
is '64 brackets within each other' "$("$LR" --count -f unity)" "$LR" --count -f "$(brackets 64)"
exits '65: status 2' 2 "$LR" --count -f "$(brackets 65)"
says 'and why' 'too many brackets within each other' "$LR" --count -f "$(brackets 65)"
# Word by word: what is found, what stands in the concordance, what is counted, and what does not hold it.
cat > "$TMPDIR/near.xml" << 'END'
<archive><statement id="a"><date when="2019-05-01"/><title>Peace with justice</title>
<text><p>The goverment said: justice, and then peace. No government.</p><p>Justice.</p></text></statement>
<statement id="b"><date when="2020-05-01"/><title>Just peace</title><text><p>Unjust it was.</p></text></statement>
</archive>
END
near() {
  "$LR" --no-config --format=csv --concordance=statement --filter="$1" "$TMPDIR/near.xml" | grep -c '^[ab],'
}
# evidence NAME QUERY STATEMENTS HITS NOT: in so many, so often; in so many it is not
evidence() {
  is "$1: statements" "$3" "$LR" --count --filter="$2" "$TMPDIR/near.xml"
  is "$1: lines of the concordance" "$4" near "$2"
  is "$1: counted" "$4" sh -c '"$LR" --format=csv --count-by=date --filter="$1" "$2" | awk -F, "NR > 1 { n += \$10 } END { print n }"' \
    sh "$2" "$TMPDIR/near.xml"
  is "$1: not" "$5" "$LR" --count --filter="-($2)" "$TMPDIR/near.xml"
}
evidence 'the beginning of a word' 'just*' 2 4 0
evidence 'the end of a word' '*just' 1 2 1
evidence 'in a field' 'title:just*' 2 2 0
evidence 'exactly' '=Just*' 2 2 0
evidence 'a letter or two' 'government~' 1 2 1
evidence 'a word in between' '"peace * justice"' 1 1 1
evidence 'near, in either order' 'justice NEAR/3 peace' 1 2 1
evidence 'nearer' 'justice NEAR/2 peace' 1 1 1

is 'the forms that were found' 'form,hits,statements,term
justice,3,1,just*
just,1,1,just*
goverment,1,1,government~
government,1,1,government~' \
  "$LR" --forms --format=csv --filter='just* | government~' "$TMPDIR/near.xml"
exits 'without a query there are no forms' 2 "$LR" --forms "$TMPDIR/near.xml"
says 'is said' 'forms lists what the words of a query' "$LR" --forms "$TMPDIR/near.xml"
exits 'a plain word has no forms' 1 "$LR" --forms --filter='just' "$TMPDIR/near.xml"


# What two parts of a query look for is one term, and each of its hits is one.
is 'a term said twice: lines' "$("$LR" --concordance -f unity "$shipped" | wc -l)" \
  sh -c '"$LR" --concordance -f "unity election | unity" --format=json "$1" | grep -c "term.:.unity"' sh "$shipped"
is 'words beside it' "$("$LR" --collocates -f unity --format=csv "$shipped")" \
  "$LR" --collocates -f 'unity | Unity' --format=csv "$shipped"
is 'its hits in a series' "$("$LR" --count-by=year --series=unity --format=csv "$shipped" | cut -d, -f3-)" \
  sh -c '"$LR" --count-by=year --series="unity | unity" --format=csv "$1" | cut -d, -f3-' sh "$shipped"

# In plain quotation marks all others are what is quoted.
cat > "$TMPDIR/quoted.xml" << 'END'
<archive><title>Quoted</title>
<statement id="a"><date when="2000"/><title>« Où irons-nous ? »</title><text>He said “no” twice.</text></statement>
<statement id="b"><date when="2001"/><title>B</title><text>Twice no is what he said.</text></statement>
</archive>
END
is 'a quotation in a quotation' 1 "$LR" --count -f '"said “no” twice"' "$TMPDIR/quoted.xml"
is 'in a value' 1 "$LR" --count -f 'title:=="« Où irons-nous ? »"' "$TMPDIR/quoted.xml"
is 'as it is understood' 'query: "said “no” twice"' \
  sh -c '"$LR" --count --log="$TMPDIR/quoted.log" -f "\"said “no” twice\"" "$0" > "$TMPDIR/out"; grep "^query" "$TMPDIR/quoted.log"' "$TMPDIR/quoted.xml"
is 'others close each other' 2 "$LR" --count -f '„he said“ no' "$TMPDIR/quoted.xml"

# An expression that is given up is said wherever it was looked for, and what was counted is no answer.
if "$LR" --version | grep -q PCRE2; then
  awk 'BEGIN { while (i++ < 199) a = a "a"
    print "<archive><title>a</title>"
    print "<statement><date when=\"2001-01-01\"/><title>One</title><text>" a "b</text></statement>"
    print "<statement><date when=\"2002-01-01\"/><title>Two</title><text>x</text></statement>"
    print "</archive>" }' > "$TMPDIR/long.xml"
  long='/(a|aa|a?)+$/'
  gives_up() {
    says "given up: $*" 'was given up: the list is not complete' "$LR" "$@" "$TMPDIR/long.xml"
    exits "given up: $*: status 2" 2 "$LR" "$@" "$TMPDIR/long.xml"
  }
  gives_up --count -f "$long"
  gives_up --count -f "NOT $long"
  gives_up --concordance -f "one | $long"
  gives_up --count-by=year -f "one | $long"
  gives_up --collocates -f "one | $long"
  gives_up --count-by=year --series="$long"
  gives_up --words="$long" -f two
  is 'what needs no look at it counts' 1 "$LR" --count --log="$TMPDIR/log" -f "one | $long" "$TMPDIR/long.xml"
  is 'a record says that its hits are not all' 'incomplete: an expression took too long and was given up' \
    grep incomplete "$TMPDIR/log"
fi
finish
