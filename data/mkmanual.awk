# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Fills the marks of a page of the manual from the program's own tables, so that the two cannot differ:
#
#   awk -v version=V -v bugreport=ADDRESS -f mkmanual.awk [LL.po] collocates.h command.c commands.h settings.h \
#       default.keys leader-reader.1.in   or   leader-reader-config.5.in
#
# LL.po, for a page in another language, has the words of the tables; what it lacks stays English.
#
# Reads  NAME = NUMBER in an enum               in collocates.h: a limit of a setting,
#        [GROUP_ID] = N_("title"),              in command.c: the groups, in their order,
#        X(ID, "name", GROUP, N_("help"))       in commands.h,
#        X(TYPE, C type, member, "name", LIMITS, "default", N_("help"))
#                                               in settings.h,
#        bind KEY... command [in pane...]       in default.keys;
# a row may be wrapped over several lines. In the page, the lines
#        .\" @KEYS@ words for a command without a key   and   .\" @SETTINGS@
# become lists, @VERSION@ the version and @BUGREPORT@ the address.

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

# The text in the language of the page.
function said(s) {
	return s in translation && translation[s] != "" ? translation[s] : s
}

# A number that may be given by its name.
function value(s) {
	return s in number ? number[s] : s
}

# Takes the limits of a setting off `rest`, in words: "yes or no", "10 to 90". Those that another table
# of the program names are too many for a list that says only what each setting is.
function limits(out, last, ends) {
	out = ""
	sub(/^[ \t,]+/, "", rest)
	if (rest ~ /^CHOICES_OF/)
		return "--list-settings names them"
	if (rest ~ /^YES_NO/)
		return "yes or no"
	if (rest ~ /^RANGE/) {
		out = rest
		sub(/^RANGE\(/, "", out)
		sub(/\).*/, "", out)
		split(out, ends, /, */)
		return value(ends[1]) " to " value(ends[2])
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

FNR == 1 {
	file = FILENAME
	sub(/.*\//, "", file)
	row = ""
}

file ~ /[.]po$/ {
	translated = 1
	if (/^#, .*fuzzy/)
		fuzzy = 1
	if (/^$/)
		fuzzy = 0
	if (/^msg/)
		part = $1
	if (/^msgid /)
		id = ""
	rest = $0
	if (/^#/ || !/"/)
		next
	if (part == "msgid")
		id = id literal()
	else if (part == "msgstr" && !fuzzy)
		translation[id] = translation[id] literal()
	next
}

file == "collocates.h" {
	while (match($0, /[A-Z][A-Z_]* = [0-9]+/)) {
		split(substr($0, RSTART, RLENGTH), named, " = ")
		number[named[1]] = named[2]
		$0 = substr($0, RSTART + RLENGTH)
	}
	next
}

file == "command.c" {
	if (!/^\t\[GROUP_[A-Z]*\] = N_\("/)
		next
	rest = $0
	sub(/\].*/, "")
	sub(/.*GROUP_/, "")
	order[++groups] = $0
	title[groups] = literal()
	next
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
		sub(/^[ \t,]+/, "", group[commands])
		sub(/[ \t,].*/, "", group[commands])
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
	sub(/.*@KEYS@ */, "")
	keyless = $0
	for (g = 1; g <= groups; g++) {
		first = 1
		for (i = 1; i <= commands; i++) {
			if (group[i] != order[g])
				continue
			if (first)
				print ".Ss " mdoc(said(title[g])) "\n.Bl -tag -width " (translated ? "Ds" : "16n") " -compact"
			first = 0
			print (command[i] in keys ? ".It Ic " keys[command[i]] : ".It No " keyless)
			# Keys and what they do may run in two directions: on lines of their own they stay in order.
			if (translated)
				print ".br"
			paragraph(said(command_help[i]))
			print ".Pq Cm \\&" mdoc(command[i])
		}
		if (!first)
			print ".El"
	}
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
	gsub(/@BUGREPORT@/, bugreport)
	print
}
