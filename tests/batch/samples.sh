#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Samples: so many, the same ones again, whatever the order; what is counted in them; lines of a concordance.
. "$abs_srcdir/tests/batch/lib.sh"

ids() {
  "$LR" --no-config --format=json "$@" "$shipped" | sed 's/^{"id":"\([^"]*\)".*/\1/' | LC_ALL=C sort
}
same() {
  name=$1 one=$2 two=$3
  if [ -n "$one" ] && [ "$one" = "$two" ]; then ok "$name"; else not_ok "$name" "one: $one" "two: $two"; fi
}
is 'so many' 4 "$LR" --count --sample=4 "$shipped"
is 'no more than there are' 13 "$LR" --count --sample=4000 "$shipped"
five=$(ids --sample=5 --seed=3)
same 'drawn again' "$five" "$(ids --sample=5 --seed=3)"
same 'in another order' "$five" "$(ids --sample=5 --seed=3 --sort=title --reverse)"
same 'as a term of the query' "$five" "$(ids --filter='sample:5/3')"
says 'a seed of nothing' '--seed goes with --sample' "$LR" --no-config --seed=3 --count "$shipped"
same 'seed 1 is the usual one' "$(ids --sample=5)" "$(ids --sample=5 --seed=1)"
cp "$shipped" "$TMPDIR/elsewhere.xml"
same 'wherever the file is' "$five" \
  "$("$LR" --no-config --format=json --sample=5 --seed=3 "$TMPDIR/elsewhere.xml" |
    sed 's/^{"id":"\([^"]*\)".*/\1/' | LC_ALL=C sort)"
if [ "$five" != "$(ids --sample=5 --seed=4)" ]; then ok 'another seed'; else not_ok 'another seed'; fi
is 'of what matches' 2 "$LR" --count --filter='year:2020 | ghad' --sample=2 "$shipped"
is 'and only of that' 0 sh -c '"$LR" --format=json --filter="year:2020" --sample=4 "$1" | grep -vc "\"date\":\"2020"' \
  sh "$shipped"
within=$("$LR" --count --filter='sample:5/3 year:2020' "$shipped")
is 'what stands behind it narrows' "$within" \
  sh -c '"$LR" --format=json --filter="sample:5/3" "$1" | grep -c "\"date\":\"2020"' sh "$shipped"
is 'counted: words of the sample alone' \
  "$("$LR" --format=csv --count-by=kind --filter='sample:5/3 (the | a)' "$shipped" | awk -F, 'NR > 1 { n += $4 } END { print n }')" \
  sh -c 'for id in $1; do "$LR" --format=csv --count-by=kind --filter="id:=$id (the | a)" "$2"; done |
    awk -F, "\$4 + 0 { n += \$4 } END { print n }"' sh "$five" "$shipped"
exits 'none is wrong' 2 "$LR" --count --sample=0 "$shipped"
exits 'and so is what is no number' 2 "$LR" --count --sample=3 --seed=x "$shipped"
exits 'and a sample of alternatives' 2 "$LR" --count --filter='a | sample:3' "$shipped"

lines() {
  "$LR" --no-config --format=csv --concordance="$1" --filter='the' --sample=7 --seed="$2" "$shipped" |
    tail -n +2 | LC_ALL=C sort
}
"$LR" --no-config --format=csv --concordance --filter=the "$shipped" | LC_ALL=C sort > "$TMPDIR/all"
seven=$(lines date 2)
same 'lines of a concordance: in any order' "$seven" "$(lines after1 2)"
same 'as they stand in the files' "$seven" "$(lines statement 2)"
is 'each one of all' 7 sh -c 'printf "%s\n" "$1" | LC_ALL=C comm -12 - "$TMPDIR/all" | wc -l | tr -d " "' sh "$seven"
finish
