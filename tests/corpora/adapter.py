#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
"""What leader-reader makes of a file, as the lines that check.py of the public test data compares.

usage: adapter.py FILE          ($LR: the program; src/leader-reader of this tree otherwise)
Prints INDEX <tab> FIELD <tab> VALUE lines.  The peers' models differ from ours and from each other,
so a field may have several lines, any of which may be the expected one; README names all of them.
"""
import html
import json
import os
import re
import subprocess
import sys

TREE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
PROGRAM = os.environ.get('LR') or os.path.join(TREE, 'src', 'leader-reader')


def line(index, field, value):
    for of, to in (('\\', '\\\\'), ('\t', '\\t'), ('\n', '\\n')):
        value = value.replace(of, to)
    print(index, field, value, sep='\t')


QUOTE = re.compile(r'(?m)^(?:>(?: |$))+')
ITEM = re.compile(r'(?m)^((?:> )*)(?: *[*]|  +\d+[.]) ')
ALT = re.compile(r'''\balt\s*=\s*(?:"([^"]*)"|'([^']*)')''')


def pictures(path):
    """What the pictures of the file show, as the reader prints it: [ALT]."""
    with open(path, 'rb') as file:
        raw = file.read()
    named = re.search(rb'<\?xml[^>]*encoding=["\']([-\w]+)', raw[:200])
    try:
        text = raw.decode(named[1].decode() if named else 'utf-8', 'replace')
    except LookupError:
        text = raw.decode('utf-8', 'replace')
    found = set()
    for _ in range(3):
        for double, single in ALT.findall(text):
            words = ' '.join(html.unescape(double or single).split())
            if words:
                found.add(words if words[0] == '[' and words[-1] == ']' else '[' + words + ']')
        text = html.unescape(text)
    return sorted(found, key=len, reverse=True)


def without(text, words):
    for word in words:
        text = re.sub(r'\s+'.join(map(re.escape, word.split())), '', text)
    return text


def give_body(index, field, text, shown):
    """The peers drop what stands for quotations and lists, and what a picture shows."""
    given = [text]
    for other in (ITEM.sub(r'\1', text), QUOTE.sub('', text), QUOTE.sub('', ITEM.sub(r'\1', text))):
        for one in (other, without(other, shown)):
            if one not in given:
                given.append(one)
    bare = without(text, shown)
    if bare not in given:
        given.append(bare)
    for one in given:
        line(index, field, one)


def give(index, statement, shown):
    get = statement.get
    for name in ('title', 'id', 'language'):
        if get(name):
            line(index, name, get(name))
    for source in get('sources', []):
        line(index, 'link', source)
    for topic in get('topics', []):
        line(index, 'category', topic)
    speaker = get('speaker', '')
    if speaker:
        line(index, 'author', speaker)
        if '; ' in speaker:
            line(index, 'author', speaker.replace('; ', ', '))
            for name in speaker.split('; '):
                line(index, 'author', name)
    # Several peers fill the one from the other.
    for field, other in (('summary', 'text'), ('text', 'summary')):
        for name in (field, other):
            if get(name):
                give_body(index, 'content' if field == 'text' else field, get(name), shown)
                break
    for field, other in (('published', 'updated'), ('updated', 'published')):
        date = get(field) or get(other) or get('date')
        if date:
            line(index, field, date)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.stdout.reconfigure(encoding='utf-8')
    command = [PROGRAM, '--no-config', '--format=json', '--sort=file', sys.argv[1]]
    made = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    if made.returncode < 0:
        os.kill(os.getpid(), -made.returncode)
    shown = pictures(sys.argv[1])
    for index, text in enumerate(made.stdout.decode('utf-8').split('\n')):
        if text:
            give(index, json.loads(text), shown)


main()
