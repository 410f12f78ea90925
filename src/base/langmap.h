/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Langmap: which key of a US keyboard a finger is on, by what another layout types with it.
 *
 * Commands are bound to Latin characters. Who has just typed a filter in Persian goes on with the same
 * layout, in which j types ت: so a character that is no command itself stands for the key that it was
 * typed with, as with vim's option of the same name. The layouts are the standard ones of the system (in
 * xkeyboard-config: ir, ara, ru, gr, il, fr). Letters of ASCII always stand for themselves: in a Latin
 * layout a command is where its letter is. Constant; any thread may ask.
 */
#ifndef LR_BASE_LANGMAP_H
#define LR_BASE_LANGMAP_H

#include <stdint.h>

enum langmap {
	LANGMAP_AUTO, /* that of the locale */
	LANGMAP_NONE,
	LANGMAP_PERSIAN,
	LANGMAP_ARABIC,
	LANGMAP_RUSSIAN,
	LANGMAP_GREEK,
	LANGMAP_HEBREW,
	LANGMAP_AZERTY,
	LANGMAPS
};

/* The name of I, as in settings; NULL past the end. */
const char *langmap_name(int i);
/* WANTED, or what LANGMAP_AUTO comes to by the environment's LC_ALL, LC_CTYPE, LC_MESSAGES, LANG: a language
 * that is written with a layout of these, else LANGMAP_NONE. */
enum langmap langmap_choose(enum langmap wanted);
/* What the key that types CODE in the layout MAP types on a US keyboard; CODE where no key does. */
uint32_t langmap_key(enum langmap map, uint32_t code);
/* What the layout MAP types with the key of CODE, a character of ASCII; CODE where that is nothing else. */
uint32_t langmap_letter(enum langmap map, uint32_t code);
/* The first layout that has CODE, which is beyond ASCII, on a key; LANGMAP_NONE: none of them. */
enum langmap langmap_of(uint32_t code);

#endif
