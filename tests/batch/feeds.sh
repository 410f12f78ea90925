#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Feeds as archives: what is printed of each kind, and what is said of what is wrong in them.
. "$abs_srcdir/tests/batch/lib.sh"

feeds() {
  for feed in atom atom03 rss2 rdf rss-cb wxr; do
    echo "# $feed"
    "$LR" --no-config -F json --sort=file "$data/$feed.xml" 2> /dev/null | sed 's/"file":"[^"]*"/"file":"FILE"/'
    "$LR" --no-config --check "$data/$feed.xml" | sed 's/^.*\.xml:/FILE:/'
  done
}
golden feeds feeds

is 'a date spoken, not the date released' 1 "$LR" --count --filter=2011-03-07 "$data/rss-cb.xml"
is 'feeds and the native format are one archive' 16 "$LR" --count "$shipped" "$data/atom.xml"
is 'a feed from a pipe' 3 sh -c 'cat "$2" | "$1" --count -' sh "$LR" "$data/atom.xml"
is 'drafts and attachments are left out' 2 "$LR" --count "$data/wxr.xml"

cat > "$TMPDIR/svg.xml" << 'EOF'
<svg xmlns="http://www.w3.org/2000/svg"><title>No feed</title></svg>
EOF
says 'what is no feed is told what is read' 'no format that --list-formats names' "$LR" --count "$TMPDIR/svg.xml"
finish
