#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# make bench: how fast, beside what is installed. A table on standard output; nothing passes or fails.
#
#   STATEMENTS=100000   of the archive that is loaded and searched, 1,240 bytes each
#   BIG=1000000         of the large one; 0: none (it takes 1.2 GB of disk and 2 GB of memory)
#   RUNS=5              of each, in turn; the figure is the median
#   MARKUP=0            of a hundred statements that hold HTML
#   FILES=10000         of a folder, with a statement each
#   KEEP=1              leaves the files where they are

: "${STATEMENTS:=100000}" "${BIG:=1000000}" "${RUNS:=5}" "${MARKUP:=0}" "${FILES:=10000}"
bin=$abs_builddir/tests/bench
LR=$abs_builddir/src/leader-reader
export LR TERM_TIMEOUT="${TERM_TIMEOUT:-120}" LC_ALL=C.UTF-8
data=${TMPDIR:-/tmp}/leader-reader-bench.$$
mkdir "$data" || exit 1
trap 'test -n "$KEEP" && echo "the files are in $data" || rm -rf "$data"' EXIT
trap 'exit 130' INT TERM HUP

has() {
	command -v "$1" >/dev/null 2>&1
}

median() {
	sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

# row WHAT MS [BASE-MS BASE-NAME [NOTE]]
row() {
	if [ -z "$2" ]; then
		printf '%-44s %9s\n' "$1" "-"
	elif [ -n "$3" ]; then
		printf '%-44s %9.1f ms   %6.2f x %s\n' "$1" "$2" "$(ratio "$2" "$3")" "$4"
	else
		printf '%-44s %9.1f ms\n' "$1" "$2"
	fi
}

ratio() {
	awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", (b > 0 ? a / b : 0) }'
}

# Numbers as the screen shows them.
grouped() {
	echo "$1" | sed -e :a -e 's/\([0-9]\)\([0-9]\{3\}\)\($\|,\)/\1,\2\3/;ta'
}

# What is measured in turn: NAME and its command in a file of its own.
contest() {
	name=$1
	shift
	printf '%s\n' "$@" > "$data/cmd.$name"
	: > "$data/ms.$name"
	: > "$data/kb.$name"
	: > "$data/cpu.$name"
	names="$names $name"
}

# run_once NAME: "MS KB CPU-MS" of its command.
run_once() {
	# shellcheck disable=SC2046 # one argument a line, none with blanks
	(IFS='
'; exec $bin/measure run $(cat "$data/cmd.$1"))
}

# Each in turn; before it is measured it is run once, so that its file and its memory are at hand: where a
# machine lies in another one, memory that nobody used for a while is given back and is dear to get again.
run_contest() {
	i=0
	while [ $i -lt "$RUNS" ]; do
		for name in $names; do
			run_once "$name" > /dev/null && out=$(run_once "$name") || continue
			test -n "$out" || continue
			echo "${out%% *}" >> "$data/ms.$name"
			echo "${out##* }" >> "$data/cpu.$name"
			out=${out% *}
			echo "${out#* }" >> "$data/kb.$name"
		done
		i=$((i + 1))
	done
}

# What NAME takes where nothing ran for a while, each time, in milliseconds.
after_a_pause() {
	i=0
	: > "$data/pause"
	while [ $i -lt "$RUNS" ]; do
		sleep 3
		out=$(run_once "$1") && echo "${out%% *}" >> "$data/pause"
		i=$((i + 1))
	done
	median "$data/pause"
}

# Medians of `measure "$@"`, column by column, in $1 and on.
repeat() {
	rm -f "$data"/col.*
	i=0
	while [ $i -lt "$RUNS" ]; do
		out=$($bin/measure "$@") || return 1
		n=1
		for value in $out; do
			echo "$value" >> "$data/col.$n"
			n=$((n + 1))
		done
		i=$((i + 1))
	done
	medians=
	for f in "$data"/col.*; do
		medians="$medians $(median "$f")"
	done
}

archive=$data/archive.xml
"$bin/generate" "$STATEMENTS" 1240 rss "$MARKUP" > "$archive" || exit 1
"$bin/generate" 8000 1240 rss > "$data/small.xml" || exit 1
test "$BIG" = 0 || "$bin/generate" "$BIG" 1240 rss > "$data/big.xml" || exit 1
bytes=$(wc -c < "$archive")
# What was written is not to be put on the disk while others are measured.
sync
cat "$archive" "$data/small.xml" > /dev/null

echo "$(grouped "$STATEMENTS") statements, $((bytes / 1000000)) MB of RSS, $(getconf _NPROCESSORS_ONLN) cores, medians of $RUNS"
echo
echo "Loaded and searched"
names=
contest leader-reader "$LR" --no-config --count --filter=declaration "$archive"
has xmllint && contest xmllint-sax xmllint --noout --sax "$archive"
has xmllint && contest xmllint-stream xmllint --noout --stream "$archive"
has sfeed && contest sfeed sh -c "sfeed < '$archive'"
if has newsboat && [ "$STATEMENTS" -le 200000 ]; then
	echo "file://$archive" > "$data/urls"
	contest newsboat sh -c "rm -f '$data/cache'; newsboat -u '$data/urls' -c '$data/cache' -x reload"
fi
run_contest
base=$(median "$data/ms.leader-reader")
kb=$(median "$data/kb.leader-reader")
for name in $names; do
	ms=$(median "$data/ms.$name")
	if [ "$name" = leader-reader ]; then
		row "  $name" "$ms"
	else
		row "  $name" "$ms"
		printf '%-44s %25.2f x, %.2f x of the processors\n' "    leader-reader beside it" "$(ratio "$base" "$ms")" \
			"$(ratio "$(median "$data/cpu.leader-reader")" "$(median "$data/cpu.$name")")"
	fi
done
for tool in xmllint sfeed newsboat; do
	has $tool || echo "  $tool is not installed"
done
row "  leader-reader, after three idle seconds" "$(after_a_pause leader-reader)" "$base" "at once"
printf '%-44s %9.1f MB   %6.2f x the file\n' "  peak memory" "$(ratio "$kb" 1000)" "$(ratio "$((kb * 1024))" "$bytes")"

# kind NAME STATEMENTS FORMAT MARKUP
kind() {
	"$bin/generate" "$2" 1240 "$3" "$4" > "$data/kind.xml" || exit 1
	sync
	size=$(wc -c < "$data/kind.xml")
	names=
	contest this "$LR" --no-config --count --filter=declaration "$data/kind.xml"
	has xmllint && contest sax xmllint --noout --sax "$data/kind.xml"
	run_contest
	has xmllint || : > "$data/ms.sax"
	row "  $1, $((size / 1000000)) MB" "$(median "$data/ms.this")" "$(median "$data/ms.sax")" "xmllint-sax"
	has xmllint && printf '%-44s %25.2f x of the processors, memory %.2f x the file\n' "" \
		"$(ratio "$(median "$data/cpu.this")" "$(median "$data/cpu.sax")")" \
		"$(ratio "$(($(median "$data/kb.this") * 1024))" "$size")"
	rm "$data/kind.xml"
}

echo
echo "Other kinds of files"
kind "the program's own" "$STATEMENTS" native 0
kind "RSS with HTML in it" "$STATEMENTS" rss 100
kind "a debate in TEI" "$STATEMENTS" tei 0
kind "the same, its words annotated" "$((STATEMENTS / 20))" annotated 0

echo
echo "The same by a mapping, a format that is data"
cat > "$data/rss.format" <<'END'
root = rss
archive.title = channel/title
statement = item
id = guid
published = pubDate
title = item/title
title.as = html
source = item/link
topic = category
summary = item/description
summary.as = html
END
names=
contest built-in "$LR" --no-config --count "$archive"
contest mapped "$LR" --no-config --mapping="$data/rss.format" --count "$archive"
run_contest
built=$(median "$data/ms.built-in")
row "  built in" "$built"
row "  mapped" "$(median "$data/ms.mapped")" "$built" "built in"

echo
echo "The same, compressed, and cut into files"
gzip -1 -c "$archive" > "$data/archive.xml.gz"
mkdir "$data/folder"
$bin/generate "$FILES" 1240 rss |
	awk -v to="$data/folder/" '/^<item>/ { n++; file = to n ".xml"; print "<rss version=\"2.0\"><channel>" > file }
		file { print > file }
		/<\/item>$/ { print "</channel></rss>" > file; close(file); file = "" }'
names=
contest plain "$LR" --no-config --count "$archive"
contest gzip "$LR" --no-config --count "$data/archive.xml.gz"
contest unpack gzip -dc "$data/archive.xml.gz"
contest files "$LR" --no-config --count "$data/folder"
run_contest
plain=$(median "$data/ms.plain")
row "  plain" "$plain"
row "  gzip" "$(median "$data/ms.gzip")" "$plain" plain
row "  gzip -dc alone" "$(median "$data/ms.unpack")" "$plain" plain
row "  $(grouped "$FILES") files of a statement" "$(median "$data/ms.files")" "$plain" plain

echo
echo "First screen"
for size in small archive big; do
	test -f "$data/$size.xml" || continue
	megabytes=$(($(wc -c < "$data/$size.xml") / 1000000))
	less=
	if has less; then
		repeat first 'rss version' "$(command -v less)" "$data/$size.xml" && less=${medians# }
		row "  less, $megabytes MB" "$less"
	fi
	repeat first '2022-12-2' "$LR" --no-config "$data/$size.xml" && row "  leader-reader, $megabytes MB" "${medians# }" "$less" less
done

# From the key to the painted rows, and to the whole count: of the first letter, and the slowest other one.
search() {
	list=$1
	total=$(grouped "$2")
	for word in declaration اعلامیه; do
		repeat keys "$total" "$word" "$LR" --no-config "$list" || continue
		case $word in d*) language=English ;; *) language=Persian ;; esac
		# shellcheck disable=SC2086 # two figures
		set -- $medians
		row "  $language word, first letter, its rows" "$1"
		row "  $language word, first letter, its count" "$2"
		row "  $language word, slowest other letter" "$3"
	done
}

echo
echo "A key of the filter, until its rows, and its count, are painted, $(grouped "$STATEMENTS") statements"
search "$archive" "$STATEMENTS"
if has fzf; then
	"$LR" --no-config --print --format=json "$archive" > "$data/list"
	names=
	contest fzf sh -c "fzf --exact --filter=declaration < '$data/list'"
	run_contest
	row "  fzf --exact --filter, whole word" "$(median "$data/ms.fzf")"
else
	echo "  fzf is not installed"
fi
if has rg; then
	names=
	contest rg rg -ic declaration "$archive"
	run_contest
	row "  rg -ic, whole word" "$(median "$data/ms.rg")"
else
	echo "  rg is not installed"
fi
repeat sum "$archive" && row "  reading as many bytes of memory" "$(echo $medians | cut -d' ' -f1)"
if [ "$BIG" != 0 ]; then
	echo
	echo "The same, $(grouped "$BIG") statements"
	search "$data/big.xml" "$BIG"
	# shellcheck disable=SC2086 # two figures
	repeat sort "$(grouped "$BIG")" "$LR" --no-config "$data/big.xml" && set -- $medians &&
		row "  sorted by title, longest wait of a key" "$1" && row "  sorted by title, until it is" "$2"
	repeat sum "$data/big.xml" && row "  reading as many bytes of memory" "$(echo $medians | cut -d' ' -f1)"
fi
