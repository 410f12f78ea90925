/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "date/date_names.h"

#include <string.h>

/* U+00C0 to U+00DF without their accents; U+00E0 to U+00FF are the same again. */
static const char latin1[] = "aaaaaaaceeeeiiiidnooooo ouuuuyts";

static uint32_t fold_latin(uint32_t code)
{
	if (code >= 'A' && code <= 'Z')
		return code + 32;
	if (code >= 0xC0 && code <= 0xFF)
		return (uint8_t)latin1[(code - 0xC0) % 32];
	switch (code) {
	case 0xAA: /* the raised letters of ordinal numbers: 1.º */
	case 0xBA: return 0;
	case 0x011E:
	case 0x011F: return 'g';
	case 0x0130:
	case 0x0131: return 'i';
	case 0x015E:
	case 0x015F: return 's';
	/* transliterations of Arabic and Persian: bars, dots, ayn and hamza */
	case 0x0100:
	case 0x0101: return 'a';
	case 0x0112:
	case 0x0113: return 'e';
	case 0x012A:
	case 0x012B: return 'i';
	case 0x014C:
	case 0x014D: return 'o';
	case 0x016A:
	case 0x016B: return 'u';
	case 0x0160:
	case 0x0161: return 's';
	case 0x1E0C:
	case 0x1E0D: return 'd';
	case 0x1E24:
	case 0x1E25:
	case 0x1E2A:
	case 0x1E2B: return 'h';
	case 0x1E62:
	case 0x1E63: return 's';
	case 0x1E6C:
	case 0x1E6D: return 't';
	case 0x1E92:
	case 0x1E93: return 'z';
	case 0x02BB:
	case 0x02BC:
	case 0x02BE:
	case 0x02BF: return 0;
	}
	return code;
}

static uint32_t fold_greek_cyrillic(uint32_t code)
{
	switch (code) {
	case 0x0386:
	case 0x03AC: return 0x03B1;
	case 0x0388:
	case 0x03AD: return 0x03B5;
	case 0x0389:
	case 0x03AE: return 0x03B7;
	case 0x038A:
	case 0x0390:
	case 0x03AA:
	case 0x03AF:
	case 0x03CA: return 0x03B9;
	case 0x038C:
	case 0x03CC: return 0x03BF;
	case 0x038E:
	case 0x03AB:
	case 0x03B0:
	case 0x03CB:
	case 0x03CD: return 0x03C5;
	case 0x038F:
	case 0x03CE: return 0x03C9;
	case 0x03C2: return 0x03C3; /* final sigma */
	case 0x0401:
	case 0x0451: return 0x0435; /* io is mostly written ie */
	case 0x0419:
	case 0x0439: return 0x0438; /* short i, as if its breve had been a mark of its own */
	}
	if ((code >= 0x0391 && code <= 0x03A9) || (code >= 0x0410 && code <= 0x042F))
		return code + 0x20;
	return code;
}

static uint32_t fold_arabic(uint32_t code)
{
	if (code == 0x0640 || (code >= 0x064B && code <= 0x065F) || code == 0x0670)
		return 0; /* tatweel, vowel signs, hamza as a mark */
	switch (code) {
	case 0x0622:
	case 0x0623:
	case 0x0625:
	case 0x0671: return 0x0627; /* alef */
	case 0x0624: return 0x0648; /* waw */
	case 0x0626:
	case 0x0649:
	case 0x06CC: return 0x064A; /* yeh */
	case 0x06A9: return 0x0643; /* kaf */
	case 0x0629:
	case 0x06C0: return 0x0647; /* heh */
	}
	return code;
}

uint32_t date_name_fold(uint32_t code)
{
	if (code < 0x0300 || (code >= 0x1E00 && code < 0x1F00))
		return code == 0xAD ? 0 : fold_latin(code);
	if (code < 0x0370)
		return 0; /* combining accents */
	if (code < 0x0460)
		return fold_greek_cyrillic(code);
	if (code == 0x061C)
		return 0;
	if (code >= 0x0620 && code < 0x0700)
		return fold_arabic(code);
	/* ZWNJ, ZWJ and direction marks, embeddings, isolates, byte order mark */
	if ((code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
	    (code >= 0x2060 && code <= 0x2069) || code == 0xFEFF)
		return 0;
	return code;
}

/* In the folded form, names apart by blanks; '!' follows one that may be a weekday as well. */
struct months {
	const char *names[12];
	bool ottoman;
};

/* Names that begin with an ASCII letter when folded; those of all other scripts come below. */
static const struct months latin_months[] = {
	/* English */
	{{"jan january", "feb february", "mar! march", "apr april", "may", "jun june", "jul july",
	  "aug august", "sep sept september", "oct october", "nov november", "dec december"},
	 false},
	/* German, with the Austrian January and February, Danish, Norwegian, Dutch as far as they agree */
	{{"januar janner jaenner", "februar feber", "marz maerz mrz", "", "mai", "juni", "juli", "",
	  "", "okt oktober", "", "dez dezember"},
	 false},
	/* French */
	{{"janvier janv", "fevrier fevr fev", "mars", "avril avr", "", "juin", "juillet juil juill",
	  "aout", "septembre", "octobre", "novembre", "decembre"},
	 false},
	/* Spanish */
	{{"enero ene", "febrero", "marzo", "abril abr", "mayo", "junio", "julio", "agosto ago",
	  "septiembre setiembre", "octubre", "noviembre", "diciembre dic"},
	 false},
	/* Italian */
	{{"gennaio gen", "febbraio", "", "aprile", "maggio mag", "giugno giu", "luglio lug", "",
	  "settembre sett set", "ottobre ott", "", "dicembre"},
	 false},
	/* Portuguese */
	{{"janeiro", "fevereiro", "marco", "", "maio", "junho", "julho", "", "setembro",
	  "outubro out", "novembro", "dezembro"},
	 false},
	/* Hungarian */
	{{"", "", "marcius", "aprilis", "majus", "junius", "julius", "augusztus", "szeptember", "",
	  "", ""},
	 false},
	/* Turkish */
	{{"ocak oca", "subat sub", "mart", "nisan nis", "mayis", "haziran haz", "temmuz tem",
	  "agustos agu", "eylul eyl", "ekim eki", "kasim kas", "aralik ara"},
	 true},
	/* Arabic in Latin letters, as in the Levant; the two Tishrins and Kanuns are pairs */
	{{"", "shubat shub", "adhar", "naysan", "ayyar", "huzayran", "tammuz tamuz", "", "aylul",
	  "", "", ""},
	 true},
	/* and as in Egypt */
	{{"yanayir", "fibrayir", "maris", "abril", "mayu", "yunyu yunyah", "yulyu yulyah",
	  "aghustus", "sibtambar", "uktubar", "nufambar", "disambar"},
	 true},
};

static const struct months other_months[] = {
	/* Arabic, as in Egypt and the Gulf; May and March are the Ottoman ones too */
	{{"يناير", "فبراير", "مارس مارت", "ابريل", "مايو مايس", "يونيو يونيه", "يوليو يوليه",
	  "اغسطس اغسطوس", "سبتمبر", "اكتوبر", "نوفمبر", "ديسمبر"},
	 true},
	/* Arabic, as in the Levant and Iraq; the two Tishrins and Kanuns are pairs */
	{{"", "شباط", "اذار", "نيسان", "ايار", "حزيران", "تموز", "اب", "ايلول", "", "", ""}, true},
	/* Arabic, as in Algeria and Tunisia */
	{{"جانفي", "فيفري", "", "افريل", "ماي", "جوان", "جويليه", "اوت", "", "", "", ""}, false},
	/* Arabic, as in Morocco */
	{{"", "", "", "", "", "", "يوليوز", "غشت", "شتنبر", "", "نونبر", "دجنبر"}, false},
	/* Persian */
	{{"ژانويه", "فوريه", "", "اوريل", "مه مي", "ژوين", "ژوييه جولاي", "اوت اگوست", "سپتامبر",
	  "اكتبر", "نوامبر", "دسامبر"},
	 true},
	/* Russian, alone and after a day */
	{{"январь января янв", "февраль февраля фев февр", "март марта мар", "апрель апреля апр",
	  "маи мая", "июнь июня июн", "июль июля июл", "август августа авг",
	  "сентябрь сентября сен сент", "октябрь октября окт", "ноябрь ноября ноя нояб",
	  "декабрь декабря дек"},
	 false},
	/* Greek, alone and after a day */
	{{"ιανουαριοσ ιανουαριου ιαν", "φεβρουαριοσ φεβρουαριου φεβ", "μαρτιοσ μαρτιου μαρ",
	  "απριλιοσ απριλιου απρ", "μαιοσ μαιου", "ιουνιοσ ιουνιου ιουν", "ιουλιοσ ιουλιου ιουλ",
	  "αυγουστοσ αυγουστου αυγ", "σεπτεμβριοσ σεπτεμβριου σεπ", "οκτωβριοσ οκτωβριου οκτ",
	  "νοεμβριοσ νοεμβριου νοε", "δεκεμβριοσ δεκεμβριου δεκ"},
	 false},
};

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
	{"ميلادي", DATE_NAME_NOISE, 0},
	{"ميلاديه", DATE_NAME_NOISE, 0},
	{"c", DATE_NAME_CIRCA, 0},
	{"ca", DATE_NAME_CIRCA, 0},
	{"cca", DATE_NAME_CIRCA, 0},
	{"circa", DATE_NAME_CIRCA, 0},
	{"about", DATE_NAME_CIRCA, 0},
	{"around", DATE_NAME_CIRCA, 0},
	{"approx", DATE_NAME_CIRCA, 0},
	{"approximately", DATE_NAME_CIRCA, 0},
	{"um", DATE_NAME_CIRCA, 0},
	{"vers", DATE_NAME_CIRCA, 0},
	{"environ", DATE_NAME_CIRCA, 0},
	{"hacia", DATE_NAME_CIRCA, 0},
	{"около", DATE_NAME_CIRCA, 0},
	{"حوالي", DATE_NAME_CIRCA, 0},
	{"حدود", DATE_NAME_CIRCA, 0},
	{"mon", DATE_NAME_NOISE, 0},
	{"tue", DATE_NAME_NOISE, 0},
	{"wed", DATE_NAME_NOISE, 0},
	{"thu", DATE_NAME_NOISE, 0},
	{"fri", DATE_NAME_NOISE, 0},
	{"sat", DATE_NAME_NOISE, 0},
	{"sun", DATE_NAME_NOISE, 0},
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

/* Months of the Solar Hijri and the lunar Hijri calendar, in the folded form; of Dhu al-Qi'dah and
 * Dhu al-Hijjah the second word is what tells them. */
static const char *const persian_months[12] = {
	"فروردين farvardin",
	"ارديبهشت ordibehesht",
	"خرداد khordad",
	"تير tir",
	"مرداد امرداد mordad amordad",
	"شهريور shahrivar",
	"مهر mehr",
	"ابان aban",
	"اذر azar",
	"دي dey",
	"بهمن bahman",
	"اسفند esfand",
};
static const char *const islamic_months[12] = {
	"محرم المحرم muharram moharram muh",
	"صفر safar saf",
	"ربيع rabi rab",
	"",
	"جمادي jumada jamadi jum",
	"",
	"رجب rajab raj",
	"شعبان shaban sha",
	"رمضان ramadan ramazan ramadhan ram",
	"شوال shawwal shaw",
	"القعده قعده qidah qida qadah qada",
	"الحجه حجه hijjah hijja",
};

/* Whether NAME starts with the word. The first byte is compared first because it mostly decides. */
static bool starts_with(const char *name, const char *word, size_t len)
{
	return *name == *word && !strncmp(name, word, len);
}

/* Looks for WORD in LIST, names apart by blanks. Returns what follows it, NULL where it is not. */
static const char *find_in(const char *list, const char *word, size_t len)
{
	for (const char *p = list; p; p = strchr(p, ' ')) {
		p += *p == ' ';
		if (starts_with(p, word, len) && (!p[len] || p[len] == ' ' || p[len] == '!'))
			return p + len;
	}
	return NULL;
}

static struct date_name find_month(const struct months *table, size_t n, const char *word,
				   size_t len)
{
	for (size_t i = 0; i < n; i++) {
		for (int m = 0; m < 12; m++) {
			const char *after = find_in(table[i].names[m], word, len);

			if (after)
				return (struct date_name){.kind = DATE_NAME_MONTH,
							  .weekday = *after == '!',
							  .ottoman = table[i].ottoman,
							  .value = (int16_t)(m + 1)};
		}
	}
	return (struct date_name){0};
}

struct date_name date_name_find(const char *word, size_t len)
{
	struct date_name name = {0};

	if (!len)
		return name;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (starts_with(words[i].name, word, len) && !words[i].name[len])
			return (struct date_name){.kind = words[i].kind, .value = words[i].value};
	if ((uint8_t)*word < 0x80)
		name = find_month(latin_months, sizeof latin_months / sizeof *latin_months, word,
				  len);
	else
		name = find_month(other_months, sizeof other_months / sizeof *other_months, word,
				  len);
	for (int m = 0; m < 12 && !name.kind; m++) {
		int value = find_in(persian_months[m], word, len)   ? DATE_OTHER_PERSIAN + m
			    : find_in(islamic_months[m], word, len) ? DATE_OTHER_ISLAMIC + m
								    : DATE_OTHER_UNKNOWN;

		if (value)
			name = (struct date_name){.kind = DATE_NAME_OTHER, .value = (int16_t)value};
	}
	return name;
}
