# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Fills the manual's marks from the program's own tables, so that the two cannot differ:
#
#   awk -v version=V -f mkmanual.awk commands.h settings.h default.keys leader-reader.1.in
#
# Reads  X(ID, "name", GROUP, N_("help"))       in commands.h,
#        X(TYPE, C type, member, "name", LIMITS, "default", N_("help"))
#                                               in settings.h,
#        bind KEY... command [in pane...]       in default.keys;
# a row may be wrapped over several lines. In the page, the lines
#        .\" @KEYS@   and   .\" @SETTINGS@
# become lists, and @VERSION@ the version.

# The text as mdoc: no letter of it is taken for markup.
function mdoc(s) {
	gsub(/\\/, "\\e", s)
	gsub(/"/, "\\(dq", s)
	gsub(/'/, "\\(aq", s)
	gsub(/`/, "\\(ga", s)
	gsub(/\^/, "\\(ha", s)
	gsub(/~/, "\\(ti", s)
	return s
}

# Prints a text in lines of less than 80 bytes, a new sentence on a new line, as mdoc likes it.
function paragraph(s, words, n, i, line) {
	n = split(s, words, " ")
	line = ""
	for (i = 1; i <= n; i++) {
		if (line != "" && (length(line) + length(words[i]) > 74 || line ~ /[.!?]$/)) {
			print line
			line = ""
		}
		line = line (line == "" ? (words[i] ~ /^[.]/ ? "\\&" : "") : " ") mdoc(words[i])
	}
	if (line != "")
		print line
}

# Takes the next C string literal off `rest`: two that stand side by side are one.
function literal(out, c) {
	out = ""
	sub(/^[^"]*/, "", rest)
	while (rest ~ /^"/) {
		rest = substr(rest, 2)
		while (rest != "" && (c = substr(rest, 1, 1)) != "\"") {
			if (c == "\\") {
				rest = substr(rest, 2)
				c = substr(rest, 1, 1)
			}
			out = out c
			rest = substr(rest, 2)
		}
		rest = substr(rest, 2)
		sub(/^[ \t]+/, "", rest)
	}
	return out
}

# Takes the limits of a setting off `rest`, in words: "yes or no", "10 to 90". Those that another table
# of the program names are too many for a list that says only what each setting is.
function limits(out, last) {
	out = ""
	sub(/^[ ,]+/, "", rest)
	if (rest ~ /^CHOICES_OF/)
		return "--list-settings names them"
	if (rest ~ /^YES_NO/)
		return "yes or no"
	if (rest ~ /^RANGE/) {
		out = rest
		sub(/^RANGE\(/, "", out)
		sub(/\).*/, "", out)
		sub(/, */, " to ", out)
		return out
	}
	if (rest !~ /^CHOICES\(/)
		return ""
	last = literal()
	while (rest ~ /^, *"/) {
		out = out (out == "" ? "" : ", ") last
		last = literal()
	}
	return out " or " last
}

# A row is whole when as many parentheses are closed as opened, those in strings aside.
function whole(s) {
	gsub(/\\./, "", s)
	gsub(/"[^"]*"/, "", s)
	return gsub(/\(/, "", s) <= gsub(/\)/, "", s)
}

BEGIN {
	title["MOVE"] = "Moving"
	title["FIND"] = "Finding and ordering"
	title["PANE"] = "Panes"
	title["OTHER"] = "Help and the rest"
	title["PROMPT"] = "While a line is typed"
}

FNR == 1 {
	file = FILENAME
	sub(/.*\//, "", file)
	row = ""
}

file == "commands.h" || file == "settings.h" {
	if (row == "" && $0 !~ /^[ \t]*X\([A-Z]/)
		next
	sub(/[ \t]*\\$/, "")
	row = row $0
	if (!whole(row))
		next
	rest = row
	row = ""
	if (file == "commands.h") {
		command[++commands] = literal()
		group[commands] = rest
		sub(/^[ ,]+/, "", group[commands])
		sub(/[ ,].*/, "", group[commands])
		command_help[commands] = literal()
	} else {
		setting[++settings] = literal()
		setting_limits[settings] = limits()
		setting_default[settings] = literal()
		setting_help[settings] = literal()
	}
	next
}

file == "default.keys" {
	if ($1 != "bind")
		next
	words = NF
	for (i = 2; i <= NF; i++)
		if ($i == "in")
			words = i - 1
	all = ""
	for (i = 2; i < words; i++)
		all = all (all == "" ? "" : " ") "\\&" mdoc($i)
	keys[$words] = keys[$words] (keys[$words] == "" ? "" : " , ") all
	next
}

# A paragraph before a subsection is one too many; mandoc says so.
/^\.Pp$/ {
	held = 1
	next
}

/^\.\\" *@KEYS@/ {
	held = 0
	for (i = 1; i <= commands; i++) {
		if (group[i] != group[i - 1]) {
			if (i > 1)
				print ".El"
			print ".Ss " (group[i] in title ? title[group[i]] : group[i])
			print ".Bl -tag -width 16n -compact"
		}
		print (command[i] in keys ? ".It Ic " keys[command[i]] : ".It No no key")
		paragraph(command_help[i])
		print ".Pq Cm \\&" mdoc(command[i])
	}
	if (commands)
		print ".El"
	next
}

held {
	print ".Pp"
	held = 0
}

/^\.\\" *@SETTINGS@/ {
	print ".Bl -tag -width 16n -compact"
	for (i = 1; i <= settings; i++) {
		print ".It Cm \\&" mdoc(setting[i]) (setting_default[i] == "" ? "" : " = \\&" mdoc(setting_default[i]))
		paragraph(setting_help[i] (setting_limits[i] == "" ? "" : " (" setting_limits[i] ")"))
	}
	print ".El"
	next
}

{
	gsub(/@VERSION@/, version)
	print
}
