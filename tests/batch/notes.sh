#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# What is printed of marks and notes where there are none yet, and the codebook; what there is on a screen is
# tried in screen_notes.
. "$abs_srcdir/tests/batch/lib.sh"

exits 'no notes: nothing' 1 "$LR" --notes
is 'an empty page' 0 sh -c '"$LR" --notes --format=jsonld | grep -c Annotation\"'
exits 'only in their formats' 2 "$LR" --notes --format=bibtex
exits 'and these only for notes' 2 "$LR" --format=qdc
# An annotation has one id, that of a mark too (Web Annotation Data Model, 3.1).
printf 'maone #tide\rjmq' | "$LR" --no-config --linear "$shipped" > "$TMPDIR/said"
is 'a note and two marks' '3 3' \
  sh -c '"$LR" --notes --format=jsonld "$0" | awk "/Annotation\",/ { n++ } /^.\"type\".*\"id\":\"urn:leader-reader:(note|mark):[^\"]+\"/ { ids[\$0] } END { print n, length(ids) }"' "$shipped"
is 'of two statements, which have one address' '2 1' \
  sh -c '"$LR" --notes --format=jsonld "$0" | awk "match(\$0, /\"source\":\"[^\"]+/) { sources[substr(\$0, RSTART, RLENGTH)] } match(\$0, /\"scope\":\"[^\"]+/) { scopes[substr(\$0, RSTART, RLENGTH)] } END { print length(scopes), length(sources) }"' "$shipped"
rm -rf "$XDG_STATE_HOME/leader-reader"
mkdir -p "$XDG_CONFIG_HOME/leader-reader"
cat > "$XDG_CONFIG_HOME/leader-reader/codebook" << 'END'
# what I look for
hope = what people hope for, <all> of it
hope.colour = #2a8f5c
امید = همان
END
"$LR" --notes --format=qdc > "$TMPDIR/codes.qdc"
is 'codes with meaning and colour' 1 \
  grep -c 'name="hope" isCodable="true" color="#2A8F5C"><Description>what people hope for, &lt;all&gt; of it</Desc' \
  "$TMPDIR/codes.qdc"
is 'in any script' 1 grep -c 'name="امید"' "$TMPDIR/codes.qdc"
is 'ids are those of a standard' 2 \
  grep -cE 'guid="[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"' "$TMPDIR/codes.qdc"
if command -v xmllint > /dev/null; then exits 'well-formed' 0 xmllint --noout "$TMPDIR/codes.qdc"; fi
printf 'two words = x\na.colour = red\n' > "$XDG_CONFIG_HOME/leader-reader/codebook"
says 'what is no tag is said' 'codebook:1: a tag consists of letters' "$LR" --notes --format=qdc
says 'and what is no colour' 'codebook:2: a colour is written' "$LR" --notes --format=qdc
finish
