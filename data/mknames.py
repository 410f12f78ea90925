#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
"""Writes src/text/named_characters.inc: the named characters of the HTML standard, section 13.5.

usage: data/mknames.py > src/text/named_characters.inc

The names are facts of the standard; Python's html.entities has all of them. The result is checked in, so
that the program can be built without Python.
"""
from html.entities import html5

names = sorted({name.rstrip(';') for name in html5})
print('/* SPDX-License-Identifier: GPL-3.0-or-later */')
print('/* Made by data/mknames.py: the %d names of HTML in the order of strcmp(), the characters of each in'
      '\n * UTF-8, and whether it may do without its semicolon. */' % len(html5))
for name in names:
    text = ''.join('\\%03o' % byte for byte in html5[name + ';'].encode())
    print('{"%s", "%s", %s},' % (name, text, 'true' if name in html5 else 'false'))
