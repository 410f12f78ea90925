#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# What --linear says, by scripts of keys: every pane, in English and Persian.
. "$abs_srcdir/tests/batch/lib.sh"

# keys KEYS [ARGUMENT...]: press KEYS (as for printf) in the shipped archive
keys() {
  keys=$1
  shift
  printf "$keys" | "$LR" --no-config --linear "$@" "$shipped"
}
# The last line that was said.
last() {
  keys "$@" | tail -n 1
}
# A script of all that one meets on the way through, a heading for each.
tour() {
  while IFS='	' read -r what keys; do
    printf '== %s\n' "$what"
    keys "$keys" | tail -n +4
  done << 'EOF'
moving in the list	jjkG]3j\033[5~\033[B\033[A
ten at once	\033[6~
reading	j\r    )(gG
the text from the list	JJK
a filter	/nation\rjj\\
a filter that finds nothing	/naton\r
what is typed may be given up	/nation\033j
matches	/nation\rnnNrr\r
a choice	sojSsd
a calendar	cbjcg
the timeline	tlhmlv/nation\rvv
values	ojjlh/meet\rj \r
words	/nation\rWjv
collocates	/nation\rCjhq
phrases	Pjjl
passages said again	ujj
the concordance	/nation\rwjjB\r
problems	!
help	?j\033[6~/filter\rn
the command line	:as-command\r
what only a screen has	z<
what means nothing	\007`
a place by name	:2020\r:nosuch\r
going back	\rqHL
side by side	mjmdjn\tj q\033[H2m
EOF
}
golden linear tour

# In the order in which it is read, with the digits of the language.
persian() {
  printf '\r  )\033[6~' | LANGUAGE=fa LC_ALL=C.UTF-8 "$LR" --no-config --linear "$data/archive-fa.xml" | sed -n "$1"
}
is 'Persian: a row' 1 sh -c 'printf "%s\n" "$1" | grep -c "^۱ از ۳: ۲۰ ژانویهٔ ۲۰۱۵"' sh "$(persian 3p)"
is 'Persian: a text' 'می‌خواهم بگویم که آب از آن همه است.' persian '/آب/p'

is 'keys end, and so does the program' '1 of 13: 17 November 2021, Young elites and talents, The Leader addressing the young elites and top scientific talents, speech' \
  last ''
exits 'with status 0' 0 keys jj
is 'q leaves what comes after it alone' '2 of 13' sh -c "$(printf '%s' 'printf "jqjjj" | "$1" --no-config --linear "$2" | tail -n 1 | cut -c1-7')" sh "$LR" "$shipped"
is 'COLUMNS parts lines' 0 sh -c \
  'printf "\r  " | COLUMNS=40 "$1" --no-config --linear "$2" | LC_ALL=C.UTF-8 grep -c "^.\{41,\}"' \
  sh "$LR" "$shipped"
is 'nothing that steers a terminal is sent' '' sh -c \
  'printf "j\r  /nation\rn?" | "$1" --no-config --linear "$2" | tr -d "\n" | LC_ALL=C tr -dc "\000-\037\177"' sh "$LR" "$shipped"
# A setting is for terminals; scripts print as ever.
printf 'linear = yes\n' > "$TMPDIR/config"
is 'the setting leaves pipes alone' 13 sh -c '"$1" --config="$2" -F json "$3" | wc -l | tr -d " "' \
  sh "$LR" "$TMPDIR/config" "$shipped"
is 'the option wins' '{' sh -c 'printf q | "$1" --no-config --linear --print -F json "$2" | head -c 1' sh "$LR" "$shipped"
says 'an archive from standard input leaves no keys there' 'there is no terminal to read keys from' \
  sh -c 'setsid "$1" --no-config --linear - < "$2" > /dev/null' sh "$LR" "$shipped"
exits 'a full disk is status 2' 2 sh -c 'printf jj | "$1" --no-config --linear "$2" > /dev/full' sh "$LR" "$shipped"

finish
