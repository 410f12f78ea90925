/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/collate.h"

#include "text/fold.h"

void collate_key(struct fold *fold, const char *s, size_t len, struct buf *out)
{
	fold_text(fold, out, s, len);
}
