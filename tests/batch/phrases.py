# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
"""Phrases, counted again: from the JSON of all statements, for phrases.sh.

usage: phrases.py WORDS LEAST < JSON
Prints phrase,statements,speakers,years,count as --phrases --format=csv does; WORDS 0: two to six, without those
that a longer one is in as many statements.
"""
import collections
import json
import re
import sys

words, least = int(sys.argv[1]), int(sys.argv[2])
token = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
where, count = collections.defaultdict(set), collections.Counter()
speakers, years = {}, {}

for number, line in enumerate(sys.stdin):
    statement = json.loads(line)
    speakers[number] = statement.get("speaker")
    years[number] = statement.get("date", "")[:4]
    for field in ("title", "summary", "text"):
        for paragraph in statement.get(field, "").split("\n"):
            w = [x.lower() for x in token.findall(paragraph)]
            for n in range(2, 7):
                for i in range(len(w) - n + 1):
                    phrase = tuple(w[i:i + n])
                    where[phrase].add(number)
                    count[phrase] += 1

frequent = {p for p in where if len(where[p]) >= least}
within = set()
for p in frequent:
    for part in (p[1:], p[:-1]):
        if len(part) > 1 and len(where[part]) == len(where[p]):
            within.add(part)
for p in frequent:
    if (len(p) == words) if words else (p not in within):
        print("%s,%d,%d,%d,%d" % (" ".join(p), len(where[p]), len({speakers[n] for n in where[p]}),
                                  len({years[n] for n in where[p]}), count[p]))
