#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
"""Make month_table.inc: the names of months in the languages of CLDR and of months.txt.

usage: data/mkmonths.py [CLDR-MAIN-FOLDER] > src/date/month_table.inc
       data/mkmonths.py --samples [CLDR-MAIN-FOLDER] > tests/unit/month_names.tsv

Run by hand when CLDR changes; Debian has its data in the package unicode-cldr-core.  The samples are a day
in every language, printed by the language's own long pattern.

A record of the table is NAME, a tab and what it means, parted by ";":
    4         month 4 of the Gregorian calendar, in all languages that have the name
    o4        the same, and the name is one of the Ottoman fiscal calendar too
    p4 i4     month 4 of the Solar Hijri, of the lunar Hijri calendar
    e4        month 4 of the Ethiopic calendar, which is not converted
    w         also the name of a weekday
Where languages disagree, each meaning lists its own: "10 hr;11 cs pl".  A * marks the one that holds
where no language is known: that of the languages most dates are written in, if they agree.  A !
marks a name so short that it counts in its languages only.
"""
import collections
import glob
import os
import re
import sys
import unicodedata
import xml.etree.ElementTree as ET

HERE = os.path.dirname(os.path.abspath(__file__))
MAIN = '/usr/share/unicode/cldr/common/main'
CALENDARS = {'gregorian': 'g', 'persian': 'p', 'islamic': 'i', 'ethiopic': 'e'}
ETHIOPIC = {'am', 'ti'}  # in these two its months have the names of Gregorian ones, too
OTTOMAN = {'tr', 'ar', 'fa'}
COMMON = {'en', 'de', 'fr', 'es', 'it', 'pt', 'hu', 'tr', 'ar', 'fa', 'ru', 'el'}
# Languages that many dates are in.  A name of theirs goes before the same name in another one.
MAJOR = COMMON | set('''nl sv da nb no nn fi et lv lt pl cs sk sl hr sr bs ro bg uk be az kk uz ky tg he hi bn ur
                        id ms vi sw ca gl eu ga cy is mk sq mt af ka hy mn fil ku tk ps th'''.split())
# Words that stand in dates and texts of such languages, and are months in others, where they count only.
WORDS = set('rok age len any see gas win ion kin van per ter res bit her fan cab bur dad mad mud mug mum mat man '
            'ada ann let leta dan sat sun out set mid ben dal'.split())
BLOCK = 4000  # bytes; no string of C is to be longer than 4095

# ---- the form for comparing ----

DROPPED = ([(0xAA, 0xAA), (0xAD, 0xAD), (0xBA, 0xBA), (0x2B9, 0x2BF), (0x300, 0x36F),
            (0x483, 0x489), (0x591, 0x5BD), (0x5BF, 0x5BF), (0x5C1, 0x5C2), (0x5C4, 0x5C5),
            (0x610, 0x61A), (0x61C, 0x61C), (0x640, 0x640), (0x64B, 0x65F), (0x670, 0x670)])
LETTERS = {  # what Unicode does not take apart
    'ø': 'o', 'đ': 'd', 'ð': 'd', 'ħ': 'h', 'ł': 'l', 'ŧ': 't', 'ı': 'i', 'æ': 'a', 'œ': 'o', 'þ': 't',
    'ß': 's', 'ё': 'е', 'й': 'и', 'ك': 'ك', 'ک': 'ك', 'ى': 'ي', 'ی': 'ي', 'ے': 'ي', 'ې': 'ي', 'ۍ': 'ي',
    'ة': 'ه', 'ۀ': 'ه', 'ہ': 'ه', 'ھ': 'ه', 'ۂ': 'ه', 'ە': 'ه', 'ۃ': 'ه', 'ٱ': 'ا', 'ۆ': 'و', 'ێ': 'ي',
    'ڵ': 'ل', 'ڕ': 'ر', 'ۇ': 'و', 'ۈ': 'و', 'ۋ': 'و', 'ٲ': 'ا',
}


def fold_letter(code):
    """The code point's form for comparing; 0: it does not count."""
    if any(a <= code <= b for a, b in DROPPED):
        return 0
    c = chr(code)
    for _ in range(3):
        c = LETTERS.get(c, c)
        parts = [x for x in unicodedata.normalize('NFKD', c) if unicodedata.category(x) != 'Mn']
        if not parts or not parts[0].isalpha():
            break
        c = parts[0].casefold()[0]
    return ord(c)


# first, last, and what the first becomes (0: nothing); the rest follow it
RANGES = [
    (0x93C, 0x93C, 0), (0x929, 0x929, 0x928), (0x931, 0x931, 0x930), (0x934, 0x934, 0x933),
    (0x958, 0x95A, 0x915), (0x95B, 0x95B, 0x91C), (0x95C, 0x95D, 0x921), (0x95E, 0x95E, 0x92B),
    (0x95F, 0x95F, 0x92F), (0x9BC, 0x9BC, 0), (0x9DC, 0x9DD, 0x9A1), (0x9DF, 0x9DF, 0x9AF),
    (0xA3C, 0xA3C, 0), (0xA33, 0xA33, 0xA32), (0xA36, 0xA36, 0xA38), (0xA59, 0xA5A, 0xA16),
    (0xA5B, 0xA5B, 0xA1C), (0xA5E, 0xA5E, 0xA2B), (0xABC, 0xABC, 0), (0xB3C, 0xB3C, 0),
    (0xB5C, 0xB5D, 0xB21), (0xCBC, 0xCBC, 0),
    (0x1C90, 0x1CBA, 0x10D0), (0x1CBD, 0x1CBF, 0x10FD), (0x1DC0, 0x1DFF, 0),
    (0x200B, 0x200F, 0), (0x202A, 0x202E, 0), (0x2060, 0x2069, 0), (0x20D0, 0x20F0, 0),
    (0x13F8, 0x13FD, 0x13F0), (0xAB70, 0xABBF, 0x13A0), (0xFE00, 0xFE0F, 0), (0xFEFF, 0xFEFF, 0),
    (0xFF21, 0xFF3A, 0x61), (0xFF41, 0xFF5A, 0x61), (0x1E900, 0x1E921, 0x1E922),
    (0x1E944, 0x1E94A, 0),
]
PAGES = [(0xC0, 0x700), (0x1E00, 0x2000)]


def fold(code):
    if code < 0x80:
        return ord(chr(code).lower())
    if code in (0xAA, 0xAD, 0xBA):
        return 0
    for a, b in PAGES:
        if a <= code < b:
            return fold_letter(code)
    for a, b, to in RANGES:
        if a <= code <= b and not to:
            return 0
        # The dropped ones of a run stand together, all others move as one.
        if a <= code <= b:
            return to + code - a
    return code


APOSTROPHES = "'\u2018\u2019`\xb4"


def canonical(name):
    """The name as the tokens of a date are joined: words in the form for comparing, a blank between."""
    name = re.sub('(?<=\\w)[%s](?=\\w)' % APOSTROPHES, '', name)
    out = ''
    letters = 0
    for i, c in enumerate(name):
        code = ord(c)
        if code < 0x80 and not c.isalnum() or c.isspace() or c in APOSTROPHES + '\xa0،':
            # A dot between single letters joins them: a.m.
            if c == '.' and letters == 1 and i + 1 < len(name) and name[i + 1].isalpha():
                letters = 0
                continue
            out += ' '
            letters = 0
            continue
        to = fold(code)
        if to:
            out += chr(to)
            letters += 1
    return ' '.join(out.split())


# ---- what CLDR and months.txt have ----

PARTICLES = re.compile("^(de |d['’]|dhen t-|dhen |an t-|an |am |a’ |lia |ya )")
# Forms that a name has within a date, made from it: language, end of the name, what comes instead.
ENDINGS = [
    ('mn', 'сар$', 'сарын'), ('eu', 'ak$', 'akren'), ('eu', 'a$', 'aren'), ('eu', 'a$', 'ak'), ('eu', 'a$', 'an'), ('ckb', '$', 'ی'), ('ku', '$', 'ê'),
    ('fi', 'kuu$', 'kuun'), ('et', 'i$', 'ikuu'), ('lv', 's$', 'a'), ('lv', 'is$', 'ī'), ('lv', 's$', 'ā'),
    ('ka', 'ი$', 'ს'), ('ka', 'ი$', 'ის'), ('hy', 'ի$', 'ին'), ('hu', '$', 'i'),
    ('ga', '^([BCDFGMPST])', r'\1h'), ('tt', 'й$', 'е'), ('tt', 'ь$', 'е'), ('tt', '([рлстн])$', r'\1е'),
    ('kk', '$', 'да'), ('kk', '$', 'де'), ('ba', '$', 'ы'), ('my', '$', 'လ'), ('he', '^', 'ב'),
]


def variants(language, name):
    yield name
    rest = PARTICLES.sub('', name)
    if rest != name:
        yield rest
    if '.' in name.rstrip('.'):
        yield name.replace('.', '')
    for lang, end, to in ENDINGS:
        if lang == language:
            yield re.sub(end, to, name, count=1)


def short(name, wide):
    """Too few letters to be taken for a month in any language but its own."""
    letters = name.replace(' ', '')
    return all(ord(c) < 0x900 for c in letters) and len(letters) <= 2 or len(letters) == 1 and (
        ord(letters) < 0x1100)


class Names:
    def __init__(self):
        self.means = collections.defaultdict(lambda: collections.defaultdict(set))
        self.weekdays = collections.defaultdict(set)
        self.wide = set()
        self.languages = set()

    def add(self, language, calendar, month, name, wide):
        for v in variants(language, name):
            n = canonical(v)
            if not n or any(c.isdigit() for c in n) or n.split()[0] in ('تشرين', 'كانون', 'ربيع', 'جمادي'):
                continue
            if len(n) == 1 and ord(n) < 0x1100 or len(n) == 2 and ord(n[0]) < 0x900 and not wide:
                continue
            self.means[n][calendar, month].add(language)
            if wide:
                self.wide.add(n)
        self.languages.add(language)


def month_names(calendar):
    for context in calendar.findall('months/monthContext'):
        for width in context.findall('monthWidth'):
            if width.get('type') == 'narrow':
                continue
            for m in width.findall('month'):
                if m.text and not m.get('yeartype'):
                    yield int(m.get('type')), m.text, width.get('type') == 'wide'


def read_cldr(folder, names):
    for path in sorted(glob.glob(os.path.join(folder, '*.xml'))):
        language = os.path.basename(path)[:-4].split('_')[0]
        if language == 'root':
            continue
        root = ET.parse(path).getroot()
        gregorian = set()
        for calendar in sorted(root.iter('calendar'), key=lambda c: c.get('type') != 'gregorian'):
            letter = CALENDARS.get(calendar.get('type'))
            if letter == 'e' and language not in ETHIOPIC:
                continue
            for month, name, wide in month_names(calendar) if letter else ():
                # Some languages give the months of all calendars the Gregorian names.
                if letter == 'g':
                    gregorian.add(name)
                elif name in gregorian:
                    continue
                names.add(language, letter, month, name, wide)
            for day in calendar.findall('days/dayContext/dayWidth/day') if letter == 'g' else ():
                if day.text and not any(c.isdigit() for c in day.text):
                    names.weekdays[canonical(day.text)].add(language)


def read_own(path, names):
    for line in open(path, encoding='utf-8'):
        line = line.split('#')[0].strip()
        if not line:
            continue
        language, calendar, *months = line.split('\t')
        assert len(months) == 12, line
        for i, cell in enumerate(months):
            for name in cell.split(','):
                if name.strip() not in ('', '-'):
                    names.add(language, CALENDARS[calendar], i + 1, name.strip(), True)


# ---- the table ----

def meaning(names, n):
    means = names.means[n]
    said = []
    common = [k for k, languages in means.items() if languages & COMMON]
    if not common:
        common = [k for k, languages in means.items() if languages & MAJOR]
    only = short(n, n in names.wide) or n in WORDS and not common
    for (calendar, month), languages in sorted(means.items(), key=lambda m: (m[0] not in common, m[0])):
        letter = calendar if calendar != 'g' else 'o' if languages & OTTOMAN else ''
        text = '%s%d' % (letter, month)
        if only:
            text = '!' + text + ' ' + ' '.join(sorted(languages))
        elif len(means) > 1:
            star = '*' if common == [(calendar, month)] else ''
            text = star + text + ' ' + ' '.join(sorted(languages))
        said.append(text)
    if n in names.weekdays:
        said.append('w')
    return ';'.join(said)


def records(names):
    out = {n: meaning(names, n) for n in names.means}
    # A weekday tells which language an ambiguous month is in.
    doubtful = {l for n, m in names.means.items() if len(m) > 1 and n in names.wide
                for ls in m.values() for l in ls}
    for n, languages in names.weekdays.items():
        if n not in out and len(n) > 2 and languages & doubtful:
            out[n] = 'w ' + ' '.join(sorted(languages))
    return sorted((n.encode() + b'\t' + m.encode() for n, m in out.items()))


def quote(text):
    return text.replace('\\', '\\\\').replace('"', '\\"').replace('\t', '\\t').replace('\n', '\\n')


def blocks(lines):
    block = []
    size = 0
    for line in lines:
        if size + len(line) + 1 >= BLOCK:
            yield block
            block, size = [], 0
        block.append(line.decode())
        size += len(line) + 1
    yield block


HEAD = '''/* SPDX-License-Identifier: GPL-3.0-or-later AND Unicode-DFS-2016 */
/* Copyright (C) 2026 The leader-reader authors */
/* Copyright (C) 1991-2022 Unicode, Inc. (names of months and weekdays, from CLDR; see README) */
/* Made by data/mkmonths.py; do not edit. */
'''


def numbers(values):
    line = ''
    for v in values:
        if len(line) + len(v) + 2 > 96:
            print('\t' + line)
            line = ''
        line += v + ','
    print('\t' + line)


def print_table(names):
    print(HEAD)
    for i, (a, b) in enumerate(PAGES):
        print('const uint16_t month_fold_%x[0x%X] = {' % (a, b - a))
        numbers(['0x%X' % fold_letter(c) for c in range(a, b)])
        print('};\n')
    print('const struct month_fold month_folds[] = {')
    for a, b, to in sorted(RANGES):
        print('\t{0x%X, 0x%X, 0x%X},' % (a, b, to))
    print('};')
    print('const size_t month_folds_n = sizeof month_folds / sizeof *month_folds;\n')
    all_blocks = list(blocks(records(names)))
    print('const char month_table[][MONTH_BLOCK] = {')
    for block in all_blocks:
        line = ''
        for record in block:
            text = quote(record + '\n')
            if line and len(line) + len(text) > 92:
                print('\t"%s"' % line)
                line = ''
            line += text
        print('\t"%s",' % line)
    print('};')
    print('const size_t month_blocks = sizeof month_table / sizeof *month_table;')
    print('%d records, %d bytes, %d blocks of %d, %d folds; %d languages'
          % (sum(map(len, all_blocks)), len(all_blocks) * BLOCK, len(all_blocks), BLOCK, len(RANGES),
             len(names.languages)), file=sys.stderr)
    for n, m in sorted(names.means.items()):
        if len(m) > 1 and '*' not in meaning(names, n):
            print('ambiguous:', n, meaning(names, n), file=sys.stderr)


# ---- samples ----

def long_pattern(root):
    for calendar in root.iter('calendar'):
        if calendar.get('type') != 'gregorian':
            continue
        for length in calendar.findall('dateFormats/dateFormatLength'):
            pattern = length.find('dateFormat/pattern')
            if length.get('type') == 'long' and pattern is not None and pattern.text:
                return pattern.text
    return None


def months(root, context):
    """The wide names of the context, by number."""
    for calendar in root.iter('calendar'):
        if calendar.get('type') == 'gregorian':
            for c in calendar.findall('months/monthContext'):
                if c.get('type') == context:
                    for width in c.findall('monthWidth'):
                        if width.get('type') == 'wide':
                            return {int(m.get('type')): m.text for m in width.findall('month') if m.text}
    return {}


def print_samples(folder):
    print('# SPDX-License-Identifier: GPL-3.0-or-later AND Unicode-DFS-2016')
    print('# Made by data/mkmonths.py --samples: a language of CLDR, and 6 May 2013 and 24 November 2013 in its')
    print('# long pattern, or in "d MMMM y" where it has none.')
    for path in sorted(glob.glob(os.path.join(folder, '*.xml'))):
        language = os.path.basename(path)[:-4]
        if '_' in language or language == 'root':
            continue
        root = ET.parse(path).getroot()
        names = months(root, 'format') or months(root, 'stand-alone')
        if not names.get(5) or not names.get(11) or any(c.isdigit() for c in names[5]):
            continue
        pattern = long_pattern(root) or 'd MMMM y'
        row = [language]
        for day, month in ((6, 5), (24, 11)):
            out = ''
            for part in re.findall("'[^']*'|[A-Za-z]+|[^A-Za-z']+", pattern):
                if part[0] == "'":
                    out += part[1:-1]
                elif part[0] == 'd':
                    out += str(day)
                elif part[0] in 'ML':
                    out += names[month]
                elif part[0] == 'y':
                    out += '2013'
                elif part[0] != 'G':
                    out += part
            row.append(out.strip())
        print('\t'.join(row))


def main():
    samples = '--samples' in sys.argv
    folder = ([a for a in sys.argv[1:] if a != '--samples'] + [MAIN])[0]
    if samples:
        print_samples(folder)
        return
    names = Names()
    read_cldr(folder, names)
    read_own(os.path.join(HERE, 'months.txt'), names)
    print_table(names)


main()
