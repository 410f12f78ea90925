#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# --log: what is recorded, and that the command line in it prints the same again, from anywhere and whatever
# the settings of who runs it are.
. "$abs_srcdir/tests/batch/lib.sh"

log=$TMPDIR/log
value() {
  sed -n "s/^$1: //p" "$log" | tail -n 1
}
mkdir -p "$TMPDIR/bin" "$TMPDIR/elsewhere" "$TMPDIR/a folder"
ln -sf "$LR" "$TMPDIR/bin/leader-reader"
cp "$shipped" "$TMPDIR/a folder/it's one.xml"
cp "$shipped" "$TMPDIR/one.xml"

# again NAME OPTION... FILE: the line that is logged prints what these print
again() {
  name=$1
  shift
  "$LR" --log="$log" "$@" > "$TMPDIR/first" 2> "$TMPDIR/err" < /dev/null
  line=$(value command)
  (
    cd "$TMPDIR/elsewhere" || exit 99
    PATH=$TMPDIR/bin:$PATH
    eval "$line" > "$TMPDIR/second" 2>> "$TMPDIR/err" < /dev/null
  )
  if [ -s "$TMPDIR/first" ] && cmp -s "$TMPDIR/first" "$TMPDIR/second"; then
    ok "$name"
  else
    not_ok "$name" "line: $line" "$(diff "$TMPDIR/first" "$TMPDIR/second" | head -10)" "$(cat "$TMPDIR/err")"
  fi
}
one=$TMPDIR/one.xml
again 'a count' --count --filter='gh*' "$one"
again 'statements' --filter="ghad | (the -it's)" --format=markdown "$one"
again 'in an order' --sort=title --reverse --format=json "$one"
again 'a sample' --sample=4 --seed=9 --format=csv "$one"
again 'in a calendar' --calendar=persian --format=text "$one"
again 'one statement' --id=hajj-message-2020 "$one"
again 'by year' --count-by=year --filter='the NEAR/3 of' --format=csv "$one"
again 'by speaker' --count-by=speaker --filter='"the * of"' "$one"
again 'words' --words --filter='year:2020' --format=csv "$one"
again 'words of the rest' --words --reverse --filter='year:2020' --keyness-least=2 --format=csv "$one"
again 'words beside' --collocates=mi --collocates-span=3 --collocates-side=before --collocates-least=2 --filter='islamic' "$one"
echo the > "$TMPDIR/stop"
again 'without stop words' --collocates --stop-words="$TMPDIR/stop" --filter='islamic' --format=csv "$one"
again 'phrases around' --phrases --phrases-around --phrases-words=2 --filter='islamic' --format=csv "$one"
again 'passages' --reused "$TMPDIR/a folder" "$one" --duplicates=show
again 'lines' --concordance=after1 --reverse --filter='peopl~' "$one"
again 'some lines' --concordance --sample=5 --filter='the' --exact-diacritics=no --format=json "$one"
again 'problems' --check "$one"
again 'a folder with a blank, and a quotation mark' --count --filter='gh*' "$TMPDIR/a folder"
again 'copies' --duplicates=show --count "$one" "$TMPDIR/a folder"

"$LR" --log="$log" --metadata --format=csv --output="$TMPDIR/m.csv" "$one" > "$TMPDIR/out" 2>&1
is 'where the output goes is left out' "leader-reader --no-config --print --format=csv $one" value command

# Settings of a file, and filters that have their names there, are in the line.
cat > "$TMPDIR/config" << 'END'
sort = title
exact-diacritics = no
filter.holy = quds | ghad
END
again 'the settings of a file' --config="$TMPDIR/config" --filter=':holy -x' --format=csv "$one"
is 'a filter with a name is written out' '(quds | ghad) -x' value query
printf 'keyness-least = 2\ntimeline-mean = 3\nstop-words = %s\n' "$TMPDIR/stop" > "$TMPDIR/config"
again 'of other views none' --config="$TMPDIR/config" --count-by=year --filter=ghad --format=csv "$one"
is 'but those of the view' '--timeline-mean=3' value settings
printf 'sort = title\nreverse = yes\n' > "$TMPDIR/config"
again 'of an order none where it is of no table' --config="$TMPDIR/config" --count-by=year --format=csv "$one"
again 'nor of lines' --config="$TMPDIR/config" --concordance --filter=the "$one"
again 'nor of passages' --config="$TMPDIR/config" --reused "$one"
printf "timeline-mean = 3\n" > "$TMPDIR/config2"
again 'nor means where units are not printed' --config="$TMPDIR/config2" --count-by=year --dispersion --filter=ghad "$one"
again 'statements have it' --config="$TMPDIR/config" --format=csv "$one"
printf 'keyness-least = 2\ntimeline-mean = 3\nstop-words = %s\n' "$TMPDIR/stop" > "$TMPDIR/config"
again 'statements have none of them' --config="$TMPDIR/config" --format=csv "$one"
is 'so these are the usual ones' 'the usual ones' value settings

: > "$log"
"$LR" --no-config --log="$log" --count --filter='gh* NEAR/9  the' "$one" > "$TMPDIR/out" 2>&1
is 'the program' "$("$LR" --version | head -n 1)" value program
is 'the file' "$one" value file
if "$LR" --version | grep -q Nettle; then
  if command -v sha256sum > /dev/null; then
    is 'its digest' "$(sha256sum < "$one" | cut -d' ' -f1)" value sha256
  fi
else
  is 'no digest' 'none (this build has no digests)' value sha256
fi
is 'the query as it was read' 'gh* NEAR/9 the' value query
is 'the statements' "$(cat "$TMPDIR/out") of 13" value statements
is 'the hits' "gh* NEAR/9 the = $("$LR" --concordance --filter='gh* NEAR/9 the' "$one" | wc -l | tr -d ' ')" value hits
is 'when' 1 sh -c 'grep -cE "^time: [0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$" "$1"' sh "$log"
"$LR" --no-config --log="$log" --count "$one" > "$TMPDIR/out" 2>&1
is 'it is appended' 2 grep -c '^command: ' "$log"
"$LR" --no-config --log="$log" --count - < "$one" > "$TMPDIR/out" 2>&1
exits 'where it cannot be written' 2 "$LR" --log="$TMPDIR/elsewhere" --count "$one"
says 'that is said' "$TMPDIR/elsewhere" "$LR" --log="$TMPDIR/elsewhere" --count "$one"
exits 'where its folder is not there' 2 "$LR" --log="$TMPDIR/none/such" --count "$one"
is 'the folder is not made' '' ls -d "$TMPDIR"/none*/
: > "$log"
exits 'a wrong query' 2 "$LR" --log="$log" --count --filter='(' "$one"
is 'is not recorded' '' cat "$log"
finish
