#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Dates in other calendars, printed; and every day of 1979 to 2030 against ICU, where node is installed
# (CALENDAR_FIRST and CALENDAR_LAST: other years).
. "$abs_srcdir/tests/batch/lib.sh"
cd "$TMPDIR" || exit 99

cat > given.xml << 'XML'
<archive version="1" xml:lang="fa">
<statement id="a"><date when="1989-06-04"/><title>A day</title></statement>
<statement id="b"><date when="1989-06"/><title>A month</title></statement>
<statement id="c"><date>۱۴ خرداد ۱۳۶۸</date><title>As printed</title></statement>
<statement id="d"><date when="1910-08-07" calendar="islamic" orig="1328-07-30"/><title>Given</title></statement>
<statement id="e"><date calendar="persian" orig="1368-03"/><title>Given alone</title></statement>
<statement id="f"><date>1 محرم سنة 1331</date><title>Nearly</title></statement>
<statement id="g"><date when="0300"/><title>Before</title></statement>
<statement id="h"><date>۱۳۶۸/۰۳/۱۴</date><title>Unknown</title></statement>
</archive>
XML
# column CALENDAR COLUMN: that field of the CSV of all statements, by blanks
column() {
  "$LR" --no-config --sort=file --calendar="$1" -F csv given.xml 2> /dev/null | tail -n +2 | cut -d, -f"$2" |
    tr '\n' ' '
}
is 'dates are read from other calendars' \
  '1989-06-04 1989-06 1989-06-04 1910-08-07 1989-05-22/1989-06-21 1912-12-10~ 0300  ' column gregorian 2
is 'dates in the Solar Hijri calendar' '1368-03-14 1368 1368-03-14 1289-05-15 1368-03 1291-09-19   ' column persian 24
is 'dates in the lunar Hijri calendar' \
  '1409-10-29 1409 1409-10-29 1328-07-30 1409 1331-01-01   ' column islamic-umalqura 24
is 'of both the other one is printed' '1368-03-14 1368 1368-03-14 1289-05-15 1368-03 1291-09-19   ' column both 24
is 'in JSON, too' '1368-03-14 1368 1368-03-14 1289-05-15 1368-03 1291-09-19 ' sh -c '
  "$LR" --no-config --sort=file --calendar=persian -F json given.xml | sed -n "s/.*,.date_calendar.:.\([^\"]*\).}$/\1/p" | tr "\n" " "'
is 'which has nothing more than the date of its own' 0 sh -c '"$LR" --no-config -F json given.xml | grep -c date_calendar'
is 'and is read again' same sh -c '"$LR" --no-config -F json given.xml > g.jsonl
  "$LR" --no-config --calendar=persian -F json given.xml > p.jsonl
  for f in g p; do "$LR" --no-config -F json $f.jsonl | sed "s/.file.*//" > $f; done; cmp g p && echo same'
golden calendar "$LR" --no-config --sort=file --calendar=gregorian+persian -p given.xml
says 'an unknown calendar' "calendar cannot be 'mayan', only gregorian, persian" "$LR" --calendar=mayan --count given.xml
cat > tei.xml << 'XML'
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Paper</title></titleStmt>
<sourceDesc><biblStruct><monogr><imprint>
<date when="1910-08-07" calendar="#cal_gregorian"/>
<date when="1910-08-07" calendar="#cal_islamic" datingMethod="#cal_islamic" when-custom="1328-07-30"/>
<date when="1910-08-07" calendar="#cal_ottomanfiscal" when-custom="1326-05-25"/>
</imprint></monogr></biblStruct></sourceDesc></fileDesc></teiHeader>
<text><body><div><head>First</head><p>Words.</p></div></body></text></TEI>
XML
is 'TEI: the same day in three calendars' 'Date: 7 August 1910 · 30 Rajab 1328 [1910-08-07]
As printed: 1326-05-25 (ottoman-fiscal)' sh -c '"$LR" -p tei.xml | sed -n 3,4p'
printf 'calendar = mayan\n' > wrong
says 'an unknown calendar in the settings' "wrong:1: calendar cannot be 'mayan', only gregorian, persian" "$LR" --config=wrong --count given.xml
printf 'calendar = solar\n' > right
is 'a calendar in the settings' 'calendar = persian' sh -c '"$LR" --config=right --list-settings | grep ^calendar'

# Digits go by the language that is spoken; a translation of three words will do.
mkdir -p bin share/locale/fa/LC_MESSAGES
cp "$LR" bin/leader-reader
cat > fa.po << 'PO'
msgid ""
msgstr "Language: fa\nContent-Type: text/plain; charset=UTF-8\n"
msgid "Date"
msgstr "تاریخ"
msgid "Khordad"
msgstr "خرداد"
PO
# spoken SETTING: the date as it is printed in Persian
spoken() {
  printf 'digits = %s\n' "$1" > digits
  LANGUAGE=fa bin/leader-reader --config=digits --calendar=persian --sort=file -p given.xml 2> /dev/null |
    sed -n 3p
}
# The first of a month, in a language that writes it apart.
mkdir -p share/locale/fr/LC_MESSAGES
cat > fr.po << 'PO'
msgid ""
msgstr "Language: fr\nContent-Type: text/plain; charset=UTF-8\n"
msgid "Date"
msgstr "Date "
msgid "%d October %s"
msgstr "%d octobre %s"
msgid "1 October %s"
msgstr "1er octobre %s"
msgid "1 %s %s"
msgstr "1er %s %s"
PO
cat > first.xml << 'XML'
<archive><statement id="a"><date when="2020-10-01"/><title>A</title></statement>
<statement id="b"><date when="2020-09-22"/><title>B</title></statement></archive>
XML
french() {
  LANGUAGE=fr bin/leader-reader --no-config --sort=file "$@" -p first.xml 2> /dev/null | grep '^Date'
}
if ! msgfmt -o share/locale/fr/LC_MESSAGES/leader-reader.mo fr.po 2> /dev/null ||
  ! french | grep -q octobre; then
  ok 'the first of a month in French # SKIP no msgfmt, or no translations in this locale'
else
  is 'the first of a month in French' 'Date : 1er octobre 2020 [2020-10-01]
Date : 22 September 2020 [2020-09-22]' french
  is 'and of other calendars' 'Date : 10 Mehr 1399 [2020-10-01]
Date : 1er Mehr 1399 [2020-09-22]' french --calendar=persian
  is 'what is printed is found' 1 env LANGUAGE=fr bin/leader-reader --no-config --count \
    --filter='date:"1er octobre 2020"' first.xml
fi

if ! msgfmt -o share/locale/fa/LC_MESSAGES/leader-reader.mo fa.po 2> /dev/null ||
  ! spoken auto | grep -q تاریخ; then
  ok 'digits of the language spoken # SKIP no msgfmt, or no translations in this locale'
else
  is 'digits of the language spoken' 'تاریخ: ۱۴ خرداد ۱۳۶۸ [1989-06-04]' spoken auto
  is 'digits 0 to 9 where they are wanted' 'تاریخ: 14 خرداد 1368 [1989-06-04]' spoken latin
  says 'digits of an unknown kind' "wrong:1: digits cannot be 'roman', only auto, latin or native" sh -c \
    'echo "digits = roman" > wrong; "$LR" --config=wrong --count given.xml'
fi

first=${CALENDAR_FIRST:-1979} last=${CALENDAR_LAST:-2030}
js=$abs_srcdir/tests/batch/calendar.js
node "$js" archive "$first" "$last" > days.xml 2> /dev/null || : > days.xml
for calendar in persian islamic-umalqura islamic-civil; do
  name="$calendar agrees with ICU on every day of $first to $last"
  if [ ! -s days.xml ] || ! node "$js" "$calendar" "$first" "$last" > want 2> /dev/null; then
    ok "$name # SKIP node is not installed, or does not have the calendar"
    continue
  fi
  "$LR" --no-config --sort=file --calendar="$calendar" -F csv days.xml 2> err | tail -n +2 | cut -d, -f2,24 > got
  wrong=$(paste -d' ' want got | awk '$1 != $2' | wc -l)
  if [ "$wrong" -eq 0 ] && [ "$(wc -l < got)" -eq "$(wc -l < want)" ]; then
    ok "$name: $(wc -l < want)"
  else
    not_ok "$name" "$wrong of $(wc -l < want) differ" "$(paste -d' ' want got | awk '$1 != $2' | head -3)" "$(cat err)"
  fi
done
finish
