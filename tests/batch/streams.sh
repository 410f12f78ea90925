#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Standard streams that are closed, full or gone: nothing hangs, nothing is lost with status 0.
. "$abs_srcdir/tests/batch/lib.sh"
cd "$TMPDIR" || exit 99
cp "$shipped" s.xml
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
--words -f unity s.xml
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
exits 'a file that must not grow' 2 sh -c 'ulimit -f 0; "$1" --format=json s.xml > grown' sh "$LR"
says 'says so' '^leader-reader: .*too large' sh -c '(ulimit -f 0; "$1" --format=json s.xml 2>&1 > grown) | cat >&2' sh "$LR"
# A reader that has seen enough is no trouble.
while read -r arguments; do
  is "$arguments: a pipe nobody reads" 0 sh -c "{ { sleep 0.1; \"\$LR\" $arguments; echo \$? >&3; } 2> err | true; } 3>&1"
done << 'END'
--format=json s.xml
--list-keys
--help
END
finish
