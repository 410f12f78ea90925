/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Akoma Ntoso, within: what read_akn.c (the session, where elements stand) and read_akn_text.c (lines
 * and speeches) share. Nobody else includes this.
 */
#ifndef LR_READ_READ_AKN_H
#define LR_READ_READ_AKN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "read/debate.h"
#include "xml/xml.h"

/* Of docDate and of FRBRWork/FRBRdate. */
enum { RANK_PRINTED = 1, RANK_WORK };

enum { AKN_ROLES_MAX = 1000 };

enum akn_element {
	A_OTHER,
	A_SKIP,
	A_DEBATE,
	A_META,
	A_WORK,
	A_DATE,
	A_ALIAS,
	A_LANGUAGE,
	A_PERSON,
	A_ROLE,
	A_KEYWORD,
	A_FRONT,
	A_DOCDATE,
	A_DOCTITLE,
	A_BODY,
	A_SPEECH,
	A_FROM,
	A_HEADING,
	A_P,
	A_ITEM,
	A_LIST,
	A_STAGE,
	A_REMARK,
	A_BR,
	A_BOLD,
	A_ITALIC,
	A_REF
};

enum akn_place {
	AT_NOTHING,
	AT_TOP,
	AT_ROOT, /* akomaNtoso, debate */
	AT_META,
	AT_WORK,
	AT_FRONT,
	AT_SECTION,
	AT_LINE,
	AT_SPEECH,
	AT_BLOCK
};

enum akn_ending {
	AKN_END_NOTHING,
	AKN_END_SECTION,
	AKN_END_SPEECH,
	AKN_END_LINE,
	AKN_END_BLOCK,
	AKN_END_NOTE,
	AKN_END_STRONG,
	AKN_END_EM,
	AKN_END_REF
};

struct akn_level {
	enum akn_element element;
	enum akn_place place;
	enum akn_ending ending;
	int list;
	bool noted;
	char *heading; /* of a section; owned */
};

struct akn_role {
	const char *id, *name;
};

struct akn {
	struct reading *r;
	struct debate debate;
	struct debate_names names;
	struct akn_level levels[XML_DEPTH_MAX + 2];
	int depth;
	int speech; /* the level of the open one; 0: none */
	int line;   /* the same */
	struct buf text, from, date;
	bool dated;
	const char *by; /* in the batch's arena */
	const char *role;
	struct akn_role *roles;
	size_t roles_n;
	bool titled, aliased;
	bool told; /* that the file holds something else, too */
};

/* The id a pointer leads to. */
const char *akn_pointer_id(const char *s);
/* The id of an element, in any version; NULL for none. */
const char *akn_id_of(const struct xml_attribute *a, size_t n);
/* What the session is called. */
void akn_take_title(struct akn *k, const char *s, size_t len);

/* Elements of the preface, of a section, of a speech; L is the level. */
void akn_front_start(struct akn *k, struct akn_level *l, const struct xml_attribute *a, size_t n);
void akn_section_start(struct akn *k, struct akn_level *l, const char *name,
		       const struct xml_attribute *a, size_t n);
void akn_inside_start(struct akn *k, struct akn_level *l, const struct xml_attribute *a, size_t n);
void akn_line_end(struct akn *k);
void akn_speech_end(struct akn *k);

#endif
