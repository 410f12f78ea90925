#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Standard streams that are closed, full or gone: nothing hangs, nothing is lost with status 0.
. "$abs_srcdir/tests/batch/lib.sh"
cd "$TMPDIR" || exit 99
cp "$shipped" s.xml
# in so few statements no word stands out beyond chance
printf "keyness-least = 1\nkeyness-level = all\n" > every
cat > all << 'END'
--count
--count s.xml
--count -
--format=json s.xml
--format=csv s.xml
--format=text s.xml
--check s.xml
--check=text s.xml
--count-by=year s.xml
--count-by=year --format=csv s.xml
--words --config=every -f unity s.xml
--concordance -f unity s.xml
--help
--version
--list-formats
--list-keys
--list-settings
END

# With ARGUMENTS and REDIRECTIONS, within ten seconds: *status* is as WANT says.
# each WANT REDIRECTIONS: of all arguments
each() {
  want=$1 how=$2 wrong=
  while read -r arguments; do
    timeout 10 sh -c "\"\$LR\" $arguments $how" > out 2> err
    status=$?
    case " $want " in
    *" $status "*) ;;
    *) wrong="$wrong $arguments: status $status;" ;;
    esac
    # A reader of nothing finds nothing, but what it prints is all there.
    [ "$status" -ne 0 ] || [ -s out ] || case $how in *\>*) ;; *) wrong="$wrong $arguments: nothing printed;" ;; esac
  done < all
  if [ -z "$wrong" ]; then ok "$how"; else not_ok "$how" "$wrong"; fi
}
export LR
each '0 2' '<&-'
each 2 '>&-'
each 2 '<&- >&- 2>&-'
if [ -c /dev/full ]; then
  wrong=
  while read -r arguments; do
    sh -c "\"\$LR\" $arguments > /dev/full" 2> err < /dev/null
    [ $? -eq 2 ] && grep -q '^leader-reader: .' err || wrong="$wrong $arguments;"
  done < all
  if [ -z "$wrong" ]; then ok 'a full device'; else not_ok 'a full device' "$wrong"; fi
fi
# The runtime of a sanitizer may write files of its own.
if (ulimit -f 0; "$LR" --version > /dev/null 2>&1); then
  exits 'a file that must not grow' 2 sh -c 'ulimit -f 0; "$1" --format=json s.xml > grown' sh "$LR"
  says 'says so' '^leader-reader: .*too large' sh -c '(ulimit -f 0; "$1" --format=json s.xml 2>&1 > grown) | cat >&2' sh "$LR"
else
  ok 'a file that must not grow # SKIP nothing runs here where files must not grow'
fi
# With few files that may be open it is all there, or said not to be.
wrong=
whole=$("$LR" --no-config --format=json s.xml | cksum)
for files in 3 4 5 6 7 8 9 10 12 14 16 20; do
  sh -c "ulimit -n $files; exec \"\$LR\" --no-config --format=json s.xml" > out 2> err < /dev/null
  case $? in
  0) [ "$(cksum < out)" = "$whole" ] || wrong="$wrong $files: short, and status 0;" ;;
  1 | 2 | 12[67]) [ -s err ] || wrong="$wrong $files: not a word;" ;;
  *) wrong="$wrong $files: $(cat err);" ;;
  esac
done
if [ -z "$wrong" ]; then ok 'few open files'; else not_ok 'few open files' "$wrong"; fi
# A reader that has seen enough is no trouble.
while read -r arguments; do
  is "$arguments: a pipe nobody reads" 0 sh -c "{ { sleep 0.1; \"\$LR\" $arguments; echo \$? >&3; } 2> err | true; } 3>&1"
done << 'END'
--format=json s.xml
--list-keys
--help
END

# Files of settings, keys and mappings that would never end are none; one with a mark of its encoding is
# read; one that is long takes no time.
mkdir -p "$XDG_CONFIG_HOME/leader-reader"
keys=$XDG_CONFIG_HOME/leader-reader/keys
mkfifo fifo
for path in fifo /dev/zero; do
  exits "settings: $path" 0 timeout 10 "$LR" --count --config="$path" s.xml
  says 'said' "^leader-reader: $path: this is no plain file" timeout 10 "$LR" --count --config="$path" s.xml
  ln -sf "$(readlink -f $path)" "$keys"
  exits "keys: $path" 0 timeout 10 "$LR" --count s.xml
  says 'said' 'keys: this is no plain file' timeout 10 "$LR" --count s.xml
  exits "mapping: $path" 2 timeout 10 "$LR" --count --mapping="$path" s.xml
done
printf '\357\273\277bind F9 quit\n' > marked
rm "$keys"
cp marked "$keys"
is 'keys with a byte order mark' 1 sh -c '"$1" --list-keys | grep -c F9' sh "$LR"
is 'no mistake in them' '' sh -c '"$1" --list-keys 2>&1 > out | cat' sh "$LR"
printf '\357\273\277sort = title\r\n' > marked
is 'settings with one' 'sort = title' sh -c '"$1" --config=marked --list-settings | grep "^sort ="' sh "$LR"
$AWK 'BEGIN { for (i = 0; i < 200000; i++) print "filter.f" i " = x" }' > many
is 'very many filters' 100 sh -c 'timeout 10 "$1" --count --config=many s.xml 2>&1 > out | grep -c "more than 1000 filters"' sh "$LR"

# Where so much memory is enough, more of it is too.
$AWK 'BEGIN { print "<archive><title>t</title>"
  for (i = 0; i < 60000; i++) {
    print "<statement id=\"s" i "\"><date when=\"2021\"/><title>Title " i "</title><summary><p>"
    for (k = 0; k < 8; k++) print "some words " i
    print "</p></summary></statement>"
  }
  print "</archive>" }' > large.xml
enough=
# A sanitizer wants more than any limit.
(ulimit -v 500000; "$LR" --version > out 2> err) && for limit in 130 160 170 200 220 240 280 300 340 500; do
  got=$(sh -c "ulimit -v $((limit * 1024)); \"\$LR\" --no-config --count large.xml" 2> err)
  [ -z "$enough$got" ] || enough="$enough $limit:$got"
done
if [ -z "$enough" ]; then ok 'more memory is no worse # SKIP no limits here'
elif ! printf '%s\n' $enough | grep -qv ':60000$'; then ok 'more memory is no worse'; else not_ok 'more memory is no worse' "$enough"; fi
finish
