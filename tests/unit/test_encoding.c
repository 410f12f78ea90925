/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "xml/encoding.h"
#include "xml/xml.h"
#include "skips.h"

/* ---- a document in, its text out ---- */

struct run {
	const char *s;
	size_t len, at, piece;
	struct buf text, problems;
};

static void on_start(void *data, const char *ns, const char *name, const struct xml_attribute *a,
		     size_t n)
{
	(void)data;
	(void)ns;
	(void)name;
	(void)a;
	(void)n;
}

static void on_end(void *data, const char *ns, const char *name)
{
	(void)data;
	(void)ns;
	(void)name;
}

static void on_text(void *data, const char *s, size_t len)
{
	buf_add(&((struct run *)data)->text, s, len);
}

static void on_problem(void *data, long line, const char *text)
{
	buf_printf(&((struct run *)data)->problems, "%ld: %s\n", line, text);
}

static long on_read(void *data, char *to, size_t len)
{
	struct run *r = data;

	if (r->piece && len > r->piece)
		len = r->piece;
	if (len > r->len - r->at)
		len = r->len - r->at;
	memcpy(to, r->s + r->at, len);
	r->at += len;
	return (long)len;
}

static bool on_stopped(void *data)
{
	(void)data;
	return false;
}

static void run(struct run *r, const char *s, size_t len, size_t piece, const char *encoding)
{
	static const struct xml_handler handler = {.start = on_start,
						   .end = on_end,
						   .text = on_text,
						   .problem = on_problem,
						   .cut = on_problem,
						   .read = on_read,
						   .stopped = on_stopped};
	struct xml *xml;

	*r = (struct run){.s = s, .len = len, .piece = piece};
	buf_init(&r->text);
	buf_init(&r->problems);
	xml = xml_new(&handler, r, encoding);
	xml_read(xml);
	xml_free(xml);
}

static void done(struct run *r)
{
	buf_done(&r->text);
	buf_done(&r->problems);
}

/* Of some encodings musl's iconv reads what it does not write. */
static bool may_be_missing(void)
{
#ifdef __GLIBC__
	return false;
#else
	return true;
#endif
}

/* S, UTF-8, in the encoding that iconv calls NAME; false where the C library does not write it. */
static bool put_in(struct buf *out, const char *s, const char *name)
{
	iconv_t cd = iconv_open(name, "UTF-8");
	char *in = (char *)(size_t)s, *to;
	size_t left = strlen(s), room = 4 * left + 16;

	if (cd == (iconv_t)-1 && may_be_missing()) {
		print_message("not tested: this C library writes no %s\n", name);
		return false;
	}
	assert_true(cd != (iconv_t)-1);
	to = buf_reserve(out, room);
	assert_int_equal(iconv(cd, &in, &left, &to, &room), 0);
	assert_int_equal(left, 0);
	out->len = (size_t)(to - out->data);
	iconv_close(cd);
	return true;
}

/* TEXT in a document with HEAD, put in NAME, reads as TEXT, whole and in pieces, with PROBLEM. */
static void reads(const char *name, const char *head, const char *text, const char *encoding,
		  const char *problem)
{
	static const size_t pieces[] = {0, 1, 2, 3, 5};
	struct buf utf8, bytes;
	struct run r;
	bool written;

	buf_init(&utf8);
	buf_init(&bytes);
	buf_printf(&utf8, "%s<a>%s</a>", head, text);
	written = put_in(&bytes, buf_str(&utf8), name);
	for (size_t i = 0; written && i < sizeof pieces / sizeof *pieces; i++) {
		run(&r, bytes.data, bytes.len, pieces[i], encoding);
		assert_string_equal(buf_str(&r.text), text);
		if (!problem)
			assert_string_equal(buf_str(&r.problems), "");
		else if (!strstr(buf_str(&r.problems), problem))
			fail_msg("%s: no “%s” in: %s", name, problem, buf_str(&r.problems));
		done(&r);
	}
	buf_done(&utf8);
	buf_done(&bytes);
}

/* ---- texts ---- */

#define PERSIAN "دولت بايد در برابر آب و نان مردم پاسخ گو باشد و اين کار را از امروز آغاز کند."
#define ARABIC "قال الرئيس إن المياه حق لكل الناس وإن الحكومة سوف تعمل من أجل ذلك في هذا العام."
#define RUSSIAN "Сегодня мы говорим о воде, потому что без неё нет ни хлеба, ни света, ни жизни."
#define GREEK "Σήμερα μιλάμε για το νερό, γιατί χωρίς αυτό δεν υπάρχει ούτε ψωμί ούτε φως."
#define HEBREW "היום אנחנו מדברים על המים, כי בלי מים אין לחם ואין אור ואין חיים בארץ הזאת."
#define FRENCH "L'été dernier, à Genève, la présidente a dit que l'eau est un droit, « déjà »."
#define JAPANESE "本日は水についてお話しします。水がなければ、パンも光も命もありません。"
#define SIMPLIFIED "今天我们谈水，因为没有水就没有面包，没有光，也没有生命。政府必须对此负责。"
#define TRADITIONAL "今天我們談水，因為沒有水就沒有麵包，沒有光，也沒有生命。政府必須對此負責。"
#define KOREAN "오늘 우리는 물에 대해 이야기합니다. 물이 없으면 빵도 빛도 생명도 없습니다."

static void test_declared(void **state)
{
	static const struct {
		const char *name, *label, *text;
	} all[] = {
		{"CP1256", "windows-1256", PERSIAN},
		{"CP1256", "cp1256", ARABIC},
		{"ISO-8859-6", "ISO-8859-6", ARABIC},
		{"KOI8-R", "koi8-r", RUSSIAN},
		{"CP1251", "Windows-1251", RUSSIAN},
		{"ISO-8859-5", "iso8859-5", RUSSIAN},
		{"CP1253", "windows-1253", GREEK},
		{"CP1255", "windows-1255", HEBREW},
		{"CP1252", "iso-8859-1", "“" FRENCH "” – €"},
		{"CP1252", "iso8859-1", FRENCH},
		{"CP932", "x-sjis", JAPANESE},
		{"EUC-JP", "euc-jp", JAPANESE},
		{"ISO-2022-JP", "iso-2022-jp", JAPANESE},
		{"GB18030", "gb2312", SIMPLIFIED},
		{"GB18030", "GBK", TRADITIONAL},
		{"BIG5", "big5", TRADITIONAL},
		{"EUC-KR", "ks_c_5601", KOREAN},
		{"UTF-8", "utf8", KOREAN},
		{"UTF-8", "UTF-8", PERSIAN},
		{"UTF-16LE", "utf_16", PERSIAN},
		{"UTF-16BE", "u16", JAPANESE},
		{"UTF-32LE", "UTF-32", RUSSIAN},
		{"UTF-32BE", "ucs-4", KOREAN},
	};
	char head[100];

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		snprintf(head, sizeof head, "<?xml version='1.0' encoding='%s'?>\n", all[i].label);
		reads(all[i].name, head, all[i].text, NULL, NULL);
	}
}

static void test_marks(void **state)
{
	static const char *const names[] = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE",
					    "UTF-32BE"};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		reads(names[i], "", PERSIAN, NULL, NULL);
		reads(names[i], "\xEF\xBB\xBF", PERSIAN, NULL, NULL);
		reads(names[i], "\xEF\xBB\xBF<?xml version='1.0' encoding='windows-1252'?>",
		      PERSIAN, NULL, i ? NULL : "read as UTF-8");
	}
}

static void test_guessed(void **state)
{
	static const struct {
		const char *name, *title, *text;
	} all[] = {
		{"CP1256", "windows-1256", PERSIAN}, {"CP1256", "windows-1256", ARABIC},
		{"CP1251", "windows-1251", RUSSIAN}, {"KOI8-R", "KOI8-R", RUSSIAN},
		{"CP1253", "windows-1253", GREEK},   {"CP1255", "windows-1255", HEBREW},
		{"CP1252", "windows-1252", FRENCH},  {"CP932", "Shift_JIS", JAPANESE},
		{"EUC-JP", "EUC-JP", JAPANESE},      {"GB18030", "GB18030", SIMPLIFIED},
		{"BIG5", "Big5", TRADITIONAL},       {"EUC-KR", "EUC-KR", KOREAN},
	};
	char title[100];

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		snprintf(title, sizeof title, "read as %s\n", all[i].title);
		reads(all[i].name, "", all[i].text, NULL, title);
		reads(all[i].name, "<?xml version='1.0' encoding='no-such'?>", all[i].text, NULL,
		      title);
		reads(all[i].name, "<?xml version='1.0' encoding='UTF-8'?>", all[i].text, NULL,
		      title);
	}
}

/* Short texts that only their language tells. */
static void test_detected(void **state)
{
	static const struct {
		const char *name, *title, *text;
	} all[] = {
		{"CP1254", "windows-1254",
		 "Değerli üyeler, bütçe görüşmelerine başlıyoruz. Çiftçilerin sorunlarını "
		 "çözeceğiz. "
		 "Eğitim ve sağlık için yeni yatırımlar yapılacak; şimdi söz sırası sizde."},
		{"ISO-8859-2", "ISO-8859-2",
		 "Szanowni państwo! Dziękuję bardzo za możliwość zabrania głosu. Będziemy głosować "
		 "nad "
		 "ustawą o rzekach. To jest ważna sprawa dla całego społeczeństwa."},
		{"CP1250", "windows-1250",
		 "Vážení přátelé, děkuji za slovo. Předkládáme návrh, který zlepší životní "
		 "prostředí. "
		 "Žádám vás o podporu, prosím všechny o přítomnost."},
		{"CP874", "windows-874",
		 "ท่านประธานที่เคารพ ผมขออภิปรายเกี่ยวกับแม่น้ำและท่าเรือ รัฐบาลต้องดูแลประชาชนให้ดีกว่านี้"},
		{"KOI8-U", "KOI8-U",
		 "Шановні друзі! Прошу підтримати цей законопроєкт. Її громадяни чекають від нас "
		 "відповідальності й рішучих дій."},
		{"ISO-8859-5", "ISO-8859-5", RUSSIAN RUSSIAN},
		{"CP866", "CP866", RUSSIAN RUSSIAN},
		{"ISO-8859-6", "ISO-8859-6",
		 "السيد الرئيس، أيها الزملاء، نجتمع اليوم لمناقشة مشروع القانون الجديد"},
		{"ISO-2022-JP", "ISO-2022-JP", "議長、本日は予算案について議論いたします。"},
	};
	char title[100];

	(void)state;
#if !HAVE_UCHARDET
	skip();
#endif
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		snprintf(title, sizeof title, "read as %s\n", all[i].title);
		reads(all[i].name, "", all[i].text, NULL, title);
	}
}

/* All of it is ASCII, and looks like it; iconv writes it in other ways than files have it. */
static void test_utf7(void **state)
{
	static const char *const labels[] = {"utf-7", "UTF7", "unicode-1-1-utf-7"};
	char file[200];
	struct run r;

	(void)state;
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		snprintf(file, sizeof file,
			 "<?xml version='1.0' encoding='%s'?>\n<a>caf+AOk- 1 +- 1, +BD8EPgQ0-</a>",
			 labels[i]);
		run(&r, file, strlen(file), 1 + i, NULL);
		/* Where the C library does not know it, that is said. */
		if (!may_be_missing() || !buf_str(&r.problems)[0])
			assert_string_equal(buf_str(&r.text), "café 1 + 1, под");
		done(&r);
	}
}

static void test_wrong_labels(void **state)
{
	(void)state;
	/* What is UTF-8 beyond doubt is UTF-8, whatever it says. */
	reads("UTF-8", "<?xml version='1.0' encoding='iso-8859-1'?>\n", PERSIAN, NULL,
	      "2: the file is not in the encoding it declares: read as UTF-8");
	reads("UTF-8", "<?xml version='1.0' encoding='UTF-16'?>", PERSIAN, NULL, "read as UTF-8");
	reads("UTF-8", "<?xml version='1.0' encoding='UTF-16'?>", "plain", NULL, "read as UTF-8");
	reads("UTF-8", "<?xml version='1.0' encoding='no-such'?>", "plain", NULL,
	      "“no-such” is not known: read as UTF-8");
}

static void test_asked_for(void **state)
{
	char name[ENCODING_NAME];

	(void)state;
	assert_true(encoding_find("Windows-1256", name));
	reads("CP1256", "<?xml version='1.0' encoding='UTF-8'?>", PERSIAN, name, NULL);
	reads("CP1256", "<?xml version='1.0' encoding='koi8-r'?>", PERSIAN, name, NULL);
	assert_true(encoding_find("utf-16", name));
	reads("UTF-16BE", "\xEF\xBB\xBF", PERSIAN, name, NULL);
	reads("UTF-16LE", "", PERSIAN, name, NULL);
	assert_false(encoding_find("no-such", name));
	assert_false(encoding_find("", name));
	assert_false(encoding_find("-", name));
	assert_false(encoding_find("UTF-8//IGNORE", name));
	assert_false(encoding_find("../../x", name));
}

static void test_bad_bytes(void **state)
{
	/* Few among many characters: each for itself; none but these: another encoding. */
	static const char few[] =
		"<a>\n\xD8\xA7\xD9\x84\xD9\x85\xFF\xD8\xA7\xEF\xBF\xBE\xED\xA0\x80</a>";
	struct run r;

	(void)state;
	for (size_t piece = 0; piece < 5; piece++) {
		run(&r, few, strlen(few), piece, NULL);
		assert_string_equal(buf_str(&r.text),
				    "\n\xD8\xA7\xD9\x84\xD9\x85\xEF\xBF\xBD\xD8\xA7"
				    "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
		assert_non_null(strstr(buf_str(&r.problems), "2: bytes that are not"));
		done(&r);
	}
	run(&r, "<a>\xD8\xA7\xD9", 6, 0, NULL);
	assert_string_equal(buf_str(&r.text), "\xD8\xA7\xEF\xBF\xBD");
	done(&r);
	/* Colours of a terminal are no text. */
	run(&r, "<a>1\x1b[1;31m2\x1b[0m3\x1b</a>", 23, 1, NULL);
	assert_string_equal(buf_str(&r.text), "123");
	done(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_declared),  cmocka_unit_test(test_marks),
		cmocka_unit_test(test_guessed),   cmocka_unit_test(test_detected),
		cmocka_unit_test(test_utf7),      cmocka_unit_test(test_wrong_labels),
		cmocka_unit_test(test_asked_for), cmocka_unit_test(test_bad_bytes),
	};

	skips_begin();
	return skips_end(cmocka_run_group_tests(tests, NULL, NULL));
}
