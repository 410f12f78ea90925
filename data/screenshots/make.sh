#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# make.sh PROGRAM SOURCE FOLDER: pictures of PROGRAM in xterm, of the archives in SOURCE, written to FOLDER.
# What is seen is the program itself: on a screen of its own (Xvfb) it is shown by xterm, within a tmux that
# types its keys, and each picture is taken when the text that it waits for is there.
# Needs Xvfb, xterm, tmux and ImageMagick (Debian: xvfb, xterm, tmux, imagemagick, fonts-dejavu).
set -eu
program=$1 source=$2 folder=$3
columns=100 rows=24
for tool in Xvfb xterm tmux import convert; do
  command -v $tool > /dev/null || { echo "make.sh: there is no $tool" >&2; exit 1; }
done
home=$(mktemp -d)
socket=
server=
terminal=
finish() {
  test -z "$terminal" || kill "$terminal" 2> /dev/null || :
  test -z "$socket" || tmux -S "$socket" kill-server 2> /dev/null || :
  test -z "$server" || kill "$server" 2> /dev/null || :
  rm -rf "$home"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

# Xvfb chooses a number that is free and says it.
Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp 3> "$home/display" > /dev/null 2>&1 &
server=$!
tries=0
until test -s "$home/display"; do
  tries=$((tries + 1))
  test $tries -lt 100 || { echo "make.sh: Xvfb does not start" >&2; exit 1; }
  sleep 0.1
done
DISPLAY=:$(cat "$home/display")
LC_ALL=C.UTF-8
HOME=$home
export DISPLAY LC_ALL HOME
unset TMUX XDG_CONFIG_HOME XDG_STATE_HOME

# picture NAME TEXT KEYS ARGUMENT...: the program with these arguments, after these keys, once TEXT is there
picture() {
  name=$1 text=$2 keys=$3 socket=$home/$1.tmux
  shift 3
  tmux -S "$socket" -f /dev/null new-session -d -x $columns -y $rows \
    "exec '$program' --no-config $(printf "'%s' " "$@")"
  tmux -S "$socket" set-option -g status off
  xterm -fa 'DejaVu Sans Mono' -fs 10 -bg '#fdf6e3' -fg '#222222' -bw 0 -b 6 -geometry ${columns}x$rows \
    -e tmux -S "$socket" attach &
  terminal=$!
  tries=0
  for key in $keys; do
    sleep 0.3
    tmux -S "$socket" send-keys "$key"
  done
  until tmux -S "$socket" capture-pane -p | grep -q "$text"; do
    tries=$((tries + 1))
    test $tries -lt 50 || { echo "make.sh: $name: '$text' does not come" >&2; exit 1; }
    sleep 0.1
  done
  sleep 0.7 # xterm paints
  import -window root "$home/shot.png"
  # what is left of the empty screen goes; few colours make a small file, and no time is in it
  convert "$home/shot.png" -bordercolor black -border 1 -trim +repage -colors 32 -strip \
    -define png:exclude-chunks=date,time "PNG8:$home/$name.png"
  mv "$home/$name.png" "$folder/$name.png"
  kill "$terminal" && wait "$terminal" 2> /dev/null || :
  terminal=
  tmux -S "$socket" kill-server
}
picture reading 'nation’s eyes' '/ u n i t y Enter' "$source/data/statements.xml"
picture concordance 'Concordance' 'w' --filter=people "$source/data/statements.xml"
LANGUAGE=fa
export LANGUAGE
picture persian '۱۳۹۳' 'c p' --bidi=app "$source/tests/data/archive-fa.xml"
