#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Queries in scripts: what counts as wrong; and counts beside those of another program.
. "$abs_srcdir/tests/batch/lib.sh"

is 'or' 1 "$LR" --count --filter='nosuchword | ghad'
is 'a group' 1 "$LR" --count --filter='ghad -(nosuchword | nosuchword2)'
is 'half an expression is passed over' 13 "$LR" --count --filter='/['
exits 'half an expression: status 0' 0 "$LR" --count --filter='/['
exits 'a wrong expression: status 2' 2 "$LR" --count --filter='/[/'
says 'a wrong expression is told' '^leader-reader: (/\[/: |this build has no)' "$LR" --count --filter='/[/'
is 'a wrong expression counts nothing' '' "$LR" --count --filter='/[/'
exits 'a date that is none: status 2' 2 "$LR" --count --filter='date:soon'
is 'half a date is passed over' 13 "$LR" --count --filter='date:20'
says 'an unknown field is told' "there is no field 'spaeker'" "$LR" --count --filter='spaeker:x'
exits 'an unknown field: status 1' 1 "$LR" --count --filter='spaeker:x'
exits 'an unknown name: status 2' 2 "$LR" --count --filter=':nosuch'
says 'no marks yet' 'cannot be marked yet' "$LR" --count --filter='mark:x'

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
finish
