#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# What is printed is marked where that is asked for, in text for reading alone.
. "$abs_srcdir/tests/batch/lib.sh"

cat > "$TMPDIR/a.xml" << 'END'
<archive><title>A</title>
<statement id="one"><date when="2021-05-02"/><title>Rain and more rain</title><occasion>After the rain</occasion>
<summary><head>On rain</head><p>It rains, and the rain does not end.</p></summary>
<text>No word of it.</text></statement>
</archive>
END
cd "$TMPDIR" || exit 99
esc=$(printf '\033')
# shows ARGUMENT...: what is printed, with "<" for the sequences that begin a mark and ">" for those that end it
shows() {
  "$LR" --no-config "$@" a.xml | sed "s/$esc\[0m/>/g; s/$esc\[[0-9;]*m/</g"
}
# marks ARGUMENT...: how many sequences there are in what is printed
marks() {
  "$LR" --no-config "$@" a.xml | grep -c "$esc"
}

want='<Rain>< and more ><rain>
==================
Date: 2 May 2021 [2021-05-02]
Occasion: After the <rain>

<Summary>

<On ><rain>

It <rain>s, and the <rain> does not end.

<Text>

No word of it.'
is 'headlines and matches, at their letters' "$want" shows --color=always --filter=rain
is 'a date that matches is one' 'Date: <2 May 2021 [2021-05-02]>' \
  sh -c "\"\$LR\" --no-config --color=always -f 2021-05 a.xml | sed 's/$esc\[0m/>/g; s/$esc\[[0-9;]*m/</g' | grep ^Date"
is 'a field where it was looked for' '<Summary>' \
  sh -c "\"\$LR\" --no-config --color=always -f occasion:rain a.xml | sed 's/$esc\[0m/>/g; s/$esc\[[0-9;]*m/</g' | grep Summary"
is 'a concordance' 5 marks --color=always --concordance --filter=title:rain\ \|\ summary:rain
is 'without a filter headlines alone' 4 marks --color=always

is 'a pipe' 0 marks -p --filter=rain
is 'a pipe, not asked for' 0 marks -p --color=auto --filter=rain
is 'never' 0 env CLICOLOR_FORCE=1 sh -c "\"\$LR\" --no-config -p --color=never --filter=rain a.xml | grep -c $esc"
is 'CLICOLOR_FORCE' 6 env CLICOLOR_FORCE=1 sh -c "\"\$LR\" --no-config -p --filter=rain a.xml | grep -c $esc"
is 'NO_COLOR before it' 0 \
  env NO_COLOR=1 CLICOLOR_FORCE=1 sh -c "\"\$LR\" --no-config -p --filter=rain a.xml | grep -c $esc"
is 'always before NO_COLOR' 6 env NO_COLOR=1 sh -c "\"\$LR\" --no-config -p --color=always --filter=rain a.xml | grep -c $esc"
for format in json csv xml tei html vrt bibtex ris csl-json cite markdown; do
  is "$format never" 0 marks --color=always --filter=rain --format=$format
done
is 'a concordance as data never' 0 marks --color=always --filter=rain --concordance --format=csv

"$LR" --no-config --color=always -f rain a.xml | sed "s/$esc\[[0-9;]*m//g" > with
"$LR" --no-config -f rain a.xml > without
is 'nothing else is different' '' diff with without

# The theme: its colours, but for one with a background of its own; where a terminal may know sixteen, those.
is '256 colours' 1 \
  sh -c "TERM=xterm-256color \"\$LR\" --no-config --color=always -f rain a.xml | grep -c 'After.*;38;5;163m'"
is '16 colours' 0 sh -c "TERM=xterm COLORTERM= \"\$LR\" --no-config --color=always -f rain a.xml | grep -c ';38;'"
echo 'theme = dark' > dark
is 'no background' 1 sh -c "\"\$LR\" --config=dark --color=always -f rain a.xml | grep -c 'After.*;38;5;163m'"
echo 'theme = mono' > mono
is 'no colours' 0 sh -c "\"\$LR\" --config=mono --color=always -f rain a.xml | grep -c ';38;'"
mkdir -p "$XDG_CONFIG_HOME/leader-reader/themes"
printf 'title = underline\nmatsch = red\n' > "$XDG_CONFIG_HOME/leader-reader/themes/default.theme"
is "the user's, in place of the program's" 1 sh -c "\"\$LR\" --color=always a.xml | grep -c '.\[0;4mRain and'"
says 'what is wrong with it' "themes/default.theme:2: .*'matsch'; the nearest is 'match'" "$LR" --color=always a.xml
is 'which --no-config leaves alone' 0 sh -c "\"\$LR\" --no-config --color=always a.xml | grep -c '.\[0;4mRain and'"
rm -r "$XDG_CONFIG_HOME/leader-reader"
echo 'theme = nearly' > wrong
says 'a theme that is not there' 'wrong:1: theme cannot be .nearly., only dark, default' \
  "$LR" --config=wrong -p a.xml
exits 'another word than those' 2 "$LR" --no-config --color=red a.xml
finish
