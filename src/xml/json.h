/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * JSON: its values as elements (elements.h), by yajl; nothing else uses that.
 *
 * RFC 8259, one value or several of them ("JSON lines"). The root is <json>; a value at the top, each one
 * of an array there, and each one of any other array is an <item>; the values of an object go by their
 * keys; null is nothing. What a script sets a variable to ("window.posts = [") is read as well. An object
 * that is no JSON is given up to there with elements_broken(), and the reading goes on at the next line
 * that begins one as the last did. Built without yajl it only tells what is JSON.
 */
#ifndef LR_XML_JSON_H
#define LR_XML_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "xml/xml.h"

struct buf;
struct elements;

/* Whether the LEN bytes at S begin JSON that holds objects or arrays. */
bool json_begins(const char *s, size_t len);
/* Read all of it. */
enum xml_end json_read(struct elements *e);
/* Append name and version of the library in use; nothing where there is none. */
void json_library(struct buf *out);

#endif
