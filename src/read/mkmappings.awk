# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Prints files of data/formats as rows of a table in C: the file's name without what follows the dot, and
# its text, each line one literal.
function finish() { if (open) print "}," }
FNR == 1 {
  finish()
  open = 1
  name = FILENAME
  sub(/.*\//, "", name)
  sub(/\..*/, "", name)
  print "{\"" name "\","
}
{
  # "\?" keeps clear of trigraphs.
  gsub(/[\\"?]/, "\\\\&")
  print "\"" $0 "\\n\""
}
END { finish() }
