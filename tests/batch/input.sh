#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Files that cannot be used, one clear sentence each; and damaged ones, whose good part is kept.
. "$abs_srcdir/tests/batch/lib.sh"
cd "$TMPDIR" || exit 99

# refuses NAME PATTERN FILE: one sentence that matches, nothing printed, status 2.
refuses() {
  "$LR" "$3" > out 2> err < /dev/null
  status=$?
  if [ $status -eq 2 ] && [ ! -s out ] && [ "$(wc -l < err)" -eq 1 ] && grep -qE -e "^leader-reader: .*$2" err; then
    ok "$1"
  else
    not_ok "$1" "status $status" "$(cat err)"
  fi
}
: > empty.xml
printf 'plain text, no markup\n' > text.xml
printf '<!DOCTYPE html>\n<html><body><p>x</p></body></html>\n' > page.xml
printf '<unknown xmlns="urn:x"><y/></unknown>' > other.xml
head -c 4096 /dev/zero > zero.xml
refuses 'not there' 'missing.xml' missing.xml
mkdir folder
refuses 'a folder without archives' 'folder: there is no archive in this folder' folder
refuses 'a device' '/dev/' /dev/zero
refuses 'empty' 'empty' empty.xml
refuses 'not XML' 'not XML' text.xml
refuses 'NUL bytes' 'zero.xml' zero.xml
refuses 'HTML' 'HTML' page.xml
refuses 'an unknown root names it' 'unknown' other.xml
if [ "$(id -u)" -ne 0 ]; then
  cp "$shipped" locked.xml && chmod 000 locked.xml
  refuses 'not readable' 'locked.xml' locked.xml
fi
name=$(printf 'a\033[31m\nb.xml')
refuses 'a name with an escape is shown without it' 'a.?\[31m' "$name"

says 'one bad file among good ones is a problem' 'problem' "$LR" --count "$shipped" missing.xml
is 'and the good ones are read' 13 "$LR" --count "$shipped" missing.xml
exits 'no good one: status 2' 2 "$LR" --count missing.xml empty.xml

is 'no problems in the shipped archive' '13 statements, no problems' sh -c '"$1" --check | head -n 1' sh "$LR"
exits 'so status 0' 0 "$LR" --check
sed '/elections of 19 June/s/elections/elec\&tions/' "$shipped" > amp.xml
exits 'a stray & is a problem' 1 "$LR" --check amp.xml
is 'told with file and line' 1 sh -c '"$1" --check amp.xml | grep -cE "^amp.xml:[0-9]+: "' sh "$LR"
is 'and nothing is lost' 13 "$LR" --count amp.xml
head -c 12000 "$shipped" > cut.xml
exits 'a cut-off file is a problem' 1 "$LR" --check cut.xml
is 'what came before is shown' "$(grep -c '</statement>' cut.xml)" \
  sh -c '"$1" -F json cut.xml 2>/dev/null | grep -c "\"summary\":.*\"file\""' sh "$LR"
printf '<archive><title>t</title><statement><date when="2021-13-45"/><title>a</title></statement></archive>' > date.xml
is 'a date that is none: told, and the statement kept' 1 "$LR" --count date.xml
exits 'told' 1 "$LR" --check date.xml
printf '<archive><title>t</title><statement id="a"><date when="2021"/><title>A\xc2\x9b31m\xe2\x80\xaeB&#x9d;C</title></statement></archive>' > esc.xml
is 'no control character comes out' 0 sh -c '"$1" esc.xml 2>/dev/null | LC_ALL=C grep -c "$(printf "\302[\200-\237]\|\033\|\342\200\256")"' sh "$LR"

# What has no end, or more in it than any archive, costs neither time nor memory.
endless="^leader-reader: -: there is no element at its beginning, however long"
# without_end NAME SCRIPT: what it prints is given up, soon and with little memory
without_end() {
  # A sanitizer wants more than any limit.
  (ulimit -v 600000; "$LR" --version > out 2>&1) && limit='ulimit -v 600000;' || limit=
  says "without an end: $1" "$endless" sh -c "$2 | ($limit timeout 200 \"\$1\" --count -)" sh "$LR"
}
without_end newlines 'yes "" | head -c 90000000'
without_end comments 'yes "<!-- words -->" | head -c 90000000'
without_end 'a comment' '{ echo "<!--"; yes words | head -c 90000000; }'
$AWK 'BEGIN { print "<archive><title>t</title><statement id=\"a\"><title>a</title></statement>"
  for (i = 0; i < 1000000; i++) printf "<n%d/>", i
  print "<statement id=\"b\"><title>b</title></statement></archive>" }' > names.xml
exits 'a million different names' 1 timeout 60 "$LR" --count names.xml
says 'are not all read, and it says so' 'names.xml:[0-9]+: there are more than 50000 different names' "$LR" --count names.xml
is 'what came before is' 1 "$LR" --count names.xml
$AWK 'BEGIN { print "<archive><title>t</title>"
  for (k = 0; k < 40; k++) for (i = 0; i < 20000; i++) printf "<n%d/>", i
  print "<statement id=\"b\"><title>b</title></statement></archive>" }' > names.xml
is 'fewer, again and again' 1 timeout 60 "$LR" --count names.xml
# A long entity, referred to millions of times: it is not measured each time.
$AWK 'BEGIN { x = "x"
  while (length(x) < 1000000) x = x x
  print "<!DOCTYPE archive [<!ENTITY e \"" substr(x, 1, 1000000) "\">]><archive><title>t</title><statement id=\"a\"><title>a</title></statement>"
  for (i = 0; i < 3000000; i++) printf "&e;"
  print "<statement id=\"b\"><title>b</title></statement></archive>" }' > entity.xml
is 'a long entity, again and again' 2 timeout 60 "$LR" --count entity.xml

# Names that a file makes up: what is not seen, or turns text round, reaches no message.
unseen=$(printf '\342\200\250|\342\200\251|\342\200[\252-\256]|\342\201[\246-\257]|\357\273\277|\357\277[\271-\273]|\363\240[\200\201].|\302[\200-\237]|\302\255|\033')
for code in '2028:\342\200\250' '2029:\342\200\251' '202A:\342\200\252' '202E:\342\200\256' '2066:\342\201\246' \
  '2069:\342\201\251' '206A:\342\201\252' '206F:\342\201\257' 'FEFF:\357\273\277' 'FFF9:\357\277\271' \
  'FFFB:\357\277\273' 'E0001:\363\240\200\201' 'E0041:\363\240\201\201' 'E007F:\363\240\201\277' \
  'AD:\302\255' '9B:\302\233'; do
  c=$(printf "${code#*:}")
  printf '<archive xmlns="urn:%s"><title>t</title><a%sb/>&a%sb;</archive>' "$c" "$c" "$c" > names.xml
  printf '<a%sb xmlns="urn:%s"/>' "$c" "$c" > root.xml
  printf '<?xml version="1.0" encoding="x%sy"?><archive/>' "$c" > encoding.xml
  is "U+${code%%:*} in names" 0 sh -c 'for f in names.xml root.xml encoding.xml; do "$1" --check=text "$f"; done 2>&1 | LC_ALL=C grep -cE "$2"' sh "$LR" "$unseen"
done

# Without FILE: what is piped in, if something is; else the shipped archive, which has 13 statements.
three=$data/archive-en.xml
silent="nothing came from standard input.*'leader-reader -' waits"
# piped NAME COUNT TIMES SCRIPT: what SCRIPT prints, and how often standard error says that nothing came.
# In it $1 is the program, $2 an archive of three statements.
piped() {
  name=$1 want=$2 said=$3
  got=$(sh -c "$4" sh "$LR" "$three" 2> err)
  if [ "$got" = "$want" ] && [ "$(grep -c "$silent" err)" = "$said" ]; then ok "$name"; else not_ok "$name" "$got" "$(cat err)"; fi
}
piped 'a pipe' 3 0 'cat "$2" | "$1" --count'
piped 'a file' 3 0 '"$1" --count < "$2"'
piped 'a pipe that takes a moment' 3 0 '(sleep 0.1; cat "$2") | "$1" --count'
piped 'an empty pipe' 13 1 ': | "$1" --count'
piped 'an empty file' 13 1 '"$1" --count < empty.xml'
piped 'a file that is read to its end' 13 1 '(cat > copy; "$1" --count) < "$2"'
piped 'a pipe that is late' 13 1 '(sleep 1; cat "$2" 2> rest) | "$1" --count'
piped '- waits for it' 3 0 '(sleep 1; cat "$2") | "$1" --count -'
mkfifo fifo
piped 'a fifo whose writer is late' 13 1 '{ sleep 1; cat "$2" 2> rest; } > fifo & "$1" --count < fifo; wait'
piped '- waits for that too' 3 0 '{ sleep 1; cat "$2"; } > fifo & "$1" --count - < fifo; wait'
piped 'a device is not read' 13 0 '"$1" --count < /dev/zero'
piped 'nor /dev/null' 13 0 '"$1" --count < /dev/null'
piped 'nor what is closed' 13 0 '"$1" --count <&-'
piped 'a FILE is read, whatever is piped in' 13 0 'cat "$2" | "$1" --count "$abs_srcdir/data/statements.xml"'
piped 'one line on standard error' 1 0 ': | "$1" --count 2>&1 > count | wc -l | tr -d " "'
exits '- of a device: status 2' 2 "$LR" --count -
says '- of a device' 'standard input is a device' "$LR" --count -
exits '- of what is closed: status 2' 2 sh -c '"$1" --count - <&-' sh "$LR"
exits 'standard output that is closed: status 2' 2 sh -c '"$1" --count >&-' sh "$LR"
finish
