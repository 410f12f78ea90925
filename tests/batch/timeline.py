# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
"""The tables of a timeline, counted again: from the CSV of all statements, for timeline.sh.

usage: timeline.py UNIT MEAN FILTER (none | queries QUERY... | field FIELD) < CSV
       timeline.py UNIT dispersion FILTER (the same) < CSV
CALENDAR in the environment is that of the CSV's date_calendar. FILTER and QUERY are words that must all occur, or empty. Prints what --count-by=UNIT --format=csv does.
"""
import csv
import math
import os
import re
import sys

unit, mean, wanted, kind, rest = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4], sys.argv[5:]
dispersion = mean == "dispersion"
width = 0 if dispersion else int(mean)
rows = list(csv.DictReader(sys.stdin))
Z = 1.959964


def text_of(row):
    return [row[name].lower() for name in ("title", "speaker", "text")]


def hits_of(row, query):
    return sum(field.count(word) for field in text_of(row) for word in query.split())


def matches(row, query):
    return all(any(word in field for field in text_of(row)) for word in query.split())


def words_of(row):
    return sum(len(re.findall(r"\w+", field)) for field in text_of(row))


def number_of(row):
    """The unit as a number, 'uncertain' or 'undated'."""
    if not row["date"]:
        return "undated"
    if "/" in row["date"]:
        # Of whole Gregorian years, which begin in one Solar Hijri year and end in another.
        first, last = (int(year) for year in row["date"].split("/"))
        if os.environ["CALENDAR"] == "persian":
            first, last = first - 622, last - 621
        return first // 10 if unit == "decade" and first // 10 == last // 10 else "uncertain"
    year, month = (int(part) for part in row["date_calendar"].split("-")[:2])
    return {"year": year, "month": 12 * year + month - 1, "decade": year // 10}[unit]


def label(n):
    if isinstance(n, str):
        return n
    return {"year": str(n), "month": "%d-%02d" % (n // 12, n % 12 + 1), "decade": "%d0s" % n}[unit]


def decimal(n):
    n = int(n * 100 + 0.5)
    return "%d.%02d" % (n // 100, n % 100)


class Series:
    """One column of a chart: which rows it counts, in which, and which words in those."""

    def __init__(self, name, counts, base, words, query):
        self.name, self.counts, self.base, self.words, self.query = name, counts, base, words, query

    def numbers(self, units):
        chosen = [row for row in rows if number_of(row) in units]
        counted = [row for row in chosen if self.counts(row)]
        return (len(counted), sum(1 for row in chosen if self.base(row)),
                sum(words_of(row) for row in chosen if self.words(row)),
                sum(hits_of(row, self.query) for row in counted))


def values(row, field):
    return [value for value in row[field].split("; ") if value]


def everything(row):
    return True


series = []
shown = [row for row in rows if matches(row, wanted)]
if kind == "field":
    field = rest[0]
    counts = {}
    for row in shown:
        for value in set(values(row, field)):
            counts[value] = counts.get(value, 0) + 1
    top = sorted(sorted(counts), key=lambda value: -counts[value])[:5]
    for value in top + (["others"] if any(not set(values(row, field)) & set(top) for row in shown) else []):
        def has(row, value=value):
            if value == "others":
                return not set(values(row, field)) & set(top)
            return value in values(row, field)
        series.append(Series(value, lambda row, has=has: has(row) and matches(row, wanted),
                             has if wanted else everything, has, wanted))
elif kind == "queries":
    for query in ([wanted] if wanted else []) + rest:
        series.append(Series(query, lambda row, query=query: matches(row, query), everything, everything, query))
else:
    series = [Series(word, lambda row: matches(row, wanted), everything, everything, word)
              for word in wanted.split() or [""]]

several = kind != "none"
hits = bool(wanted) or kind == "queries"
share = several or bool(wanted)
bars = [n for n in map(number_of, rows) if not isinstance(n, str)]
bars = list(range(min(bars), max(bars) + 1))
out = csv.writer(sys.stdout, lineterminator="\n")


def percent(counted, base):
    return decimal(100 * counted / base) if base else ""


def interval(a, n):
    if not n:
        return ["", "", ""]
    p = a / n
    middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return [percent(a, n), decimal(100 * (middle - half) if a else 0), decimal(100 * (middle + half) if a < n else 100)]


def rate(hit, words):
    return decimal(hit * 1e4 / words) if words else ""


def mean_of(one, n):
    """Statements, share, hits and rate of the units round N."""
    if isinstance(n, str):
        return ["", "", "", ""]
    low = n - width // 2
    units = [k for k in range(low, low + width) if bars[0] <= k <= bars[-1]]
    counted, base, words, hit = one.numbers(set(units))
    return [decimal(counted / len(units)), percent(counted, base), decimal(hit / len(units)),
            rate(hit, words) if words else ""]


def print_dispersion():
    out.writerow(["series", "units", "counted", "base", "dp", "dpnorm"])
    for one in series:
        if kind == "field":
            one = Series(one.name, one.counts, everything, everything, one.query)
        parts = [one.numbers({n}) for n in bars]
        pairs = [(h, w) if hits else (c, b) for c, b, w, h in parts]
        pairs = [pair for pair in pairs if pair[1]]
        counted, base = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
        if not counted:
            out.writerow([one.name, len(pairs), counted, base, "", ""])
            continue
        dp = sum(abs(a / counted - b / base) for a, b in pairs) / 2
        norm = dp / (1 - min(b / base for _, b in pairs)) if len(pairs) > 1 else 0
        out.writerow([one.name, len(pairs), counted, base, decimal(dp), decimal(norm)])


def one_searched(one, n):
    """The statements that the words are of."""
    return sum(1 for row in rows if number_of(row) == n and one.words(row))


def header():
    names = [unit] + (["series"] if several else []) + ["statements", "all", "searched", "words"]
    names += ["hits", "per 10,000"] if several else []
    names += ["share", "share_low", "share_high"]
    if width:
        names += ["statements_mean", "share_mean"] + (["hits_mean", "per 10,000 mean"] if several else [])
    terms = [one.name for one in series] if hits and not several else []
    for name in terms:
        names += [name, name + " per 10,000"]
    for name in terms if width else []:
        names += [name + " mean", name + " per 10,000 mean"]
    return names


def print_table():
    out.writerow(header())
    for n in bars + [word for word in ("uncertain", "undated") if any(number_of(row) == word for row in rows)]:
        for group in [[one] for one in series] if several else [series]:
            numbers = [one.numbers({n}) for one in group]
            counted, base, words, _ = numbers[0]
            means = [mean_of(one, n) for one in group] if width else []
            row = [label(n)] + ([group[0].name] if several else []) + [counted, base]
            row += [one_searched(group[0], n), words] if hits else ["", ""]
            of_hits = [value for _, _, words, hit in numbers for value in (hit, rate(hit, words))]
            of_hits = of_hits if hits else ["", ""] if several else []
            of_means = [value for m in means for value in (m[2:] if hits else ["", ""] if several else [])]
            row += of_hits if several else []
            row += interval(counted, base) if share else ["", "", ""]
            row += [means[0][0], means[0][1] if share else ""] if width else []
            row += of_means if several else of_hits + of_means
            out.writerow(row)


if dispersion:
    print_dispersion()
else:
    print_table()
