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
    keys "$keys" | sed '1,3d; s/^[0-9]* lines$/... lines/'
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
# Where sentences end, ICU knows better.
if "$LR" --version | grep -q ICU; then
  golden linear tour
else
  ok 'linear # SKIP built without ICU'
fi

# In the order in which it is read, with the digits of the language.
persian() {
  printf '\r  )\033[6~' | LANGUAGE=fa LC_ALL=C.UTF-8 "$LR" --no-config --linear "$data/archive-fa.xml" | sed -n "$1"
}
if grep -q '^#define ENABLE_NLS 1' "$abs_builddir/config.h"; then
  is 'Persian: a row' 1 sh -c 'printf "%s\n" "$1" | grep -c "^۱ از ۳: ۲۰ ژانویهٔ ۲۰۱۵"' sh "$(persian 3p)"
fi
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
# In a group of processes of its own, which could be stopped.
exits '^Z stops no script' 0 sh -c \
  'printf "j\032j" | timeout 20 "$1" --no-config --linear "$2" > /dev/null' sh "$LR" "$shipped"
exits 'a full disk is status 2' 2 sh -c 'printf jj | "$1" --no-config --linear "$2" > /dev/full' sh "$LR" "$shipped"

# Another program speaks; the next key ends it. This one writes down what it was given, and how it ended.
cat > "$TMPDIR/speaker" << EOF
#!/bin/sh
trap 'echo ended >> "$TMPDIR/spoken"; exit 0' TERM
{ echo "asked: \$*"; cat; } >> "$TMPDIR/spoken"
sleep 60 &
wait
EOF
chmod +x "$TMPDIR/speaker"
spoken() {
  rm -f "$TMPDIR/spoken"
  printf 'speech = %s\n' "$1" > "$TMPDIR/config"
  printf "$2" | "$LR" --config="$TMPDIR/config" --linear "$3" > "$TMPDIR/said"
  cat "$TMPDIR/spoken" 2> /dev/null
}
is 'the paragraph is spoken in its language, until a key is pressed' \
  "$(printf 'asked: -l fa\n می‌خواهم بگویم که آب از آن همه است.\nended')" \
  spoken "$TMPDIR/speaker -l %l" 'j\r ppq' "$data/archive-fa.xml"
is 'a key ends it, and so does the end' "$(printf 'asked: it\n An English line.\nended\nasked: it\n An English line.\nended')" \
  spoken "$TMPDIR/speaker it" 'j\r  pzp' "$data/archive-fa.xml"
is 'no shell runs it' "$(printf 'asked: $HOME; exit > x\n An English line.\nended')" \
  spoken "$TMPDIR/speaker '\$HOME; exit' > x" 'j\r  p' "$data/archive-fa.xml"
# One that reads little by little takes more of a long paragraph than a pipe holds, but keeps nobody waiting.
awk 'BEGIN { printf "<archive><statement><title>Long</title><text><p>"
  for (i = 0; i < 60000; i++) printf "word "
  print "</p></text></statement></archive>" }' > "$TMPDIR/long.xml"
printf '#!/bin/sh\nwhile dd bs=1000 count=1 > /dev/null 2>&1; do sleep 0.1; done\n' > "$TMPDIR/slow"
chmod +x "$TMPDIR/slow"
printf 'speech = %s\n' "$TMPDIR/slow" > "$TMPDIR/config"
is 'a program that reads slowly is given up' "$TMPDIR/slow does not read what it is to speak" sh -c \
  'printf "\r pq" | timeout 15 "$1" --config="$2" --linear "$3" | grep "does not read"' \
  sh "$LR" "$TMPDIR/config" "$TMPDIR/long.xml"
is 'nothing speaks by default' '' spoken no 'j\r  p' "$data/archive-fa.xml"
is 'and that is said' 1 grep -c 'nothing is spoken unless the setting speech says by what' "$TMPDIR/said"
is 'a program that is not there' '' spoken "$TMPDIR/nobody" 'j\r  p' "$data/archive-fa.xml"
is 'is said to be so' 1 grep -c 'nobody cannot be run' "$TMPDIR/said"
is 'one that fails' '' spoken false 'j\r  p' "$data/archive-fa.xml"
is 'too' 1 grep -c 'false ended with status 1' "$TMPDIR/said"
# Long texts come in lines that spd-say can read, with or without blanks.
{
  printf '<archive><statement id="a"><date when="2020"/><title>T</title><text><p>'
  i=0
  while [ $i -lt 500 ]; do printf 'words %s of it. ' $i; i=$((i + 1)); done
  printf '</p><p>'
  i=0
  while [ $i -lt 500 ]; do printf '話話話話話話話話話話話話話話話'; i=$((i + 1)); done
  printf '</p></text></statement></archive>'
} > "$TMPDIR/long.xml"
is 'a long text in lines' 8 sh -c 'printf "%s\n" "$1" | grep -c "^ .\{900,1100\}$"' sh \
  "$(spoken "$TMPDIR/speaker" '\r p' "$TMPDIR/long.xml")"
is 'one without blanks too' 2 sh -c 'printf "%s\n" "$1" | LC_ALL=C grep -c "^ .\{7000,8100\}$"' sh \
  "$(spoken "$TMPDIR/speaker" '\r  p' "$TMPDIR/long.xml")"
# Speech Dispatcher takes lines of "!-!" for commands, and is told to be silent.
mkdir -p "$TMPDIR/bin"
cat > "$TMPDIR/bin/spd-say" << EOF
#!/bin/sh
echo "asked: \$*" >> "$TMPDIR/spoken"
test "\$*" = --stop || { cat >> "$TMPDIR/spoken"; sleep 60; }
EOF
chmod +x "$TMPDIR/bin/spd-say"
cat > "$TMPDIR/hostile.xml" << 'EOF'
<archive><statement id="a"><date when="2020"/><title>T</title><language>-x</language>
<text xml:lang="-x"><p>!-!SET self RATE 100 %n%s</p></text></statement></archive>
EOF
dispatched() {
  rm -f "$TMPDIR/spoken"
  printf 'speech = yes\n' > "$TMPDIR/config"
  printf '\r p.' | PATH="$TMPDIR/bin:$PATH" "$LR" --config="$TMPDIR/config" --linear "$1" > "$TMPDIR/said"
  # what is told to be silent runs by itself
  for i in 1 2 3 4 5 6 7 8 9 10; do
    grep -q -e '--stop' "$TMPDIR/spoken" && break
    sleep 0.1
  done
  cat "$TMPDIR/spoken"
}
is 'spd-say is asked, and told to stop' \
  "$(printf 'asked: --pipe-mode --wait --application-name leader-reader\n !-!SET self RATE 100 %%n%%s\nasked: --stop')" \
  dispatched "$TMPDIR/hostile.xml"

# The tour is heard, too, one step after the other; what it shows of the screen alone is not.
is 'the tour' 'Tour 1/12: This is the list, the newest first. j goes down: press it.
Tour 2/12: Enter opens the selected statement: press it.
Tour 3/12: Space turns the page, and at the end of a text goes on to the next: press it.' \
  sh -c 'printf "j\r" | "$1" --no-config --linear --tour "$2" | sed -n "s/ F6 leaves.*//; s/ Esc leaves.*//; /^Tour/p"' \
  sh "$LR" "$shipped"
is 'begun by its name' 'Tour 2/12: Enter opens the selected statement: press it.' \
  sh -c 'printf ":tour\nj" | "$1" --no-config --linear "$2" | tail -n 1' sh "$LR" "$shipped"
is 'what the bars leave out' '1 more hit in other fields
2 of 2: 2021: 4 of 7 statements, unity 8' \
  sh -c 'printf "/unity\\rt" | "$1" --no-config --linear "$2" | tail -n 2' sh "$LR" "$shipped"
is 'no mouse' 'mouse is for the screen: here lines come one after the other' \
  sh -c 'printf ":mouse\n" | "$1" --no-config --linear "$2" | tail -n 1' sh "$LR" "$shipped"

finish
