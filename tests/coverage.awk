# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# What gcov says of each file, as a table by folder: lines that can run, those that did, and how many
# in a hundred. Headers count with the files that include them, and not here.

/^File '.*src\/.*\.c'$/ {
	folder = $0
	sub(/^.*src\//, "src/", folder)
	sub(/\/[^\/]*$/, "", folder)
	next
}
# gcov knows two decimals of a percentage: enough for whole lines of files under ten thousand.
/^Lines executed:/ && folder {
	split($0, part, /[:% ]+/)
	n = $NF
	lines[folder] += n
	run[folder] += int(part[3] * n / 100 + 0.5)
}
{
	folder = ""
}

function row(name, n, covered) {
	return sprintf("%-14s %7d %7d %6.1f%%", name, n, covered, n ? 100 * covered / n : 0)
}

END {
	printf "%-14s %7s %7s %7s\n", "folder", "lines", "run", "of 100"
	fflush()
	for (name in lines) {
		all += lines[name]
		covered += run[name]
		print row(name, lines[name], run[name]) | "sort"
	}
	close("sort")
	print row("all", all, covered)
	exit !all
}
