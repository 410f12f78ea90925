# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
"""Words beside a word, counted again: from the JSON of all statements, for collocates.sh.

usage: collocates.py WORD SPAN SIDE LEAST < JSON
Prints what --collocates --format=csv does, but for the times, in the order of the words.
"""
import collections
import json
import math
import re
import sys

word, span, side, least = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
token = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
together, lines, where = collections.Counter(), collections.Counter(), collections.defaultdict(set)
everywhere = collections.Counter()
hits = window = own = base = 0

for number, line in enumerate(sys.stdin):
    statement = json.loads(line)
    for field in ("title", "summary", "text"):
        words = [w.lower() for w in token.findall(statement.get(field, ""))]
        everywhere.update(words)
        base += len(words)
        nodes = {i for i, w in enumerate(words) if word in w}
        own += len(nodes)
        covered = set()
        for i in sorted(nodes):
            hits += 1
            before = span if side != "after" else 0
            after = span if side != "before" else 0
            near = [k for k in range(max(0, i - before), min(len(words), i + after + 1)) if k not in nodes]
            covered.update(near)
            for w in {words[k] for k in near}:
                lines[w] += 1
                where[w].add(number)
        window += len(covered)
        together.update(words[k] for k in covered)

base -= own


def cell(observed, expected):
    return observed * math.log(observed / expected) if observed else 0


for w in sorted(lines):
    if lines[w] < least:
        continue
    o, f = together[w], everywhere[w]
    e = f * window / base
    rest = base - window
    g2 = 2 * (cell(o, f * window / base) + cell(window - o, (base - f) * window / base)
              + cell(f - o, f * rest / base) + cell(rest - f + o, (base - f) * rest / base))
    print("%s,%.2f,%d,%d,%d,%d,%.2f,%.2f,%.2f" % (
        w, 14 + math.log2(2 * o / (hits + f)), lines[w], o, f, len(where[w]),
        math.log2(o / e), (o - e) / math.sqrt(o), g2))
