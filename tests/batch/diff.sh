#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# --diff: two statements compared.
. "$abs_srcdir/tests/batch/lib.sh"

cat > "$TMPDIR/two.xml" << 'END'
<archive><statement id="m-1" xml:lang="en"><date when="2020-01-01"/><occasion>New Year</occasion>
<text><p>The year was hard for all.</p><p>This is said first, and will be said last.</p>
<p>We built ten schools.</p>
<p>Nobody wants this any longer.</p></text></statement>
<statement id="m,2" xml:lang="en"><date when="2021-01-01"/><occasion>New Year</occasion>
<text><p>The year was good for all.</p><p>We built ten schools.</p><p>Of peace nothing was said.</p>
<p>This is said first, and will be said last.</p></text></statement>
<statement id="m-1-fa" xml:lang="fa"><date when="2020-01-01"/><occasion>نوروز</occasion>
<text><p>سال سختی بود.</p></text></statement></archive>
END
two=$TMPDIR/two.xml
is 'two statements' '--- m-1  2020-01-01  New Year
+++ m,2  2021-01-01  New Year
same 1   ~ changed 1   - dropped 1   + new 1   <> moved 1

~ The year was [-hard-] {+good+} for all.

< This is said first, and will be said last.

  We built ten schools.

- Nobody wants this any longer.

+ Of peace nothing was said.

> This is said first, and will be said last.' "$LR" --diff=m-1,m,2 "$two"
is 'a translation' '4 paragraphs in two languages' sh -c '"$LR" --diff=m-1,m-1-fa "$1" | sed -n 3p' sh "$two"
exits 'one that is not there' 1 "$LR" --diff=m-1,m-3 "$two"
says 'is said' 'does not name two statements' "$LR" --diff=m-1,m-3 "$two"
exits 'one id alone' 2 "$LR" --diff=m-1 "$two"
says 'is said, too' 'does not name two statements' "$LR" --diff=m-1 "$two"
exits 'no other format' 2 "$LR" --diff=m-1,m,2 --format=csv "$two"

is 'in a calendar' '--- fa-1  1368-03-14  گشایش نشست
+++ fa-2  1393-10-30  نامه' sh -c '"$1" --diff=fa-1,fa-2 --calendar=persian "$2" | head -n 2' sh "$LR" "$data/archive-fa.xml"

# Ids are those of a file: what is shown is meant before its older copy, and one id twice means both.
mkdir "$TMPDIR/copies"
for year in 2001 2002; do
  echo "<archive><statement id='s'><date when='2001-01-01'/><date type='published' when='$year-02-02'/><title>T</title>
    <text>one two $year</text></statement></archive>" > "$TMPDIR/copies/$year.xml"
done
echo "<archive><statement id='t'><date when='2001-01-02'/><title>U</title><text>one two 2002</text></statement></archive>" \
  > "$TMPDIR/copies/more.xml"
is 'what is shown' 'same 1   ~ changed 0   - dropped 0   + new 0   <> moved 0' \
  sh -c '"$LR" --diff=s,t "$1" | sed -n 3p' sh "$TMPDIR/copies"
is 'a copy and another' '--- s  2001-01-01  T  2001.xml
+++ s  2001-01-01  T  2002.xml
~ one two [-2001-] {+2002+}' sh -c '"$LR" --diff=s,s "$1" | grep -v "^same" | sed "s|$1/||; /^$/d"' sh "$TMPDIR/copies"
exits 'one that has no other' 1 "$LR" --diff=t,t "$TMPDIR/copies"
says 'which of two is not certain' 'more than one statement is called so' "$LR" --duplicates=show --diff=s,t "$TMPDIR/copies"
finish
