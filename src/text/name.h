/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Name: whether what somebody types is one of our own names: a field, a calendar, a language.
 *
 * The search form (text/fold) decides, so case, accents, letter variants and the blank at the end make no
 * difference: "annee" is "année". Names are looked up by the thread of the front end alone, which is why the
 * one fold that all of them share is a static of name.c.
 */
#ifndef LR_TEXT_NAME_H
#define LR_TEXT_NAME_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the LEN bytes at S are NAME (NULL and "": of no one). */
bool name_is(const char *name, const char *s, size_t len);
/* Whether NAME begins with the LEN bytes at S; every name begins with nothing. */
bool name_begins(const char *name, const char *s, size_t len);

#endif
