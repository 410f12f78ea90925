/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "read/account.h"
#include "read/feed.h"
#include "text/url.h"

/* Names as url_is_namespace() has them, some with a version behind '*'. PREFIX is what stands for the
 * namespace where nobody declared it. */
static const struct {
	enum feed_ns ns;
	const char *prefix, *name;
} namespaces[] = {
	{NS_ATOM, "atom", "http://www.w3.org/2005/Atom"},
	{NS_ATOM, "atom03", "http://purl.org/atom/ns#"},
	{NS_RSS, NULL, "http://purl.org/rss/1.0/"},
	{NS_RSS, NULL, "http://purl.org/rss/1.0"},
	{NS_RSS, NULL, "http://my.netscape.com/rdf/simple/0.9/"},
	{NS_RSS, NULL, "http://channel.netscape.com/rdf/simple/0.9/"},
	{NS_RSS, NULL, "http://purl.org/net/rss1.1#"},
	{NS_RSS, NULL, "http://backend.userland.com/*"},
	{NS_RSS, NULL, "http://blogs.law.harvard.edu/tech/rss*"},
	{NS_RDF, "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
	{NS_DC, "dc", "http://purl.org/dc/elements/1.*"},
	{NS_TERMS, "dcterms", "http://purl.org/dc/terms/"},
	{NS_CONTENT, "content", "http://purl.org/rss/1.0/modules/content/"},
	{NS_XHTML, "xhtml", "http://www.w3.org/1999/xhtml"},
	{NS_ITUNES, "itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"},
	{NS_GEO, "georss", "http://www.georss.org/georss*"},
	{NS_EXCERPT, "excerpt", "http://wordpress.org/export/*"}, /* ... /excerpt/ */
	{NS_WP, "wp", "http://wordpress.org/export/*"},
	{NS_CB, "cb", "http://www.cbwiki.net/wiki/index.php/Specification_*"},
	{NS_PRISM, "prism", "http://prismstandard.org/namespaces/*"},
	{NS_PRISM, NULL, "http://purl.org/rss/1.0/modules/prism/"},
	{NS_EVENT, "ev", "http://purl.org/rss/1.0/modules/event/"},
	{NS_MEDIA, "media", "http://search.yahoo.com/mrss*"},
	{NS_APP, "app", "http://www.w3.org/2007/app"},
	{NS_APP, "app", "http://purl.org/atom/app#"},
	{NS_BLOGGER, "blogger", "http://schemas.google.com/blogger/2018"},
	{NS_DATA_META, NULL, "http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"},
	{NS_DATA_META, NULL, "http://docs.oasis-open.org/odata/ns/metadata"},
	{NS_DATA, NULL, "http://schemas.microsoft.com/ado/2007/08/dataservices"},
	{NS_DATA, NULL, "http://docs.oasis-open.org/odata/ns/data"},
};

enum feed_ns feed_ns(const char *ns)
{
	if (!*ns)
		return NS_OTHER;
	for (size_t i = 0; i < sizeof namespaces / sizeof namespaces[0]; i++) {
		if (namespaces[i].prefix && !strcasecmp(namespaces[i].prefix, ns))
			return namespaces[i].ns;
		if (!url_is_namespace(ns, namespaces[i].name))
			continue;
		if (namespaces[i].ns != NS_EXCERPT || strstr(ns, "/excerpt"))
			return namespaces[i].ns;
	}
	return NS_OTHER;
}

#define FEED (1u << IN_TOP | 1u << IN_FEED)
#define ENTRY (1u << IN_ENTRY)
#define SOURCE (1u << IN_SOURCE)
#define PERSON (1u << IN_PERSON)
#define SPEECH (1u << IN_SPEECH)
#define DATA (1u << IN_DATA)
#define ANYWHERE (~0u)

/* Rows of one element stand together. The ranks are the order of preference. */
static const struct feed_row rows[] = {
	/* RSS of all versions */
	{NS_RSS, "rss", FEED, AS_ENTER, IN_FEED, 0},
	{NS_RDF, "RDF", FEED, AS_ENTER, IN_FEED, 0},
	{NS_RSS, "channel", FEED, AS_ENTER, IN_FEED, 0},
	{NS_RSS, "items", FEED, AS_ENTER, IN_FEED, 0},
	{NS_RSS, "item", ANYWHERE, AS_ENTRY, SLOT_NONE, 0},
	{NS_RSS, "title", FEED | ENTRY, AS_TITLE, SLOT_TITLE, 5},
	{NS_RSS, "link", FEED | ENTRY, AS_LINE, SLOT_LINK, 5},
	{NS_RSS, "language", FEED, AS_LINE, SLOT_LANGUAGE, 5},
	{NS_RSS, "language", ENTRY, AS_LINE, SLOT_LANGUAGE, 4},
	{NS_RSS, "description", ENTRY, AS_HTML, SLOT_SUMMARY, 5},
	{NS_RSS, "description", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_RSS, "summary", ENTRY, AS_HTML, SLOT_SUMMARY, 4},
	{NS_RSS, "body", ENTRY, AS_HTML, SLOT_TEXT, 5},
	{NS_RSS, "fullitem", ENTRY, AS_HTML, SLOT_TEXT, 3},
	{NS_RSS, "content", ENTRY, AS_HTML, SLOT_TEXT, 4},
	{NS_RSS, "date", ENTRY, AS_LINE, SLOT_DATED, 6},
	{NS_RSS, "encoded", ENTRY, AS_HTML, SLOT_TEXT, 3},
	{NS_RSS, "updated", ENTRY, AS_LINE, SLOT_UPDATED, 3},
	{NS_RSS, "updated", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_RSS, "modified", ENTRY, AS_LINE, SLOT_UPDATED, 2},
	{NS_RSS, "guid", ENTRY, AS_LINE, SLOT_ID, 5},
	{NS_RSS, "pubDate", ENTRY, AS_LINE, SLOT_PUBLISHED, 6},
	{NS_RSS, "pubDate", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_RSS, "author", ENTRY, AS_LINE, SLOT_SPEAKER, 4},
	{NS_RSS, "author", FEED, AS_LEFT_OUT, ACCOUNT_PERSON, 0},
	{NS_RSS, "category", ENTRY, AS_LINE, SLOT_TOPIC, 0},
	{NS_RSS, "category", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_RSS, "enclosure", ENTRY, AS_ENCLOSURE, SLOT_NONE, 0},

	/* Atom 1.0 and 0.3, also within RSS */
	{NS_ATOM, "feed", FEED, AS_ENTER, IN_FEED, 0},
	{NS_ATOM, "entry", ANYWHERE, AS_ENTRY, SLOT_NONE, 0},
	{NS_ATOM, "title", FEED | ENTRY, AS_TYPED, SLOT_TITLE, 4},
	{NS_ATOM, "title", SOURCE, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_ATOM, "link", FEED | ENTRY, AS_LINK, SLOT_LINK, 2},
	{NS_ATOM, "id", ENTRY, AS_LINE, SLOT_ID, 6},
	{NS_ATOM, "id", FEED | SOURCE, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_ATOM, "published", ENTRY, AS_LINE, SLOT_PUBLISHED, 5},
	{NS_ATOM, "issued", ENTRY, AS_LINE, SLOT_PUBLISHED, 4},
	{NS_ATOM, "created", ENTRY, AS_LINE, SLOT_PUBLISHED, 1},
	{NS_ATOM, "updated", ENTRY, AS_LINE, SLOT_UPDATED, 5},
	{NS_ATOM, "updated", FEED | SOURCE, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_ATOM, "modified", ENTRY, AS_LINE, SLOT_UPDATED, 4},
	{NS_ATOM, "modified", FEED | SOURCE, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_ATOM, "summary", ENTRY, AS_CONTENT, SLOT_SUMMARY, 4},
	{NS_ATOM, "content", ENTRY, AS_CONTENT, SLOT_TEXT, 4},
	{NS_ATOM, "category", ENTRY, AS_CATEGORY, SLOT_TOPIC, 0},
	{NS_ATOM, "author", ENTRY, AS_ENTER, IN_PERSON, 4},
	{NS_ATOM, "author", SOURCE, AS_ENTER, IN_PERSON, 2},
	{NS_ATOM, "author", FEED, AS_ENTER, IN_PERSON, 0},
	{NS_ATOM, "source", ENTRY, AS_ENTER, IN_SOURCE, 0},
	{NS_ATOM, "name", PERSON, AS_LINE, SLOT_NAME, 0},
	{NS_ATOM, "email", PERSON, AS_LINE, SLOT_MAIL, 0},
	{NS_RSS, "email", PERSON, AS_LEFT_OUT, ACCOUNT_PERSON, 0},

	/* Dublin Core */
	{NS_DC, "title", FEED | ENTRY, AS_TITLE, SLOT_TITLE, 3},
	{NS_DC, "creator", ENTRY, AS_LINE, SLOT_SPEAKER, 5},
	{NS_DC, "creator", FEED, AS_LEFT_OUT, ACCOUNT_PERSON, 0},
	{NS_DC, "author", ENTRY, AS_LINE, SLOT_SPEAKER, 3},
	{NS_DC, "author", FEED, AS_LEFT_OUT, ACCOUNT_PERSON, 0},
	{NS_DC, "date", ENTRY, AS_LINE, SLOT_PUBLISHED, 3},
	{NS_DC, "date", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_DC, "modified", ENTRY, AS_LINE, SLOT_UPDATED, 2},
	{NS_DC, "modified", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_DC, "subject", ENTRY, AS_LINE, SLOT_TOPIC, 0},
	{NS_DC, "subject", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_DC, "language", FEED | ENTRY, AS_LINE, SLOT_LANGUAGE, 5},
	{NS_DC, "coverage", ENTRY, AS_LINE, SLOT_PLACE, 2},
	{NS_DC, "description", ENTRY, AS_HTML, SLOT_SUMMARY, 3},
	{NS_DC, "identifier", ENTRY, AS_LINE, SLOT_ID, 2},
	{NS_TERMS, "title", FEED | ENTRY, AS_TITLE, SLOT_TITLE, 2},
	{NS_TERMS, "date", ENTRY, AS_LINE, SLOT_PUBLISHED, 1},
	{NS_TERMS, "date", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_TERMS, "subject", ENTRY, AS_LINE, SLOT_TOPIC, 0},
	{NS_TERMS, "subject", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_TERMS, "language", FEED | ENTRY, AS_LINE, SLOT_LANGUAGE, 3},
	{NS_TERMS, "coverage", ENTRY, AS_LINE, SLOT_PLACE, 1},
	{NS_TERMS, "description", ENTRY, AS_HTML, SLOT_SUMMARY, 2},
	{NS_TERMS, "identifier", ENTRY, AS_LINE, SLOT_ID, 1},
	{NS_TERMS, "issued", ENTRY, AS_LINE, SLOT_PUBLISHED, 2},
	{NS_TERMS, "issued", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_TERMS, "created", ENTRY, AS_LINE, SLOT_PUBLISHED, 1},
	{NS_TERMS, "created", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_TERMS, "modified", ENTRY, AS_LINE, SLOT_UPDATED, 6},
	{NS_TERMS, "modified", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_TERMS, "available", ENTRY, AS_LINE, SLOT_DATED, 3},
	{NS_TERMS, "dateSubmitted", ENTRY, AS_LINE, SLOT_DATED, 2},
	{NS_TERMS, "dateAccepted", ENTRY, AS_LINE, SLOT_DATED, 2},
	{NS_TERMS, "abstract", ENTRY, AS_HTML, SLOT_SUMMARY, 2},
	{NS_TERMS, "creator", ENTRY, AS_LINE, SLOT_SPEAKER, 3},
	{NS_TERMS, "creator", FEED, AS_LEFT_OUT, ACCOUNT_PERSON, 0},
	{NS_TERMS, "spatial", ENTRY, AS_LINE, SLOT_PLACE, 2},

	/* further modules */
	{NS_CONTENT, "encoded", ENTRY, AS_HTML, SLOT_TEXT, 6},
	{NS_XHTML, "body", ENTRY, AS_HTML, SLOT_TEXT, 5},
	{NS_XHTML, "div", ENTRY, AS_HTML, SLOT_TEXT, 2},
	{NS_ITUNES, "summary", ENTRY, AS_HTML, SLOT_SUMMARY, 1},
	{NS_ITUNES, "summary", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_ITUNES, "author", ENTRY, AS_LINE, SLOT_SPEAKER, 2},
	{NS_ITUNES, "author", FEED, AS_LEFT_OUT, ACCOUNT_PERSON, 0},
	{NS_GEO, "featurename", ENTRY, AS_LINE, SLOT_PLACE, 3},
	{NS_GEO, "featureName", ENTRY, AS_LINE, SLOT_PLACE, 3},
	{NS_GEO, "where", ENTRY, AS_LINE, SLOT_PLACE, 1},
	{NS_GEO, "point", ENTRY, AS_LINE, SLOT_PLACE, 1},

	{NS_PRISM, "publicationDate", ENTRY, AS_LINE, SLOT_DATED, 5},
	{NS_PRISM, "coverDate", ENTRY, AS_LINE, SLOT_DATED, 4},
	{NS_PRISM, "creationDate", ENTRY, AS_LINE, SLOT_DATED, 3},
	{NS_EVENT, "startdate", ENTRY, AS_LINE, SLOT_DATED, 6},
	{NS_EVENT, "location", ENTRY, AS_LINE, SLOT_PLACE, 3},
	{NS_MEDIA, "group", ENTRY, AS_ENTER, IN_ENTRY, 0},
	{NS_MEDIA, "description", ENTRY, AS_HTML, SLOT_SUMMARY, 1},

	/* OData of parliaments: a row of a table */
	{NS_DATA_META, "properties", ENTRY, AS_ENTER, IN_DATA, 0},
	{NS_DATA, "Text", DATA, AS_HTML, SLOT_TEXT, 6},
	{NS_DATA, "MeetingDate", DATA, AS_LINE, SLOT_DELIVERED, 6},
	{NS_DATA, "Start", DATA, AS_LINE, SLOT_DELIVERED, 5},
	{NS_DATA, "SpeakerFullName", DATA, AS_LINE, SLOT_SPEAKER, 6},
	{NS_DATA, "SpeakerFirstName", DATA, AS_LINE, SLOT_FIRST, 1},
	{NS_DATA, "SpeakerLastName", DATA, AS_LINE, SLOT_LAST, 1},
	{NS_DATA, "SpeakerFunction", DATA, AS_LINE, SLOT_ROLE, 1},
	{NS_DATA, "ParlGroupName", DATA, AS_LINE, SLOT_PARTY, 1},
	{NS_DATA, "Language", DATA, AS_LINE, SLOT_LANGUAGE, 6},
	{NS_DATA, "Title", DATA, AS_LINE, SLOT_TITLE, 3},

	/* RFC 5023, 13.1.1; exports of Blogger by Takeout */
	{NS_APP, "control", ENTRY, AS_ENTER, IN_CONTROL, 0},
	{NS_APP, "draft", 1u << IN_CONTROL, AS_LINE, SLOT_DRAFT, 0},
	{NS_BLOGGER, "type", ENTRY, AS_LINE, SLOT_BLOG_TYPE, 0},
	{NS_BLOGGER, "status", ENTRY, AS_LINE, SLOT_BLOG_STATUS, 0},

	/* exports of WordPress */
	{NS_EXCERPT, "encoded", ENTRY, AS_HTML, SLOT_SUMMARY, 6},
	{NS_WP, "author", FEED, AS_ENTER, IN_LOGIN, 0},
	{NS_WP, "author_login", 1u << IN_LOGIN, AS_LINE, SLOT_KEY, 0},
	{NS_WP, "author_display_name", 1u << IN_LOGIN, AS_LINE, SLOT_NAME, 0},
	{NS_WP, "author_first_name", 1u << IN_LOGIN, AS_LINE, SLOT_GIVEN, 0},
	{NS_WP, "author_last_name", 1u << IN_LOGIN, AS_LINE, SLOT_FAMILY, 0},
	{NS_WP, "post_id", ENTRY, AS_LINE, SLOT_ID, 1},
	{NS_WP, "post_type", ENTRY, AS_LINE, SLOT_POST_TYPE, 0},
	{NS_WP, "status", ENTRY, AS_LINE, SLOT_POST_STATUS, 0},
	{NS_WP, "post_date", ENTRY, AS_LINE, SLOT_DATE, 0},
	{NS_WP, "post_date_gmt", ENTRY, AS_LINE, SLOT_DATE_GMT, 0},
	{NS_WP, "post_modified", ENTRY, AS_LINE, SLOT_MODIFIED, 0},
	{NS_WP, "post_modified_gmt", ENTRY, AS_LINE, SLOT_MODIFIED_GMT, 0},
	{NS_WP, "postmeta", ENTRY, AS_ENTER, IN_META, 0},
	{NS_WP, "meta_key", 1u << IN_META, AS_LINE, SLOT_KEY, 0},
	{NS_WP, "meta_value", 1u << IN_META, AS_LINE, SLOT_VALUE, 0},

	/* RSS-CB 1.1 and 1.2: what central banks say of a speech */
	{NS_CB, "speech", ENTRY, AS_ENTER, IN_SPEECH, 1},
	{NS_CB, "paper", ENTRY, AS_ENTER, IN_SPEECH, 0},
	{NS_CB, "news", ENTRY, AS_ENTER, IN_SPEECH, 0},
	{NS_CB, "event", ENTRY, AS_ENTER, IN_SPEECH, 0},
	{NS_CB, "event", SPEECH, AS_LINE, SLOT_OCCASION, 2},
	{NS_CB, "audience", SPEECH, AS_LINE, SLOT_OCCASION, 1},
	{NS_CB, "simpleTitle", SPEECH, AS_TITLE, SLOT_TITLE, 6},
	{NS_CB, "occurrenceDate", SPEECH, AS_LINE, SLOT_DELIVERED, 6},
	{NS_CB, "venue", SPEECH, AS_LINE, SLOT_PLACE, 5},
	{NS_CB, "locationAsWritten", SPEECH, AS_LINE, SLOT_PLACE, 4},
	{NS_CB, "keyword", SPEECH, AS_LINE, SLOT_TOPIC, 0},
	{NS_CB, "person", SPEECH, AS_ENTER, IN_PERSON, 6},
	{NS_CB, "nameAsWritten", PERSON, AS_LINE, SLOT_WRITTEN, 0},
	{NS_CB, "givenName", PERSON, AS_LINE, SLOT_GIVEN, 0},
	{NS_CB, "surname", PERSON, AS_LINE, SLOT_FAMILY, 0},
	{NS_CB, "role", PERSON, AS_ENTER, IN_ROLE, 0},
	{NS_CB, "jobTitle", PERSON | 1u << IN_ROLE, AS_LINE, SLOT_JOB, 0},
	{NS_CB, "affiliation", PERSON | 1u << IN_ROLE, AS_LINE, SLOT_BODY, 0},
	{NS_CB, "resource", SPEECH, AS_ENTER, IN_RESOURCE, 0},
	{NS_CB, "title", 1u << IN_RESOURCE, AS_LINE, SLOT_NAME, 0},
	{NS_CB, "link", 1u << IN_RESOURCE, AS_LINE, SLOT_HREF, 0},
	{NS_CB, "resourceLink", 1u << IN_RESOURCE, AS_LINE, SLOT_HREF, 0},

	/* what is known and not read */
	{NS_ATOM, "contributor", FEED | ENTRY | SOURCE, AS_LEFT_OUT, ACCOUNT_PERSON, 0},
	{NS_ATOM, "copyright", FEED | ENTRY | SOURCE, AS_LEFT_OUT, ACCOUNT_RIGHTS, 0},
	{NS_ATOM, "generator", FEED | SOURCE, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_ATOM, "homepage", PERSON, AS_LEFT_OUT, ACCOUNT_PERSON, 0},
	{NS_ATOM, "icon", FEED | SOURCE, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_ATOM, "info", FEED | SOURCE, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_ATOM, "logo", FEED | SOURCE, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_ATOM, "rights", FEED | ENTRY | SOURCE, AS_LEFT_OUT, ACCOUNT_RIGHTS, 0},
	{NS_ATOM, "subtitle", FEED | SOURCE, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_ATOM, "tagline", FEED | SOURCE, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_ATOM, "uri", PERSON, AS_LEFT_OUT, ACCOUNT_PERSON, 0},
	{NS_ATOM, "url", PERSON, AS_LEFT_OUT, ACCOUNT_PERSON, 0},
	{NS_DC, "contributor", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_PERSON, 0},
	{NS_DC, "created", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_DC, "dateCopyrighted", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_RIGHTS, 0},
	{NS_DC, "format", ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_DC, "issued", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_DC, "publisher", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_RIGHTS, 0},
	{NS_DC, "rights", FEED | ENTRY | SOURCE, AS_LEFT_OUT, ACCOUNT_RIGHTS, 0},
	{NS_DC, "rightsHolder", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_RIGHTS, 0},
	{NS_DC, "source", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_DC, "valid", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_GEO, "box", ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_GEO, "elev", ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_GEO, "line", ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_GEO, "polygon", ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_ITUNES, "block", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_ITUNES, "category", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_ITUNES, "complete", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_ITUNES, "duration", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_ITUNES, "email", FEED, AS_LEFT_OUT, ACCOUNT_PERSON, 0},
	{NS_ITUNES, "episode", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_ITUNES, "episodeType", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_ITUNES, "explicit", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_ITUNES, "image", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_ITUNES, "keywords", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_ITUNES, "new-feed-url", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_ITUNES, "order", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_ITUNES, "owner", FEED, AS_LEFT_OUT, ACCOUNT_PERSON, 0},
	{NS_ITUNES, "season", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_ITUNES, "subtitle", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_ITUNES, "subtitle", ENTRY, AS_LEFT_OUT, ACCOUNT_SECOND, 0},
	{NS_ITUNES, "title", ENTRY, AS_LEFT_OUT, ACCOUNT_SECOND, 0},
	{NS_ITUNES, "type", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_PRISM, "eIssn", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_PRISM, "issn", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_PRISM, "publicationName", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_RSS, "blink", FEED, AS_LEFT_OUT, ACCOUNT_NAVIGATION, 0},
	{NS_RSS, "blogRoll", FEED, AS_LEFT_OUT, ACCOUNT_NAVIGATION, 0},
	{NS_RSS, "changes", FEED, AS_LEFT_OUT, ACCOUNT_NAVIGATION, 0},
	{NS_RSS, "cloud", FEED, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_RSS, "comments", ENTRY, AS_LEFT_OUT, ACCOUNT_NAVIGATION, 0},
	{NS_RSS, "copyright", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_RSS, "docs", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_RSS, "expirationDate", ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_RSS, "generator", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_RSS, "id", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_RSS, "image", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_NAVIGATION, 0},
	{NS_RSS, "lastBuildDate", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_RSS, "license", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_RIGHTS, 0},
	{NS_RSS, "managingEditor", FEED, AS_LEFT_OUT, ACCOUNT_PERSON, 0},
	{NS_RSS, "mySubscriptions", FEED, AS_LEFT_OUT, ACCOUNT_NAVIGATION, 0},
	{NS_RSS, "rating", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_RSS, "skipDays", FEED, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_RSS, "skipHours", FEED, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_RSS, "source", ENTRY, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_RSS, "textInput", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_NAVIGATION, 0},
	{NS_RSS, "ttl", FEED, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_RSS, "webMaster", FEED, AS_LEFT_OUT, ACCOUNT_PERSON, 0},
	{NS_TERMS, "author", FEED, AS_LEFT_OUT, ACCOUNT_PERSON, 0},
	{NS_TERMS, "contributor", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_PERSON, 0},
	{NS_TERMS, "dateCopyrighted", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_RIGHTS, 0},
	{NS_TERMS, "format", ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_TERMS, "publisher", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_RIGHTS, 0},
	{NS_TERMS, "rights", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_RIGHTS, 0},
	{NS_TERMS, "rightsHolder", FEED | ENTRY, AS_LEFT_OUT, ACCOUNT_RIGHTS, 0},
	{NS_TERMS, "valid", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_WP, "attachment_url", ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_WP, "author_description", 1u << IN_LOGIN, AS_LEFT_OUT, ACCOUNT_PERSON, 0},
	{NS_WP, "author_email", 1u << IN_LOGIN, AS_LEFT_OUT, ACCOUNT_PERSON, 0},
	{NS_WP, "author_id", 1u << IN_LOGIN, AS_LEFT_OUT, ACCOUNT_PERSON, 0},
	{NS_WP, "base_blog_url", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_WP, "base_site_url", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
	{NS_WP, "category", FEED, AS_LEFT_OUT, ACCOUNT_INDEX, 0},
	{NS_WP, "comment", ENTRY, AS_LEFT_OUT, ACCOUNT_COMMENT, 0},
	{NS_WP, "comment_status", ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_WP, "is_sticky", ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_WP, "menu_order", ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_WP, "ping_status", ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_WP, "post_name", ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_WP, "post_parent", ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_WP, "post_password", ENTRY, AS_LEFT_OUT, ACCOUNT_MACHINE, 0},
	{NS_WP, "tag", FEED, AS_LEFT_OUT, ACCOUNT_INDEX, 0},
	{NS_WP, "term", FEED, AS_LEFT_OUT, ACCOUNT_INDEX, 0},
	{NS_WP, "wxr_version", FEED, AS_LEFT_OUT, ACCOUNT_FILE, 0},
};

enum { ROWS = sizeof rows / sizeof rows[0] };

static bool is_same(const struct feed_row *a, const struct feed_row *b)
{
	return a->ns == b->ns && !strcasecmp(a->name, b->name);
}

const struct feed_row *feed_rows(enum feed_ns ns, const char *name)
{
	for (size_t i = 0; i < ROWS; i++)
		if (rows[i].ns == ns &&
		    (ns == NS_RSS ? !strcasecmp(rows[i].name, name) : !strcmp(rows[i].name, name)))
			return &rows[i];
	return NULL;
}

const struct feed_row *feed_row_in(const struct feed_row *row, enum feed_mode mode)
{
	for (const struct feed_row *at = row; at && at < rows + ROWS; at++) {
		if (at != row && !is_same(at, row))
			break;
		if (at->in & 1u << mode)
			return at;
	}
	return NULL;
}
