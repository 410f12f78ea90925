# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
"""Passages said again, found again without any trick: from the JSON of all statements, for reused.sh.

usage: reused.py < JSON
Prints words,statements,count and the words of all passages of eight words and more that cannot go on.
"""
import collections
import json
import re
import sys

token = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
paragraphs = []
for number, line in enumerate(sys.stdin):
    statement = json.loads(line)
    for field in ("title", "summary", "text"):
        for paragraph in statement.get(field, "").split("\n"):
            words = tuple(w.lower() for w in token.findall(paragraph))
            if len(words) >= 8:
                paragraphs.append((number, words))

places = collections.defaultdict(list)
for p, (_, words) in enumerate(paragraphs):
    for n in range(8, len(words) + 1):
        for k in range(len(words) - n + 1):
            places[words[k:k + n]].append((p, k))

for passage, where in places.items():
    n = len(passage)
    statements = {paragraphs[p][0] for p, _ in where}
    if len(statements) < 2:
        continue
    # What goes on in the same way everywhere is part of a longer one.
    before = {paragraphs[p][1][k - 1] if k else (p, k) for p, k in where}
    after = {paragraphs[p][1][k + n] if k + n < len(paragraphs[p][1]) else (p, k) for p, k in where}
    if len(before) > 1 and len(after) > 1:
        print("%d,%d,%d,%s" % (n, len(statements), len(where), " ".join(passage)))
