#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# The concordance without a screen: as text, CSV and JSON; as many lines as a plain search counts.
. "$abs_srcdir/tests/batch/lib.sh"

golden concordance-text "$LR" --concordance -f people
golden concordance-csv \
  sh -c '"$1" --concordance=after1 -f people -F csv "$2" | sed "s,[^,]*/statements,statements,"' sh "$LR" "$shipped"
is 'as JSON' '"keyword":"people’s","after":" participation in the elections."}' \
  sh -c '"$1" --concordance -f people -F json | grep "after[^ ]* participation" | sed "s/.*\"keyword\"/\"keyword\"/"' sh "$LR"
is 'a header alone where nothing matches' id,date,occasion,speaker,file,field,term,before,keyword,after \
  "$LR" --concordance -f nosuchword -F csv
exits 'which is status 1' 1 "$LR" --concordance -f nosuchword
exits 'a word that is there' 0 "$LR" --concordance -f people
exits 'an unknown order' 2 "$LR" --concordance=size -f people
says 'and which' "cannot be ordered by 'size'" "$LR" --concordance=size -f people

# What stands in the fields that are searched, counted by another tool.
plain() {
  "$LR" -F json | awk -v word="$1" '{
    gsub(/"(id|date|date_text|language|kind|source|published|updated|file)":"[^"]*"/, "")
    gsub(/"sources":\[[^]]*\]/, "")
    $0 = tolower($0)
    while (match($0, word)) {
      n++
      $0 = substr($0, RSTART + RLENGTH)
    }
  } END { print n }'
}
for word in people election hope; do
  is "as many lines as there are: $word" "$(plain $word)" \
    sh -c '"$1" --concordance -f "$2" | wc -l | tr -d " "' sh "$LR" "$word"
done

# Dates are those of the calendar that is asked for, and stand in a column whatever their digits are.
is 'in a calendar' '1393-10-30' sh -c '"$1" --concordance -f نامه --calendar=persian "$2" | cut -d" " -f1' sh "$LR" "$data/archive-fa.xml"

# Lines of one day stand as in the file, however the list is ordered.
cat > "$TMPDIR/day.xml" << 'END'
<archive><title>Day</title>
<statement id="one"><date when="2001-01-01"/><title>Second</title><text>tea</text></statement>
<statement id="two"><date when="2001-01-01"/><title>First</title><text>tea</text></statement>
</archive>
END
for order in 'sort = title' 'reverse = yes' 'sort = file'; do
  echo "$order" > "$TMPDIR/config"
  is "of one day, where $order" 'one two ' sh -c '"$1" --config="$2" --concordance -f tea -F csv "$3" |
    sed 1d | cut -d, -f1 | tr "\n" " "' sh "$LR" "$TMPDIR/config" "$TMPDIR/day.xml"
done
finish
