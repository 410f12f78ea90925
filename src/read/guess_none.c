/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Vocabularies that are known to hold no statements, however much text, dates and authors they have:
 * drawings, pages, schemas, office documents, tracks, settings, the making of programs.
 */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "read/guess.h"
#include "read/guess_private.h"

/* What their namespaces begin with. */
static const char *const namespaces[] = {
	"http://docbook.org/ns/",
	"http://earth.google.com/kml/",
	"http://java.sun.com/",
	"http://jakarta.apache.org/",
	"http://logging.apache.org/",
	"http://maven.apache.org/",
	"http://purl.oclc.org/dsdl/",
	"http://purl.oclc.org/ooxml/",
	"http://relaxng.org/",
	"http://schemas.android.com/",
	"http://schemas.microsoft.com/developer/",
	"http://schemas.microsoft.com/office/",
	"http://schemas.microsoft.com/package/",
	"http://schemas.microsoft.com/winfx/",
	"http://schemas.openxmlformats.org/",
	"http://schemas.xmlsoap.org/wsdl/",
	"http://www.collada.org/",
	"http://www.garmin.com/xmlschemas/",
	"http://www.mozilla.org/keymaster/",
	"http://www.musicxml.org/",
	"http://www.opengis.net/",
	"http://www.sitemaps.org/",
	"http://www.springframework.org/",
	"http://www.topografix.com/",
	"http://www.w3.org/1998/Math/",
	"http://www.w3.org/1999/XSL/",
	"http://www.w3.org/1999/xhtml",
	"http://www.w3.org/2000/svg",
	"http://www.w3.org/2001/XMLSchema",
	"http://www.w3.org/2002/07/owl",
	"http://www.w3.org/ns/wsdl",
	"http://xmlns.jcp.org/",
	"https://jakarta.ee/",
	"urn:oasis:names:tc:opendocument:",
	"urn:oasis:names:tc:xliff:",
	"urn:schemas-microsoft-com:office:word",
};

/* Root elements, which others may have too. */
static const char *const roots[] = {
	"beans",      "checkstyle",   "component",
	"components", "config",       "configuration",
	"coverage",   "fontconfig",   "glade-interface",
	"gpx",        "html",         "interface",
	"kml",        "ldml",         "manifest",
	"math",       "opml",         "phpunit",
	"plist",      "project",      "refentry",
	"resources",  "schema",       "score-partwise",
	"settings",   "sitemapindex", "stylesheet",
	"svg",        "testsuite",    "testsuites",
	"tmx",        "transform",    "TS",
	"urlset",     "web-app",      "xliff",
	"bookmark",
};

bool guess_is_hopeless(const char *ns)
{
	for (size_t i = 0; i < sizeof namespaces / sizeof namespaces[0]; i++)
		if (!strncmp(ns, namespaces[i], strlen(namespaces[i])))
			return true;
	return false;
}

enum guess_doubt guess_doubt(const struct guess_node *root)
{
	if (guess_is_hopeless(root->ns))
		return GUESS_NEVER;
	for (size_t i = 0; i < sizeof roots / sizeof roots[0]; i++)
		if (!strcmp(root->name, roots[i]))
			return GUESS_HARDLY;
	return GUESS_PERHAPS;
}
