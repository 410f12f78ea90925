/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Relator: what a role in a record of a library says of who has it.
 *
 * Roles are terms of any language, or codes of MARC's list of relators ("spk"). A pure function.
 */
#ifndef LR_READ_RELATOR_H
#define LR_READ_RELATOR_H

struct field_names;

enum relator { RELATOR_OTHER, RELATOR_SPEAKS, RELATOR_WRITES };

/* ROLE: a term or a code, without a full stop behind it. */
enum relator relator_of(struct field_names *names, const char *role);

#endif
