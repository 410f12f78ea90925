# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# XML of no known format: what is guessed of it, what is read by that, and what is refused.
. "$abs_srcdir/tests/batch/lib.sh"

# Each shape, its mapping without the comments, and its statements. Names of files are those in the tree.
shapes() (
  cd "$data/guess" || exit
  for file in *.xml; do
    echo "== $file"
    "$LR" --no-config --guess "$file" | grep -v -e '^#' -e '^$'
    "$LR" --no-config --format=json --sort=file "$file" 2> "$TMPDIR/shape"
  done
)
golden guess shapes
golden guess-comments "$LR" --no-config --guess "$data/guess/elements.xml"

# What is printed can be used.
for file in "$data"/guess/*.xml; do
  name=${file##*/}
  "$LR" --no-config --guess "$file" > "$TMPDIR/$name.format"
  "$LR" --no-config --format=json "$file" > "$TMPDIR/$name.json" 2> "$TMPDIR/err"
  is "$name by the mapping that is printed" "$(cat "$TMPDIR/$name.json")" \
    "$LR" --no-config --mapping="$TMPDIR/$name.format" --format=json "$file"
done

# It is said, and what is left over too.
says 'that it is a guess' 'problems while reading' "$LR" --no-config --print "$data/guess/elements.xml"
check=$("$LR" --no-config --check "$data/guess/elements.xml")
is '--check names the guess' "$data/guess/elements.xml: of no known format: read by a guessed mapping, which --guess prints" \
  sh -c 'printf "%s\n" "$1" | sed -n 1p' sh "$check"
is '--check names what is left over' 1 \
  sh -c 'printf "%s\n" "$1" | grep -c "unaccounted for: /export/generated"' sh "$check"

# Turns have no titles to lack.
is 'turns without titles are all right' '2 statements, 1 problem' \
  sh -c '"$LR" --no-config --check "$1" | sed -n 2p' sh "$data/guess/transcript.xml"

# A record a file, in a folder: they are read alike, and it is said once.
mkdir "$TMPDIR/folder"
cp "$data"/guess/single-*.xml "$TMPDIR/folder"
is 'a record a file' 2 "$LR" --no-config --count "$TMPDIR/folder"
is 'a record a file: dates' '2001-01-09
2009-01-20' sh -c '"$LR" --no-config --format=json --sort=file "$1" | sed "s/.*\"date\":\"\([^\"]*\)\".*/\1/"' sh "$TMPDIR/folder"
is 'a record a file: one guess' 1 sh -c '"$LR" --no-config --check "$1" | grep -c "guessed mapping"' sh "$TMPDIR/folder"

# More than is kept to look at: the rest is read as it comes.
"$AWK" 'BEGIN {
  print "<log>"
  for (i = 0; i < 30000; i++)
    printf "<entry><day>2001-02-%02d</day><speaker>Nora Quill</speaker><words>Number %d of the many things that were said on that day, and nobody wrote down why they were said.</words></entry>\n", i % 28 + 1, i
  print "</log>"
}' > "$TMPDIR/long.xml"
is 'a long file' 30000 "$LR" --no-config --count "$TMPDIR/long.xml"

# What is struck out is marked, however it says so; how a word looks is nobody's role.
cat > "$TMPDIR/struck.xml" << 'END'
<log><entry><day>3 May 1871</day><by>Ada Moss</by><say><para>It is <strikethrough>shut</strikethrough> open,
<emphasis role="strikethrough">late</emphasis> <emphasis role="bold">early</emphasis>.</para></say></entry>
<entry><day>4 May 1871</day><by>Bob Lee</by><say><para>It <hi rend="line-through">was</hi> is.</para></say>
</entry></log>
END
is 'what is struck out' 'It is ~~shut~~ open, ~~late~~ early.
It ~~was~~ is.' sh -c '"$1" --no-config --format=json --sort=file "$2" 2> /dev/null |
  sed "s/.*\"text\":\"\([^\"]*\).*/\1/"' sh "$LR" "$TMPDIR/struck.xml"
is 'how a word looks' '' sh -c '"$1" --no-config --format=csv "$2" 2> /dev/null | grep bold' \
  sh "$LR" "$TMPDIR/struck.xml"

# It breaks off in what is looked at.
head -c 420 "$data/guess/attributes.xml" > "$TMPDIR/cut.xml"
is 'a file that breaks off' 1 "$LR" --no-config --count "$TMPDIR/cut.xml"

# What holds no statements.
for file in "$data"/guess-none/*; do
  exits "${file##*/} holds none" 2 "$LR" --no-config --count "$file"
  is "${file##*/} is refused in one sentence" 1 sh -c '"$LR" --no-config --count "$1" 2>&1 | wc -l | tr -d " "' sh "$file"
  exits "${file##*/} has no mapping" 2 "$LR" --no-config --guess "$file"
done

# The thread that reads is restricted before it opens what is named, and still reads all it needs.
if "$LR" --version | grep -q 'Landlock'; then
  mkfifo "$TMPDIR/fifo"
  "$LR" --no-config --guess "$TMPDIR/fifo" > "$TMPDIR/guessed" 2> "$TMPDIR/err" &
  pid=$!
  # opened for writing once it is for reading
  exec 3> "$TMPDIR/fifo"
  is 'a guess reads in the sandbox' 1 sh -c 'cat /proc/$1/task/*/status | grep -c "^NoNewPrivs:.*1"' sh $pid
  cat "$data/guess/elements.xml" >&3
  exec 3>&-
  wait $pid
  is 'and reads it' "$("$LR" --no-config --guess "$data/guess/elements.xml" | grep -v '^#')" grep -v '^#' "$TMPDIR/guessed"
fi
finish
