/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "date/date_names.h"

#include <string.h>

#include "base/hash.h"
#include "date/month_table.h"

uint32_t date_name_fold(uint32_t code)
{
	size_t low = 0, high = month_folds_n;

	if (code < 0x80)
		return code >= 'A' && code <= 'Z' ? code + 32 : code;
	if (code == 0xAA || code == 0xAD || code == 0xBA)
		return 0; /* the raised letters of ordinal numbers (1.º), and the soft hyphen */
	if (code >= 0xC0 && code < 0x700)
		return month_fold_c0[code - 0xC0];
	if (code >= 0x1E00 && code < 0x2000)
		return month_fold_1e00[code - 0x1E00];
	while (low < high) {
		size_t mid = (low + high) / 2;
		const struct month_fold *f = &month_folds[mid];

		if (code < f->first)
			high = mid;
		else if (code > f->last)
			low = mid + 1;
		else
			return f->to ? f->to + (code - f->first) : 0;
	}
	return code;
}

/* ---- words that are no months ---- */

static const struct {
	const char *name;
	uint8_t kind;
	int16_t value;
} words[] = {
	/* RFC 822's zones, and those of Central Europe */
	{"z", DATE_NAME_ZONE, 0},
	{"ut", DATE_NAME_ZONE, 0},
	{"utc", DATE_NAME_ZONE, 0},
	{"gmt", DATE_NAME_ZONE, 0},
	{"est", DATE_NAME_ZONE, -300},
	{"edt", DATE_NAME_ZONE, -240},
	{"cst", DATE_NAME_ZONE, -360},
	{"cdt", DATE_NAME_ZONE, -300},
	{"mst", DATE_NAME_ZONE, -420},
	{"mdt", DATE_NAME_ZONE, -360},
	{"pst", DATE_NAME_ZONE, -480},
	{"pdt", DATE_NAME_ZONE, -420},
	{"cet", DATE_NAME_ZONE, 60},
	{"met", DATE_NAME_ZONE, 60},
	{"cest", DATE_NAME_ZONE, 120},
	{"mest", DATE_NAME_ZONE, 120},
	{"am", DATE_NAME_AM, 0},
	{"pm", DATE_NAME_PM, 0},
	{"오전", DATE_NAME_AM, 0},
	{"오후", DATE_NAME_PM, 0},
	{"上午", DATE_NAME_AM, 0},
	{"下午", DATE_NAME_PM, 0},
	{"午前", DATE_NAME_AM, 0},
	{"午後", DATE_NAME_PM, 0},
	{"πμ", DATE_NAME_AM, 0},
	{"μμ", DATE_NAME_PM, 0},
	{"ص", DATE_NAME_AM, 0},
	{"قظ", DATE_NAME_AM, 0},
	{"بظ", DATE_NAME_PM, 0},
	{"ad", DATE_NAME_AD, 0},
	{"ce", DATE_NAME_AD, 0},
	{"bc", DATE_NAME_BC, 0},
	{"bce", DATE_NAME_BC, 0},
	{"م", DATE_NAME_AD, 0}, /* after a time it is "in the evening": date_text.c does that */
	{"คศ", DATE_NAME_AD, 0},
	{"ຄສ", DATE_NAME_AD, 0},
	{"គស", DATE_NAME_AD, 0},
	{"be", DATE_NAME_BUDDHIST, 0},
	{"พศ", DATE_NAME_BUDDHIST, 0},
	{"พุทธศักราช", DATE_NAME_BUDDHIST, 0},
	{"ພສ", DATE_NAME_BUDDHIST, 0},
	{"ពស", DATE_NAME_BUDDHIST, 0},
	{"ميلادي", DATE_NAME_NOISE, 0},
	{"ميلاديه", DATE_NAME_NOISE, 0},
	{"c", DATE_NAME_CIRCA, 0},
	{"ca", DATE_NAME_CIRCA, 0},
	{"cca", DATE_NAME_CIRCA, 0},
	{"circa", DATE_NAME_CIRCA, 1},
	{"about", DATE_NAME_CIRCA, 0},
	{"around", DATE_NAME_CIRCA, 0},
	{"approx", DATE_NAME_CIRCA, 1},
	{"approximately", DATE_NAME_CIRCA, 1},
	{"um", DATE_NAME_CIRCA, 0},
	{"vers", DATE_NAME_CIRCA, 0},
	{"environ", DATE_NAME_CIRCA, 1},
	{"hacia", DATE_NAME_CIRCA, 0},
	{"около", DATE_NAME_CIRCA, 0},
	{"حوالي", DATE_NAME_CIRCA, 0},
	{"حدود", DATE_NAME_CIRCA, 0},
	{"etwa", DATE_NAME_CIRCA, 0},
	{"approximate", DATE_NAME_CIRCA, 1},
	{"ungefahr", DATE_NAME_CIRCA, 1},
	{"примерно", DATE_NAME_CIRCA, 1},
	{"تقريبا", DATE_NAME_CIRCA, 1},
	{"頃", DATE_NAME_CIRCA, 1},
	{"ごろ", DATE_NAME_CIRCA, 1},
	{"左右", DATE_NAME_CIRCA, 1},
	{"경", DATE_NAME_CIRCA, 1},
	{"probably", DATE_NAME_UNCERTAIN, 0},
	{"possibly", DATE_NAME_UNCERTAIN, 0},
	{"perhaps", DATE_NAME_UNCERTAIN, 0},
	{"presumably", DATE_NAME_UNCERTAIN, 0},
	{"uncertain", DATE_NAME_UNCERTAIN, 0},
	{"vermutlich", DATE_NAME_UNCERTAIN, 0},
	{"wohl", DATE_NAME_UNCERTAIN, 0},
	{"wahrscheinlich", DATE_NAME_UNCERTAIN, 0},
	{"vielleicht", DATE_NAME_UNCERTAIN, 0},
	{"probablement", DATE_NAME_UNCERTAIN, 0},
	{"peut", DATE_NAME_UNCERTAIN, 0},
	{"probabilmente", DATE_NAME_UNCERTAIN, 0},
	{"forse", DATE_NAME_UNCERTAIN, 0},
	{"probablemente", DATE_NAME_UNCERTAIN, 0},
	{"quiza", DATE_NAME_UNCERTAIN, 0},
	{"quizas", DATE_NAME_UNCERTAIN, 0},
	{"provavelmente", DATE_NAME_UNCERTAIN, 0},
	{"talvez", DATE_NAME_UNCERTAIN, 0},
	{"prawdopodobnie", DATE_NAME_UNCERTAIN, 0},
	{"waarschijnlijk", DATE_NAME_UNCERTAIN, 0},
	{"misschien", DATE_NAME_UNCERTAIN, 0},
	{"troligen", DATE_NAME_UNCERTAIN, 0},
	{"muhtemelen", DATE_NAME_UNCERTAIN, 0},
	{"вероятно", DATE_NAME_UNCERTAIN, 0},
	{"возможно", DATE_NAME_UNCERTAIN, 0},
	{"предположительно", DATE_NAME_UNCERTAIN, 0},
	{"احتمالا", DATE_NAME_UNCERTAIN, 0},
	{"شايد", DATE_NAME_UNCERTAIN, 0},
	{"ربما", DATE_NAME_UNCERTAIN, 0},
	{"mon", DATE_NAME_WEEKDAY, 0},
	{"tue", DATE_NAME_WEEKDAY, 0},
	{"wed", DATE_NAME_WEEKDAY, 0},
	{"thu", DATE_NAME_WEEKDAY, 0},
	{"fri", DATE_NAME_WEEKDAY, 0},
	{"sat", DATE_NAME_WEEKDAY, 0},
	{"sun", DATE_NAME_WEEKDAY, 0},
	{"monday", DATE_NAME_WEEKDAY, 0},
	{"tuesday", DATE_NAME_WEEKDAY, 0},
	{"wednesday", DATE_NAME_WEEKDAY, 0},
	{"thursday", DATE_NAME_WEEKDAY, 0},
	{"friday", DATE_NAME_WEEKDAY, 0},
	{"saturday", DATE_NAME_WEEKDAY, 0},
	{"sunday", DATE_NAME_WEEKDAY, 0},
	{"t", DATE_NAME_NOISE, 0},
	{"in", DATE_NAME_NOISE, 0},
	{"year", DATE_NAME_NOISE, 0},
	{"jahr", DATE_NAME_NOISE, 0},
	{"annee", DATE_NAME_NOISE, 0},
	{"ano", DATE_NAME_NOISE, 0},
	{"anno", DATE_NAME_NOISE, 0},
	{"yil", DATE_NAME_NOISE, 0},
	{"yili", DATE_NAME_NOISE, 0},
	{"г", DATE_NAME_NOISE, 0},
	{"год", DATE_NAME_NOISE, 0},
	{"года", DATE_NAME_NOISE, 0},
	{"سنه", DATE_NAME_NOISE, 0},
	{"عام", DATE_NAME_NOISE, 0},
	{"سال", DATE_NAME_NOISE, 0},
	/* signs of year, month and day, before or after their number: Vietnamese, Mongolian */
	{"kl", DATE_NAME_TIME, 0},
	{"klo", DATE_NAME_TIME, 0},
	{"kello", DATE_NAME_TIME, 0},
	{"klokken", DATE_NAME_TIME, 0},
	{"klockan", DATE_NAME_TIME, 0},
	{"pukul", DATE_NAME_TIME, 0},
	{"jam", DATE_NAME_TIME, 0},
	{"ore", DATE_NAME_TIME, 0},
	{"ob", DATE_NAME_TIME, 0},
	{"godz", DATE_NAME_TIME, 0},
	{"h", DATE_NAME_HOUR, 0},
	{"hrs", DATE_NAME_HOUR, 0},
	{"uhr", DATE_NAME_HOUR, 0},
	{"uur", DATE_NAME_HOUR, 0},
	{"heure", DATE_NAME_HOUR, 0},
	{"heures", DATE_NAME_HOUR, 0},
	{"horas", DATE_NAME_HOUR, 0},
	{"ч", DATE_NAME_HOUR, 0},
	{"час", DATE_NAME_HOUR, 0},
	{"часа", DATE_NAME_HOUR, 0},
	{"часов", DATE_NAME_HOUR, 0},
	/* It is not that day, but one before or after it. "nach" and "vor" are below: "nach Christus". */
	{"before", DATE_NAME_DOUBT, 0},
	{"after", DATE_NAME_DOUBT, 0},
	{"until", DATE_NAME_DOUBT, 0},
	{"till", DATE_NAME_DOUBT, 0},
	{"since", DATE_NAME_DOUBT, 0},
	{"bis", DATE_NAME_DOUBT, 0},
	{"seit", DATE_NAME_DOUBT, 0},
	{"avant", DATE_NAME_DOUBT, 0},
	{"apres", DATE_NAME_DOUBT, 0},
	{"depuis", DATE_NAME_DOUBT, 0},
	{"jusqu", DATE_NAME_DOUBT, 0},
	{"antes", DATE_NAME_DOUBT, 0},
	{"despues", DATE_NAME_DOUBT, 0},
	{"depois", DATE_NAME_DOUBT, 0},
	{"desde", DATE_NAME_DOUBT, 0},
	{"hasta", DATE_NAME_DOUBT, 0},
	{"до", DATE_NAME_DOUBT, 0},
	{"после", DATE_NAME_DOUBT, 0},
	{"onward", DATE_NAME_DOUBT, 0},
	{"onwards", DATE_NAME_DOUBT, 0},
	{"week", DATE_NAME_DOUBT, 0},
	{"semaine", DATE_NAME_DOUBT, 0},
	{"woche", DATE_NAME_DOUBT, 0},
	{"semana", DATE_NAME_DOUBT, 0},
	{"settimana", DATE_NAME_DOUBT, 0},
	{"неделя", DATE_NAME_DOUBT, 0},
	{"неделе", DATE_NAME_DOUBT, 0},
	{"неделю", DATE_NAME_DOUBT, 0},
	{"هفته", DATE_NAME_DOUBT, 0},
	{"اسبوع", DATE_NAME_DOUBT, 0},
	{"الاسبوع", DATE_NAME_DOUBT, 0},
	{"以前", DATE_NAME_DOUBT, 0},
	{"以後", DATE_NAME_DOUBT, 0},
	{"以后", DATE_NAME_DOUBT, 0},
	{"以降", DATE_NAME_DOUBT, 0},
	{"以来", DATE_NAME_DOUBT, 0},
	{"之前", DATE_NAME_DOUBT, 0},
	{"之後", DATE_NAME_DOUBT, 0},
	{"之后", DATE_NAME_DOUBT, 0},
	{"まで", DATE_NAME_DOUBT, 0},
	{"から", DATE_NAME_DOUBT, 0},
	{"이전", DATE_NAME_DOUBT, 0},
	{"이후", DATE_NAME_DOUBT, 0},
	{"까지", DATE_NAME_DOUBT, 0},
	{"부터", DATE_NAME_DOUBT, 0},
	{"by", DATE_NAME_BOUND, 0},
	{"prior", DATE_NAME_BOUND, 0},
	{"later", DATE_NAME_BOUND, 0},
	{"earlier", DATE_NAME_BOUND, 0},
	{"vor", DATE_NAME_BOUND, 0},
	{"nach", DATE_NAME_BOUND, 0},
	{"prima", DATE_NAME_BOUND, 0},
	{"dopo", DATE_NAME_BOUND, 0},
	{"voor", DATE_NAME_BOUND, 0},
	{"przed", DATE_NAME_BOUND, 0},
	{"fore", DATE_NAME_BOUND, 0},
	{"efter", DATE_NAME_BOUND, 0},
	{"قبل", DATE_NAME_BOUND, 0},
	{"بعد", DATE_NAME_BOUND, 0},
	{"پس", DATE_NAME_BOUND, 0},
	{"پيش", DATE_NAME_BOUND, 0},
	{"nam", DATE_NAME_BEFORE, 'Y'},
	{"thang", DATE_NAME_BEFORE, 'M'},
	{"thg", DATE_NAME_BEFORE, 'M'},
	{"ngay", DATE_NAME_BEFORE, 'D'},
	{"он", DATE_NAME_AFTER, 'Y'},
	{"оны", DATE_NAME_AFTER, 'Y'},
	{"сар", DATE_NAME_AFTER, 'M'},
	{"сарын", DATE_NAME_AFTER, 'M'},
	{"өдөр", DATE_NAME_AFTER, 'D'},
	{"өдрийн", DATE_NAME_AFTER, 'D'},
	{"تشرين", DATE_NAME_PAIR, 10},
	{"كانون", DATE_NAME_PAIR, 12},
	{"tishrin", DATE_NAME_PAIR, 10},
	{"tishreen", DATE_NAME_PAIR, 10},
	{"kanun", DATE_NAME_PAIR, 12},
	{"kanoon", DATE_NAME_PAIR, 12},
	{"اول", DATE_NAME_ORDINAL, 0},
	{"الاول", DATE_NAME_ORDINAL, 0},
	{"ثاني", DATE_NAME_ORDINAL, 1},
	{"الثاني", DATE_NAME_ORDINAL, 1},
	{"الاولي", DATE_NAME_ORDINAL, 0},
	{"اولي", DATE_NAME_ORDINAL, 0},
	{"الثانيه", DATE_NAME_ORDINAL, 1},
	{"ثانيه", DATE_NAME_ORDINAL, 1},
	{"الاخر", DATE_NAME_ORDINAL, 1},
	{"الاخره", DATE_NAME_ORDINAL, 1},
	{"awwal", DATE_NAME_ORDINAL, 0},
	{"ula", DATE_NAME_ORDINAL, 0},
	{"i", DATE_NAME_ORDINAL, 0},
	{"thani", DATE_NAME_ORDINAL, 1},
	{"akhir", DATE_NAME_ORDINAL, 1},
	{"akhira", DATE_NAME_ORDINAL, 1},
	{"akhirah", DATE_NAME_ORDINAL, 1},
	{"thaniya", DATE_NAME_ORDINAL, 1},
	{"thaniyah", DATE_NAME_ORDINAL, 1},
	{"taniya", DATE_NAME_ORDINAL, 1},
	{"sani", DATE_NAME_ORDINAL, 1},
	{"ii", DATE_NAME_ORDINAL, 1},
	{"os", DATE_NAME_JULIAN, 0}, /* Old Style */
	{"julian", DATE_NAME_JULIAN, 0},
	{"vkj", DATE_NAME_JULIAN, 0}, /* the same in Estonian */
	{"vst", DATE_NAME_JULIAN, 0}, /* v.st., vieux style */
	{"старому", DATE_NAME_JULIAN, 0},
	/* two months each, of which an ordinal after it says the one */
	{"ربيع", DATE_NAME_OTHER, DATE_OTHER_ISLAMIC + 2},
	{"rabi", DATE_NAME_OTHER, DATE_OTHER_ISLAMIC + 2},
	{"rab", DATE_NAME_OTHER, DATE_OTHER_ISLAMIC + 2},
	{"جمادي", DATE_NAME_OTHER, DATE_OTHER_ISLAMIC + 4},
	{"jumada", DATE_NAME_OTHER, DATE_OTHER_ISLAMIC + 4},
	{"jamadi", DATE_NAME_OTHER, DATE_OTHER_ISLAMIC + 4},
	{"jum", DATE_NAME_OTHER, DATE_OTHER_ISLAMIC + 4},
	{"ah", DATE_NAME_OTHER, DATE_OTHER_LUNAR},
	{"hijri", DATE_NAME_OTHER, DATE_OTHER_HIJRI},
	{"ه", DATE_NAME_OTHER, DATE_OTHER_HIJRI},
	{"sh", DATE_NAME_OTHER, DATE_OTHER_SOLAR},
	{"هق", DATE_NAME_OTHER, DATE_OTHER_LUNAR},
	{"هش", DATE_NAME_OTHER, DATE_OTHER_SOLAR},
	{"هجري", DATE_NAME_OTHER, DATE_OTHER_HIJRI},
	{"هجريه", DATE_NAME_OTHER, DATE_OTHER_HIJRI},
	{"قمري", DATE_NAME_OTHER, DATE_OTHER_LUNAR},
	{"شمسي", DATE_NAME_OTHER, DATE_OTHER_SOLAR},
	{"خورشيدي", DATE_NAME_OTHER, DATE_OTHER_SOLAR},
	{"قبطيه", DATE_NAME_OTHER, 0},
	{"روميه", DATE_NAME_OTHER, 0},
};

/* ---- Old Style ---- */

/* How the words begin that say so, each with how the next one begins; NULL: it needs none. They have
 * endings in most languages. */
static const struct {
	const char *first, *second;
} old_styles[] = {
	{"old", "style"},       {"old", "calendar"},   {"стар", "стил"},
	{"ст", "стил"},         {"стар", "календар"},  {"star", "styl"},
	{"star", "stil"},       {"star", "kalend"},    {"alt", "stil"},
	{"alt", "kalender"},    {"vieux", "style"},    {"ancien", "style"},
	{"vecchio", "stile"},   {"estilo", "antig"},   {"estilo", "viejo"},
	{"antiguo", "estilo"},  {"viejo", "estilo"},   {"stil", "vechi"},
	{"st", "vet"},          {"stil", "vet"},       {"styl", "vet"},
	{"gam", "stil"},        {"oude", "stijl"},     {"calendrier", "julien"},
	{"calend", "giuliano"}, {"calend", "juliano"}, {"calend", "iulian"},
	{"παλαι", "ημερολογι"}, {"juliaan", NULL},     {"juliansk", NULL},
	{"julianisch", NULL},   {"julijansk", NULL},   {"юлианск", NULL},
	{"юліанськ", NULL},     {"јулијанск", NULL},   {"ιουλιαν", NULL},
};

static bool begins(const char *word, size_t len, const char *with)
{
	size_t n = strlen(with);

	return len >= n && !memcmp(word, with, n);
}

/* "ст. ст.", "st. v.", "v. st.": as short as they are, these words have no endings. */
static bool is_short_old_style(const char *a, size_t a_len, const char *b, size_t b_len)
{
	static const char *const pairs[][2] = {
		{"ст", "ст"}, {"st", "st"}, {"st", "v"}, {"v", "st"}};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (a_len == strlen(pairs[i][0]) && b_len == strlen(pairs[i][1]) &&
		    begins(a, a_len, pairs[i][0]) && begins(b, b_len, pairs[i][1]))
			return true;
	return false;
}

bool date_name_is_old_style(const char *a, size_t a_len, const char *b, size_t b_len)
{
	for (size_t i = 0; i < sizeof old_styles / sizeof *old_styles; i++)
		if (old_styles[i].second && begins(a, a_len, old_styles[i].first) &&
		    begins(b, b_len, old_styles[i].second))
			return true;
	return is_short_old_style(a, a_len, b, b_len);
}

static bool is_julian(const char *word, size_t len)
{
	for (size_t i = 0; i < sizeof old_styles / sizeof *old_styles; i++)
		if (!old_styles[i].second && begins(word, len, old_styles[i].first))
			return true;
	return false;
}

/* ---- months ---- */

/* Compares the LEN bytes at S with the name that the record at LINE begins with. */
static int compare_name(const char *s, size_t len, const char *line)
{
	size_t n = strcspn(line, "\t");
	int order = memcmp(s, line, len < n ? len : n);

	return order ? order : (len > n) - (len < n);
}

/* The first record of the table whose name is not before the LEN bytes at S; NULL: all are. */
static const char *lower_bound(const char *s, size_t len)
{
	size_t low = 0, high = month_blocks;
	const char *from, *to;

	/* The last block that does not begin behind the name. */
	while (high - low > 1) {
		size_t mid = (low + high) / 2;

		if (compare_name(s, len, month_table[mid]) < 0)
			high = mid;
		else
			low = mid;
	}
	from = month_table[low];
	to = from + strlen(from);
	while (from < to) {
		const char *mid = from + (to - from) / 2;

		while (mid > month_table[low] && mid[-1] != '\n')
			mid--;
		if (compare_name(s, len, mid) <= 0)
			to = mid;
		else
			from = mid + strcspn(mid, "\n") + 1;
	}
	if (*from)
		return from;
	return low + 1 < month_blocks ? month_table[low + 1] : NULL;
}

/* The meaning of the LEN bytes at S in the table, up to its newline; NULL: there is none. */
static const char *find_record(const char *s, size_t len)
{
	const char *record = lower_bound(s, len);

	return record && !compare_name(s, len, record) ? record + len + 1 : NULL;
}

bool date_name_begins(const char *s, size_t len)
{
	/* The names that go on after a blank, the lowest of characters in one, follow the word itself. */
	const char *record = lower_bound(s, len);

	if (record && !compare_name(s, len, record)) {
		record += strcspn(record, "\n") + 1;
		if (!*record)
			return true; /* the next block may go on with it: look */
	}
	return record && !strncmp(record, s, len) && record[len] == ' ';
}

/* Whether the languages that LANGUAGES begins with (up to ; or the end of the line) have one of WANTED, a
 * tag or such a list. */
static bool shares_language(const char *languages, const char *wanted)
{
	while (*wanted && *wanted != '\n' && *wanted != ';') {
		size_t n = strcspn(wanted, " -_;\n");

		for (const char *p = languages; *p == ' ';) {
			size_t len = strcspn(++p, " ;\n");

			if (len == n && n && !memcmp(p, wanted, n))
				return true;
			p += len;
		}
		wanted += n;
		/* Of a tag only the language counts. */
		if (*wanted == '-' || *wanted == '_')
			return false;
		wanted += *wanted == ' ';
	}
	return false;
}

/* One meaning of a record, "*o3 en fr". */
struct meaning {
	bool star, only, ottoman;
	char calendar; /* 'g', 'p', 'i', 'e' or 'w' */
	int month;
	const char *languages; /* each after a blank, up to ; or the end of the line */
};

static const char *read_meaning(const char *s, struct meaning *m)
{
	*m = (struct meaning){.calendar = 'g'};
	m->star = *s == '*';
	m->only = *s == '!';
	s += m->star || m->only;
	if (*s == 'o') {
		m->ottoman = true;
		s++;
	} else if (*s == 'p' || *s == 'i' || *s == 'e' || *s == 'w') {
		m->calendar = *s++;
	}
	for (; *s >= '0' && *s <= '9'; s++)
		m->month = m->month * 10 + (*s - '0');
	m->languages = s;
	s += strcspn(s, ";\n");
	return *s == ';' ? s + 1 : NULL;
}

static struct date_name named(const struct meaning *m)
{
	struct date_name name = {.kind = DATE_NAME_MONTH, .ottoman = m->ottoman};

	name.value = (int16_t)m->month;
	if (m->calendar == 'e') {
		name.kind = DATE_NAME_OTHER;
		name.value = DATE_OTHER_UNKNOWN;
	} else if (m->calendar != 'g') {
		name.kind = DATE_NAME_OTHER;
		name.value =
			(int16_t)((m->calendar == 'p' ? DATE_OTHER_PERSIAN : DATE_OTHER_ISLAMIC) +
				  m->month - 1);
	}
	return name;
}

/* What a name of the table is where LANGUAGE is known, NULL where it is not. */
static struct date_name find_month(const char *word, size_t len, const char *language)
{
	const char *record = find_record(word, len);
	struct date_name name = {0}, known = {0}, star = {0};
	const char *weekdays = NULL;
	bool weekday = false, disagree = false;
	int n = 0;

	for (struct meaning m; record;) {
		bool ours;

		record = read_meaning(record, &m);
		ours = language && shares_language(m.languages, language);
		if (m.calendar == 'w') {
			weekday = true;
			weekdays = m.languages;
			continue;
		}
		/* So short a name counts in its language, or in its script. */
		if (m.only && !ours && (language || (uint8_t)*word < 0x80))
			continue;
		n++;
		name = named(&m);
		if (ours) {
			disagree = disagree || (known.kind && (known.kind != name.kind ||
							       known.value != name.value));
			known = name;
		}
		if (m.star)
			star = name;
	}
	if (disagree)
		name = (struct date_name){.kind = DATE_NAME_DOUBT};
	else if (known.kind)
		name = known;
	else if (star.kind)
		name = star;
	else if (n > 1)
		name = (struct date_name){.kind = weekday ? DATE_NAME_WEEKDAY : DATE_NAME_DOUBT};
	else if (!n && weekday)
		name.kind = DATE_NAME_WEEKDAY;
	name.weekday = weekday;
	name.languages = weekdays;
	return name;
}

/* The first byte is compared first because it mostly decides. */
static bool is_word(const char *name, const char *word, size_t len)
{
	/* Letters have two bytes in many scripts, whose first says little. */
	return *name == *word && (len == 1 || name[1] == word[1]) && !strncmp(name, word, len) &&
	       !name[len];
}

static struct date_name find(const char *word, size_t len, const char *language)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (is_word(words[i].name, word, len))
			return (struct date_name){.kind = words[i].kind, .value = words[i].value};
	if (is_julian(word, len))
		return (struct date_name){.kind = DATE_NAME_JULIAN};
	return find_month(word, len, language);
}

/*
 * The dates of an archive have the same few words again and again. Those found last, by the hash of what was
 * asked; each thread has its own.
 */
enum { FOUND = 256, WORD = 44, LANGUAGE = 12 };

struct found {
	struct date_name name;
	uint8_t len, language_len; /* LANGUAGE: none is known */
	char word[WORD], language[LANGUAGE];
};

struct date_name date_name_find(const char *word, size_t len, const char *language)
{
	static _Thread_local struct found all[FOUND];
	size_t n = language ? strnlen(language, LANGUAGE) : 0;
	uint8_t language_len = language ? (uint8_t)n : LANGUAGE;
	struct found *f;

	if (!len)
		return (struct date_name){0};
	if (len > WORD || n == LANGUAGE)
		return find(word, len, language);
	f = &all[hash_quick(word, len, hash_quick(language ? language : "", n, 0)) % FOUND];
	if (f->len == len && f->language_len == language_len && !memcmp(f->word, word, len) &&
	    !memcmp(f->language, language ? language : "", n))
		return f->name;
	f->name = find(word, len, language);
	f->len = (uint8_t)len;
	f->language_len = language_len;
	memcpy(f->word, word, len);
	memcpy(f->language, language ? language : "", n);
	return f->name;
}
