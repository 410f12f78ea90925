#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# What the program prints for scripts: counts, formats, orders, statuses.
. "$abs_srcdir/tests/batch/lib.sh"

is 'thirteen statements' 13 "$LR" --count
is 'seven of 2021' 7 "$LR" --count --filter=2021
is 'six of 2020' 6 "$LR" --count --filter=2020
is 'in Persian digits' 7 "$LR" --count --filter=۲۰۲۱
is 'a range' 13 "$LR" --count --filter=2020..2021
is 'one with ghad' 1 "$LR" --count --filter=ghad
is 'nothing: 0' 0 "$LR" --filter=nosuchword --count
exits 'nothing: status 1' 1 "$LR" --filter=nosuchword --count
exits 'nothing printed: status 1' 1 "$LR" --filter=nosuchword
exits 'something: status 0' 0 "$LR" --filter=ghad --print
exits 'all: status 0' 0 "$LR" --count
is 'options after the file' 7 "$LR" "$shipped" --count -f 2021
is 'several files are one archive' 16 "$LR" --count "$shipped" "$data/archive-fa.xml"
is 'the same file is read once' 13 "$LR" --count "$shipped" "$shipped"
is 'standard input' 13 sh -c '"$1" --count - < "$2"' sh "$LR" "$shipped"
is 'standard input from a pipe' 13 sh -c 'cat "$2" | "$1" --count -' sh "$LR" "$shipped"

golden text "$LR" --print --filter=ghad
golden json-all sh -c '"$1" -F json | sed "s/\"file\":\"[^\"]*\"/\"file\":\"FILE\"/"' sh "$LR"
golden csv sh -c '"$1" -F csv --sort=title | sed "s/[^,]*statements.xml/FILE/"' sh "$LR"
golden scripts "$LR" -p "$data/scripts.xml"
# Pipes get text in the order in which it is read, unjoined, whatever the screen would do.
is 'right-to-left text as it is' 'سخنرانی در گشایش کتابخانهٔ شهر' sh -c \
  '"$1" -p --bidi=app --filter=کتابخانهٔ "$2" | sed -n 1p' sh "$LR" "$data/languages.xml"
forms=$(printf '\357[\255-\267\271-\273]')
is 'no letter forms, no escapes' 0 sh -c \
  '"$1" -p --bidi=app "$2" | LC_ALL=C grep -c -e "$3" -e "$(printf "\033")"' sh "$LR" "$data/languages.xml" "$forms"
golden list-formats "$LR" --list-formats
golden list-keys "$LR" --list-keys
mkdir -p "$XDG_CONFIG_HOME/leader-reader"
cat > "$XDG_CONFIG_HOME/leader-reader/keys" << 'END'
bind y t timeline
bind x zoom in text
unbind t
bind ^T nowhere
END
listed() {
  "$LR" --list-keys 2> /dev/null | sed -n "s/^$1  *\(.*[^ ]\)   *[a-z].*/\1/p"
}
is 'a sequence is listed' 'yt' listed timeline
is 'a key of one pane is listed' 'z x (text)' listed zoom
says 'a wrong key is reported with its line' 'keys:4: there is no command called .nowhere.' "$LR" --list-keys
rm "$XDG_CONFIG_HOME/leader-reader/keys"
golden list-settings "$LR" --no-config --list-settings

ids() { "$LR" -F json "$@" | sed 's/^{"id":"\([^"]*\)".*/\1/' | sed -n '1p;$p' | tr '\n' ' '; }
is 'newest first' 'young-elites-2021 election-day-2020 ' ids
is 'reversed' 'election-day-2020 young-elites-2021 ' ids --reverse
is 'by file order, reversed' 'election-day-2020 young-elites-2021 ' ids --sort=file --reverse

says 'unknown option' "^leader-reader: cannot use option '--nonsense'" "$LR" --nonsense
exits 'unknown option: status 2' 2 "$LR" --nonsense
says 'a letter that is none' "cannot use option '-x'" "$LR" -x
says 'missing argument' "option '--filter' needs an argument" "$LR" --filter
exits 'unknown format' 2 "$LR" --format=pdf
exits 'unknown order' 2 "$LR" --sort=size
exits 'version' 0 "$LR" --version
is 'version says which' "leader-reader $(sed -n 's/^#define PACKAGE_VERSION "\(.*\)"/\1/p' "$abs_builddir/config.h")" \
  sh -c '"$1" --version | sed -n 1p' sh "$LR"
# Every library that can be left out is named where it is in: as configure has noted.
for lib in 'LIBARCHIVE libarchive' 'FRIBIDI FriBidi' 'ICU ICU' 'UCHARDET uchardet' 'PCRE2 PCRE2' 'YAJL yajl' 'LIBCSV libcsv'; do
  n=$(sed -n "s/^#define HAVE_${lib% *} //p" "$abs_builddir/config.h")
  is "and ${lib#* }" "$n" sh -c '"$1" --version | grep -c "$2 [0-9]\|$2) [0-9]"' sh "$LR" "${lib#* }"
done

is 'a pipe that closes early is no trouble' '3' sh -c '"$1" 2>"$TMPDIR/e" | head -3 | wc -l | tr -d " "; cat "$TMPDIR/e"' sh "$LR"
is 'nor a failure' 0 sh -c '{ "$1"; echo $? > "$TMPDIR/status"; } | head -1 > /dev/null; cat "$TMPDIR/status"' sh "$LR"
if [ -w /dev/full ]; then
  exits 'a full disk is' 2 sh -c '"$1" --print > /dev/full' sh "$LR"
else
  ok 'a full disk is # SKIP there is no /dev/full'
fi
finish
