/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Thirty scripts, every character, and Unicode's own tests where they are installed. */
#include "config.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/bidi.h"
#include "text/wrap.h"
#include "skips.h"

#define UNICODE_DATA "/usr/share/unicode/"

/* "We read a book in the library; every day a new page." and the like. */
/* clang-format off */
static const char *const paragraphs[] = {
	"We read in the library every day (but Monday): a new page, a new thought, an old friend.",
	"Мы каждый день читаем в библиотеке — новая страница, новая мысль, старый друг.",
	"Διαβάζουμε κάθε μέρα στη βιβλιοθήκη· νέα σελίδα, νέα σκέψη, παλιός φίλος.",
	"Մենք ամեն օր կարդում ենք գրադարանում՝ նոր էջ, նոր միտք, հին ընկեր։",
	"ჩვენ ყოველდღე ვკითხულობთ ბიბლიოთეკაში: ახალი გვერდი, ახალი აზრი.",
	"אנחנו קוראים בספרייה בכל יום: דף חדש, מחשבה חדשה, חבר ותיק. בְּרָכָה!",
	"نقرأ كل يوم في المكتبة: صفحة جديدة وفكرة جديدة، والأصدقاء لا يغيبون.",
	"ما هر روز در کتابخانه می‌خوانیم؛ برگی نو، اندیشه‌ای نو، دوستی دیرین (۱۲ تا ۱۸).",
	"ہم ہر روز لائبریری میں پڑھتے ہیں: نیا صفحہ، نیا خیال، پرانا دوست۔",
	"ܟܠܝܘܡ ܩܪܝܢܢ ܒܒܝܬ ܐܪܟܐ ܕܦܐ ܚܕܬܐ",
	"އަހަރެމެން ކޮންމެ ދުވަހަކު ކުތުބުޚާނާގައި ކިޔަމެވެ",
	"ߒ ߓߍ߫ ߞߊ߬ߙߊ߲ ߞߍ߫ ߟߏ߲ ߏ߫ ߟߏ߲",
	"हम हर दिन पुस्तकालय में पढ़ते हैं: नया पृष्ठ, नया विचार, पुराना मित्र।",
	"আমরা প্রতিদিন গ্রন্থাগারে পড়ি: নতুন পাতা, নতুন চিন্তা, পুরোনো বন্ধু।",
	"ਅਸੀਂ ਹਰ ਰੋਜ਼ ਲਾਇਬ੍ਰੇਰੀ ਵਿੱਚ ਪੜ੍ਹਦੇ ਹਾਂ: ਨਵਾਂ ਪੰਨਾ, ਨਵਾਂ ਵਿਚਾਰ।",
	"અમે દરરોજ પુસ્તકાલયમાં વાંચીએ છીએ: નવું પાનું, નવો વિચાર, જૂનો મિત્ર.",
	"ଆମେ ପ୍ରତିଦିନ ପାଠାଗାରରେ ପଢୁ: ନୂଆ ପୃଷ୍ଠା, ନୂଆ ଚିନ୍ତା।",
	"நாங்கள் தினமும் நூலகத்தில் படிக்கிறோம்: புதிய பக்கம், புதிய எண்ணம்.",
	"మేము ప్రతిరోజు గ్రంథాలయంలో చదువుతాము: కొత్త పేజీ, కొత్త ఆలోచన.",
	"ನಾವು ಪ್ರತಿದಿನ ಗ್ರಂಥಾಲಯದಲ್ಲಿ ಓದುತ್ತೇವೆ: ಹೊಸ ಪುಟ, ಹೊಸ ಯೋಚನೆ.",
	"ഞങ്ങൾ എല്ലാ ദിവസവും വായനശാലയിൽ വായിക്കുന്നു: പുതിയ താൾ, പുതിയ ചിന്ത.",
	"අපි දිනපතා පුස්තකාලයේ කියවමු: අලුත් පිටුවක්, අලුත් සිතිවිල්ලක්.",
	"เราอ่านหนังสือในห้องสมุดทุกวัน หน้าใหม่ ความคิดใหม่ เพื่อนเก่า",
	"ພວກເຮົາອ່ານປຶ້ມໃນຫ້ອງສະໝຸດທຸກມື້ ໜ້າໃໝ່ ຄວາມຄິດໃໝ່",
	"ကျွန်ုပ်တို့ နေ့တိုင်း စာကြည့်တိုက်မှာ စာဖတ်ကြတယ်။ စာမျက်နှာသစ်၊ အတွေးသစ်။",
	"យើងអានសៀវភៅនៅក្នុងបណ្ណាល័យរាល់ថ្ងៃ ទំព័រថ្មី គំនិតថ្មី",
	"ང་ཚོས་ཉིན་ལྟར་དཔེ་མཛོད་ཁང་དུ་དཔེ་ཆ་ཀློག་གི་ཡོད། ཤོག་ངོས་གསར་པ།",
	"እኛ በየቀኑ በቤተ መጻሕፍት ውስጥ እናነባለን፤ አዲስ ገጽ፣ አዲስ ሐሳብ።",
	"我们每天在图书馆里读书：新的一页，新的想法，还有“老朋友”。",
	"わたしたちは毎日、図書館で本を読む。新しいページ、新しい考え、「古い友だち」。",
	"우리는 매일 도서관에서 책을 읽는다: 새 쪽, 새 생각, 오랜 친구.",
	"ᎢᏓᎵᏂᎪᎯᏛᏗ ᎪᏪᎵ ᎠᏓᏁᎸᎢ ᏂᎪᎯᎸᎢ",
	"Бид өдөр бүр номын санд уншдаг. ᠪᠢᠳᠡ ᠡᠳᠦᠷ ᠪᠦᠷᠢ ᠨᠣᠮ ᠤᠩᠰᠢᠳᠠᠭ",
	"📚 👩🏽‍🏫 👨‍👩‍👧‍👦 🇫🇷🇯🇵 3️⃣ ❤️ ☕ ✔️ 🏳️‍🌈",
};
/* clang-format on */

enum { PARAGRAPHS = sizeof paragraphs / sizeof *paragraphs };

/* Whether byte AT of S begins a cluster. */
static bool cluster_begins(const char *s, size_t len, size_t at)
{
	size_t i = 0;

	while (i < at)
		i += wrap_cluster(s + i, len - i);
	return i == at;
}

/* At every width: no cluster is cut, nothing but blanks is between lines, and a line takes as many
 * cells as it says, here and left to the terminal. */
static void test_wrapped(void **state)
{
	struct bidi *b = bidi_new();

	(void)state;
	assert_true(PARAGRAPHS >= 30);
	for (int p = 0; p < PARAGRAPHS * 2; p++) {
		const char *s = paragraphs[p / 2];
		size_t len = strlen(s);
		enum bidi_dir dir = bidi_direction(s, len, BIDI_AUTO);

		bidi_set(b, &(struct bidi_way){.reorder = p % 2, .shape = true});
		for (int width = 2; width < 90; width++) {
			struct wrap w = {.glue = bidi_glue(b, s, len, dir)};
			size_t at = 0;

			wrap_text(&w, s, len, width, 0);
			for (size_t i = 0; i < w.n; i++) {
				struct wrap_line *l = &w.lines[i];
				struct bidi_line line;

				for (; at < l->start; at++)
					assert_int_equal(s[at], ' ');
				at = l->end;
				if (!cluster_begins(s, len, l->start))
					fail_msg("cut within a cluster: %s", s + l->start);
				if (l->cells > width)
					continue; /* one cluster, wider than that */
				line = bidi_line(b, s, len, l->start, l->end, dir, width, 0x2026);
				if (line.width != l->cells || line.cut)
					fail_msg("%d cells painted as %d: %s", l->cells, line.width,
						 s + l->start);
			}
			for (; at < len; at++)
				assert_int_equal(s[at], ' ');
			wrap_done(&w);
		}
	}
	bidi_free(b);
}

/* Every character takes the cells that the C library says, which is what curses goes by; but for
 * those that are not sent to it, and those it does not know, in whose place another stands. */
static void test_widths(void **state)
{
	struct bidi *b = bidi_new();

	(void)state;
	bidi_set(b, &(struct bidi_way){.reorder = true, .shape = false});
	for (uint32_t code = 0x20; code < 0x110000; code++) {
		int width = wcwidth((wchar_t)code), cells = 0;
		char s[6];
		size_t len;
		struct bidi_line line;

		if ((code >= 0x7F && code < 0xA0) || (code >= 0xD800 && code < 0xE000))
			continue;
		len = utf8_encode(code, s);
		line = bidi_line(b, s, len, 0, len, BIDI_LTR, 9, 0);
		for (size_t i = 0; i < line.n; i++) {
			wchar_t base = (wchar_t)line.cells[i].text[0];

			/* Mirroring is of right-to-left text alone. */
			assert_true(wcwidth(base) == line.cells[i].width || width < 0);
			cells += line.cells[i].width;
		}
		assert_int_equal(cells, line.width);
		if (width > 0 && utf8_width(code) > 0)
			assert_int_equal(cells, width);
		else if (width < 0)
			assert_int_equal(cells, utf8_width(code));
		else
			assert_true(cells <= 1);
		/* Behind a letter what has no width takes no cell. */
		if (width == 0) {
			char t[6] = {'a'};

			memcpy(t + 1, s, len);
			line = bidi_line(b, t, len + 1, 0, len + 1, BIDI_LTR, 9, 0);
			assert_int_equal(line.width, 1);
		}
	}
	bidi_free(b);
}

/* ---- Unicode's own tests, in Debian's package unicode-data ---- */

/* The hexadecimal numbers at *S, into S8 as UTF-8; AT: where each begins. Returns how many. */
static int read_codes(const char *s, struct buf *s8, size_t *at, uint32_t *codes, int most)
{
	int n = 0;

	buf_clear(s8);
	while (n < most) {
		char *end, utf8[4];
		unsigned long code = strtoul(s, &end, 16);

		if (end == s)
			break;
		at[n] = s8->len;
		codes[n++] = (uint32_t)code;
		buf_add(s8, utf8, utf8_encode((uint32_t)code, utf8));
		s = end;
	}
	at[n] = s8->len;
	return n;
}

#if HAVE_FRIBIDI
/* A line of BidiCharacterTest.txt: the cells stand in the order of field 4, as far as characters
 * have cells. */
static bool check_bidi(struct bidi *b, char *line, struct buf *s8)
{
	enum { MOST = 200 };
	static size_t at[MOST + 1];
	static uint32_t codes[MOST];
	char *fields[5];
	int n, order[MOST], shown = 0, k = 0;
	struct bidi_line l;

	for (int i = 0; i < 5; i++) {
		fields[i] = strsep(&line, ";");
		if (!fields[i])
			return true;
	}
	n = read_codes(fields[0], s8, at, codes, MOST);
	l = bidi_line(b, s8->data, s8->len, 0, s8->len, atoi(fields[2]) ? BIDI_RTL : BIDI_LTR, 999,
		      0);
	for (size_t i = 0; i < l.n; i++)
		for (int c = 0; c < n; c++)
			if (at[c] == l.cells[i].start) {
				int x = 0;

				for (size_t j = 0; j < l.n; j++)
					x += l.cells[j].x < l.cells[i].x;
				order[x] = c;
				shown++;
			}
	assert_int_equal(shown, l.n);
	for (char *s = fields[4], *end;; s = end) {
		long want = strtol(s, &end, 10);
		bool has_cell = false;

		if (end == s)
			break;
		for (size_t i = 0; i < l.n; i++)
			has_cell = has_cell || l.cells[i].start == at[want];
		if (has_cell && (k >= shown || order[k++] != want))
			return false;
	}
	return k == shown;
}

static void test_uax9(void **state)
{
	FILE *in = fopen(UNICODE_DATA "BidiCharacterTest.txt", "re");
	char line[4096];
	struct bidi *b;
	struct buf s8;
	bool plain;
	/* FriBidi 1.0.8 in brackets across embeddings, overrides and isolates, which text/sanitize takes
	 * out; and a tab, which it makes a blank. */
	enum { KNOWN = 40 };
	int tests = 0, wrong = 0, wrong_plain = 0;

	(void)state;
	if (!in)
		skip();
	b = bidi_new();
	bidi_set(b, &(struct bidi_way){.reorder = true, .shape = false});
	buf_init(&s8);
	while (fgets(line, sizeof line, in)) {
		if (line[0] == '#' || line[0] == '\n')
			continue;
		tests++;
		plain = !strstr(line, "202") && !strstr(line, "206") && !strstr(line, "0009");
		if (!check_bidi(b, line, &s8)) {
			wrong++;
			wrong_plain += plain;
		}
	}
	fclose(in);
	buf_done(&s8);
	bidi_free(b);
	print_message("# UAX #9: %d tests, %d differ\n", tests, wrong);
	assert_true(tests > 90000);
	assert_int_equal(wrong_plain, 0);
	assert_true(wrong <= KNOWN);
}
#endif

/* A line of LineBreakTest.txt: lines end only where they may. Returns whether they do. */
static bool check_breaks(char *line, struct buf *s8)
{
	enum { MOST = 100 };
	static size_t at[MOST + 1];
	static uint32_t codes[MOST];
	bool may[MOST + 1] = {false}, good = true;
	char hex[1024] = "";
	int n = 0, width = 1, cells = 0;
	struct wrap w = {0};

	/* × 0023 ÷ 0023 ÷: signs and numbers in turn. */
	for (char *s = strtok_r(line, " \t\n", &line); s && *s != '#' && n < MOST;
	     s = strtok_r(NULL, " \t\n", &line)) {
		if (!strcmp(s, "÷") || !strcmp(s, "×")) {
			may[n] = !strcmp(s, "÷");
			continue;
		}
		snprintf(hex + strlen(hex), sizeof hex - strlen(hex), "%s ", s);
		n++;
	}
	n = read_codes(hex, s8, at, codes, MOST);
	/* As wide as the widest piece, so that nothing need be cut elsewhere. */
	for (int i = 0; i < n; i++) {
		if (codes[i] < ' ' || codes[i] == 0x7F || codes[i] == 0x85 || codes[i] == 0x2028 ||
		    codes[i] == 0x2029 || (codes[i] >= 0xD800 && codes[i] < 0xE000))
			return true; /* what text/sanitize has changed before */
		cells = may[i] ? 0 : cells;
		cells += utf8_width(codes[i]) ? utf8_width(codes[i]) : 1;
		width = cells > width ? cells : width;
	}
	wrap_text(&w, s8->data, s8->len, width, 0);
	for (size_t i = 1; i < w.n; i++)
		for (int k = 0; k < n; k++)
			if (at[k] == w.lines[i].start && !may[k])
				good = false;
	wrap_done(&w);
	return good;
}

static void test_uax14(void **state)
{
	/* No line ends at a soft hyphen, as no hyphen would be painted, or within a cluster: a mark on a
	 * blank stays with it. Differences of other Unicode versions come on top. */
	enum { KNOWN = 40 };
	static const char *const paths[] = {UNICODE_DATA "LineBreakTest.txt",
					    UNICODE_DATA "auxiliary/LineBreakTest.txt"};
	FILE *in = NULL;
	char line[4096];
	struct buf s8;
	int tests = 0, wrong = 0;

	(void)state;
	for (size_t i = 0; !in && i < sizeof paths / sizeof *paths; i++)
		in = fopen(paths[i], "re");
	if (!in)
		skip();
	buf_init(&s8);
	while (fgets(line, sizeof line, in)) {
		char copy[4096];

		if (line[0] == '#' || line[0] == '\n')
			continue;
		tests++;
		memcpy(copy, line, sizeof copy);
		if (!check_breaks(copy, &s8)) {
			if (getenv("VERBOSE"))
				print_message("# %s", line);
			wrong++;
		}
	}
	fclose(in);
	buf_done(&s8);
	print_message("# UAX #14: %d tests, %d differ\n", tests, wrong);
	assert_true(tests > 5000);
	assert_true(wrong <= KNOWN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wrapped),
		cmocka_unit_test(test_widths),
#if HAVE_FRIBIDI
		cmocka_unit_test(test_uax9),
#endif
		cmocka_unit_test(test_uax14),
	};

	setlocale(LC_ALL, "C.UTF-8");
	skips_begin();
	return skips_end(cmocka_run_group_tests(tests, NULL, NULL));
}
