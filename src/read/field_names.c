/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/field_names.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/fold.h"

/* What a word can be beside the name of a field. */
enum {
	NAME = FIELD_NONE + 1, /* "name": of whom or what is another word */
	AFFIX,                 /* says nothing */
	PIECE,                 /* of a person's name */
	OTHER                  /* whatever else the name says, it means none of ours */
};

enum {
	NAME_MAX = 120, /* bytes; what is longer is a sentence */
	WORDS_MAX = 8,  /* in one name; the same */
	HALF_MIN = 3    /* bytes of the shorter of two words written as one */
};

/* clang-format off */
/* Words as they are written, parted by blanks. MAYBE: it means other things as often. What stands in two
 * rows is of the first. */
static const struct {
	uint8_t is;
	bool maybe;
	const char *words;
} rows[] = {
	{FIELD_ID, false,
	 "id uid uuid guid identifier identificador identifiant identifikator kennung tunniste "
	 "identyfikator идентификатор ідентифікатор شناسه معرف מזהה 編號 编号 識別子 식별자"},
	{FIELD_ID, true,
	 "ref reference key code nr num number nummer numero numéro número numer номер شماره رقم 番号"},
	{FIELD_DATE, false,
	 "date datum fecha datetime datestamp dateline dato datoen päivämäärä päiväys pvm tarih tarihi "
	 "дата ημερομηνία dátum تاریخ תאריך तारीख दिनांक 日付 日期 年月日 開催日 날짜 일자 วันที่ ngày tanggal"},
	{FIELD_DATE, true,
	 "data dată when day tag jour día dia giorno dag päivä gün день dzień روز يوم timestamp time "
	 "year zeit zeitpunkt año ano année jahr anno år rok год سال سنة 年 日時 日 时间"},
	{FIELD_DATE_TEXT, false,
	 "datetext"},
	{FIELD_PUBLISHED, false,
	 "published publication pub publié publiée veröffentlicht veröffentlichung erscheinung "
	 "publicado publicación publicação pubblicato pubblicazione publicerad publicering publisert "
	 "offentliggjort udgivet gepubliceerd publicatie julkaistu yayın yayınlanma опубликовано "
	 "опубликован публикации опубліковано opublikowano publikacji انتشار النشر 公開日 発行日 发布日期 发布时间 "
	 "發布日期 게시일"},
	{FIELD_PUBLISHED, true,
	 "created creation issued posted released erstellt créé creado criado creato skapad opprettet "
	 "oprettet"},
	{FIELD_UPDATED, false,
	 "updated update modified modification revised lastmod changed aktualisiert geändert modifié "
	 "actualizado atualizado modificado aggiornato modificato uppdaterad ändrad oppdatert "
	 "opdateret bijgewerkt gewijzigd güncelleme изменено обновлено оновлено zmieniono aktualizacja "
	 "更新日 更新时间 수정일"},
	{FIELD_TITLE, false,
	 "title heading headline titel überschrift titre título titolo rubrik överskrift overskrift "
	 "tittel otsikko başlık заголовок название nagłówek tytuł titul nadpis cím titlu τίτλος عنوان "
	 "כותרת शीर्षक 題名 標題 标题 題目 题目 タイトル 見出し 제목 tiêuđề judul"},
	{FIELD_TITLE, true,
	 "head header agenda item subject betreff asunto objet oggetto tagesordnungspunkt ämne emne "
	 "sak sag onderwerp موضوع 議題"},
	{FIELD_OCCASION, false,
	 "occasion meeting sitting event session sitzung plenarsitzung plenarprotokoll anlass "
	 "veranstaltung séance réunion événement occasione evento sesión sessão reunião sessione "
	 "seduta riunione sammanträde tillfälle händelse möte møte møde anledning samling istunto "
	 "kokous tilaisuus oturum toplantı birleşim заседание мероприятие событие засідання "
	 "posiedzenie wydarzenie zasedání schůze ülés ședință συνεδρίαση vergadering gelegenheid "
	 "bijeenkomst جلسه دیدار مراسم مناسبت رویداد جلسة مناسبة אירוע ישיבה 会議 會議 会议 場合 场合 活动 회의 행사"},
	{FIELD_OCCASION, true,
	 "debate debatte débat debat debatt dibattito debata conference konferenz conférence context "
	 "committee"},
	{FIELD_SPEAKER, false,
	 "speaker speakers who by author authors byline orator sprecher redner sprecherin rednerin "
	 "verfasser autor autoren orateur oratrice intervenant auteur orador oradora autora oratore "
	 "parlante autore talare talaren författare taler taleren forfatter puhuja spreker konuşmacı "
	 "konuşan yazar выступающий оратор спикер автор докладчик промовець mówca autorka řečník "
	 "felszólaló szónok szerző vorbitor ομιλητής سخنران گوینده نویسنده متحدث متكلم كاتب דובר נואם "
	 "वक्ता 発言者 話者 演説者 講演者 发言人 演讲者 講者 讲者 作者 발언자 연설자 pembicara ผู้พูด"},
	{FIELD_SPEAKER, true,
	 "from user sender actor person persona personne member deputy mp president senator creator "
	 "contributor candidate abgeordneter abgeordnete mitglied député diputado deputado deputato "
	 "ledamot kansanedustaja milletvekili депутат poseł poslanec"},
	{FIELD_ROLE, false,
	 "role office position rolle amt amtsbezeichnung fonction qualité cargo rol función função "
	 "carica ruolo qualifica befattning roll verv stilling rooli asema functie ambt görev görevi "
	 "unvan unvanı должность роль посада stanowisko funkcja rola funkce tisztség funcție ιδιότητα "
	 "سمت مقام منصب نقش תפקיד पद 役職 肩書 職位 职位 职务 직위 직책 honorific jobtitle occupation"},
	{FIELD_ROLE, true,
	 "function funktion job capacity post uppdrag صفة"},
	{FIELD_PARTY, false,
	 "party fraktion partei parteizugehörigkeit faction parti partido bancada gruppo partito "
	 "partij fractie puolue eduskuntaryhmä partisi партия фракция партія фракція partia strana "
	 "frakció párt partid κόμμα حزب فراکسیون סיעה מפלגה दल 会派 政党 政黨 党派 會派 정당"},
	{FIELD_PARTY, true,
	 "group groupe grupo gruppe grupp caucus bloc bench affiliation klub"},
	{FIELD_CONSTITUENCY, false,
	 "constituency district wahlkreis circonscription circunscripción circunscrição circoscrizione "
	 "collegio valkrets valgkrets valgkreds vaalipiiri kiesdistrict округ okręg választókerület "
	 "حوزه دائرة 選挙区 选区 選區 선거구 riding electorate"},
	{FIELD_GENDER, false,
	 "gender sex geschlecht sexe genre sexo género gênero genere sesso kön kjønn køn sukupuoli "
	 "geslacht cinsiyet пол стать płeć pohlaví nem جنسیت جنس 性別 性别 성별"},
	{FIELD_PLACE, false,
	 "place location venue ort veranstaltungsort lieu lugar local luogo plats sted paikka plaats "
	 "yer mekan место місце miejsce místo helyszín loc τόπος مکان محل مكان מקום स्थान 場所 地点 地點 장소 "
	 "spatial"},
	{FIELD_PLACE, true,
	 "city stadt ville ciudad cidade città stad kaupunki şehir город miasto شهر مدينة country land "
	 "pays país paese"},
	{FIELD_LANGUAGE, false,
	 "language lang langue sprache idioma lengua língua lingua språk språg sprog kieli taal dil "
	 "dili язык мова język jazyk nyelv limba γλώσσα زبان لغة שפה भाषा 言語 语言 語言 언어"},
	{FIELD_LANGUAGE, true,
	 "locale"},
	{FIELD_KIND, false,
	 "kind type typ art tipo soort tyyppi tür türü тип rodzaj نوع 種類 种类 類型 类型 종류"},
	{FIELD_KIND, true,
	 "class form"},
	{FIELD_TOPIC, false,
	 "topic topics category categories tags keyword keywords thema themen schlagwort schlagwörter "
	 "kategorie kategorien thème thèmes catégorie catégories tema temas categoría categorías "
	 "etiqueta etiquetas argomento argomenti ämnesord kategori kategorier nyckelord stikord "
	 "emneord aihe aiheet avainsanat trefwoord trefwoorden konu etiket тема темы рубрика категория "
	 "kategoria temat téma θέμα دسته برچسب کلیدواژه تصنيف נושא विषय カテゴリ タグ 分類 分类 关键词 標籤 标签 주제"},
	{FIELD_SOURCE, false,
	 "source sources url urls uri link links href permalink quelle quellen lien liens fuente "
	 "enlace enlaces fonte ligação collegamento källa länk kilde lenke lähde linkki bron kaynak "
	 "bağlantı источник ссылка джерело посилання źródło zdroj odkaz forrás sursa πηγή منبع لینک "
	 "پیوند مصدر رابط קישור स्रोत 出典 來源 来源 链接 連結 リンク 출처 링크 webpage website"},
	{FIELD_NOTE, false,
	 "note notes remark remarks anmerkung anmerkungen bemerkung bemerkungen nota notas anteckning "
	 "merknad bemærkning huomautus opmerking not notlar примечание uwaga poznámka یادداشت ملاحظة "
	 "ملاحظات 備考 비고"},
	{FIELD_SUMMARY, false,
	 "summary abstract description synopsis excerpt zusammenfassung beschreibung kurzfassung "
	 "inhaltsangabe résumé sommaire resumen descripción resumo descrição riassunto sommario "
	 "descrizione sammanfattning beskrivning sammendrag resumé tiivistelmä samenvatting "
	 "beschrijving özet açıklama резюме описание аннотация streszczenie opis shrnutí souhrn "
	 "összefoglaló rezumat περίληψη خلاصه چکیده ملخص תקציר सारांश 要約 概要 摘要 요약"},
	{FIELD_TEXT, false,
	 "text fulltext body content contents speech speeches transcript transcription statement "
	 "statements utterance verbatim rede reden wortlaut wortbeitrag redebeitrag inhalt volltext "
	 "texte discours intervention contenu texto discurso intervención intervenção conteúdo "
	 "contenido corpo testo discorso intervento contenuto anförande anföranden tal brödtext "
	 "innehåll innlegg innhold indlæg indhold tale tekst teksti puhe puheenvuoro toespraak inhoud "
	 "metin konuşma konuşması içerik текст речь выступление содержание промова виступ treść "
	 "przemówienie wypowiedź obsah projev beszéd szöveg felszólalás discurs κείμενο ομιλία متن "
	 "سخنرانی سخن بیانات محتوا نص خطاب טקסט נאום पाठ भाषण 本文 発言 演説 内容 內容 正文 发言 演讲 全文 본문 연설 발언 내용"},
	{FIELD_TEXT, true,
	 "message tweet article talk value quote paragraph paragraphs document doc dok dokument record "
	 "entry remarkstext"},
	{FIELD_FILE, true,
	 "file filename datei fichier archivo arquivo plik файл"},
	{NAME, true,
	 "name names nom nombre nome namn navn naam nimi isim adı имя имена ім'я imię jméno név نام "
	 "اسم שם नाम 氏名 姓名 名前 이름"},
	{PIECE, true,
	 "firstname lastname surname forename givenname givennames familyname middlename vorname "
	 "nachname familienname prénom apellido apellidos sobrenome cognome förnamn efternamn fornavn "
	 "etternavn etunimi sukunimi voornaam achternaam soyad soyadı фамилия отчество nazwisko given "
	 "family"},
	{OTHER, false,
	 "birth born death died geburt geburtsdatum naissance nacimiento nascimento nascita födelse "
	 "fødsel birthday dob end ended until expires expiry ende fin count length size width height "
	 "total sum score rank weight index order version page pages seite volume format mime encoding "
	 "charset image images photo picture video audio media thumbnail icon logo avatar email mail "
	 "phone fax address twitter followers favorites retweets likes views copyright rights license "
	 "licence generator duration dauer durée vote votes previous next parent calendar"},
	{AFFIX, false,
	 "full label display displayed printed raw orig original clean cleaned plain main str string "
	 "field column section avsnitt abschnitt first last at on of the a an in to for and is de la "
	 "le les du des del della di da do dos das den der die dem von van het el los las av om fra i "
	 "l d en fr es it pt sv no nb nl fi tr ru uk pl cs hu ro fa ar he hi ja zh ko xml html iso utc "
	 "txt as official formatted start begin delivered held given gehalten prononcé parliament "
	 "parliamentary plenary political の 的"},
};
/* clang-format on */

/* What two words mean together: PART beside one of OWNERS. */
static const struct {
	unsigned owners;
	uint8_t part, is;
} pairs[] = {
	{FIELD_BIT(FIELD_PUBLISHED), FIELD_DATE, FIELD_PUBLISHED},
	{FIELD_BIT(FIELD_UPDATED), FIELD_DATE, FIELD_UPDATED},
	{FIELD_BIT(FIELD_OCCASION) | FIELD_BIT(FIELD_TITLE), FIELD_DATE, FIELD_DATE},
	{FIELD_BIT(FIELD_SPEAKER), FIELD_TITLE, FIELD_ROLE},
	{FIELD_BIT(FIELD_SPEAKER), FIELD_ROLE, FIELD_ROLE},
	{FIELD_BIT(FIELD_SPEAKER), FIELD_PARTY, FIELD_PARTY},
	{FIELD_BIT(FIELD_SPEAKER), FIELD_CONSTITUENCY, FIELD_CONSTITUENCY},
	{FIELD_BIT(FIELD_SPEAKER), FIELD_GENDER, FIELD_GENDER},
	{FIELD_BIT(FIELD_OCCASION), FIELD_PLACE, FIELD_PLACE},
	{FIELD_BIT(FIELD_OCCASION), FIELD_TITLE, FIELD_OCCASION},
	{FIELD_BIT(FIELD_ROLE), FIELD_TITLE, FIELD_ROLE},
	{FIELD_BIT(FIELD_TOPIC), FIELD_TITLE, FIELD_TOPIC},
};

enum { ROWS = sizeof rows / sizeof *rows, PAIRS = sizeof pairs / sizeof *pairs };

struct word {
	const char *text; /* its search form */
	size_t row;
};

struct field_names {
	struct fold *fold;
	struct buf text;    /* search forms, each with its NUL */
	struct word *words; /* by their text */
	size_t n, size;
	struct buf name; /* that is being looked up, without what parts its words */
};

/* Append the search form of a word, its letters alone. */
static void put_folded(struct field_names *names, const char *s, size_t len, struct buf *out)
{
	size_t from = out->len, to = from;

	fold_text(names->fold, out, s, len);
	for (size_t i = from; i < out->len; i++) {
		unsigned char c = (unsigned char)out->data[i];

		if (c >= 0x80 || (c >= 'a' && c <= 'z'))
			out->data[to++] = (char)c;
	}
	buf_truncate(out, to);
}

/* Those that are the same: by their rows. */
static int compare_words(const void *a, const void *b)
{
	const struct word *x = a, *y = b;
	int order = strcmp(x->text, y->text);

	return order ? order : (x->row > y->row) - (x->row < y->row);
}

/* All are there: nothing moves any more. Of those that are the same the first stays. */
static void sort_words(struct field_names *names)
{
	const char *text = names->text.data;
	size_t n = 0;

	for (size_t i = 0; i < names->n; i++) {
		names->words[i].text = text;
		text += strlen(text) + 1;
	}
	qsort(names->words, names->n, sizeof *names->words, compare_words);
	for (size_t i = 0; i < names->n; i++)
		if (!n || strcmp(names->words[n - 1].text, names->words[i].text) != 0)
			names->words[n++] = names->words[i];
	names->n = n;
}

struct field_names *field_names_new(void)
{
	struct field_names *names = xcalloc(1, sizeof *names);

	names->fold = fold_new();
	buf_init(&names->text);
	buf_init(&names->name);
	for (size_t row = 0; row < ROWS; row++) {
		const char *s = rows[row].words;

		while (*s) {
			size_t len = strcspn(s, " ");

			names->words = vec_fit(names->words, names->n + 1, &names->size,
					       sizeof *names->words);
			names->words[names->n++] = (struct word){NULL, row};
			put_folded(names, s, len, &names->text);
			buf_putc(&names->text, '\0');
			s += len;
			s += strspn(s, " ");
		}
	}
	sort_words(names);
	return names;
}

void field_names_free(struct field_names *names)
{
	if (!names)
		return;
	fold_free(names->fold);
	buf_done(&names->text);
	buf_done(&names->name);
	free(names->words);
	free(names);
}

static size_t find_form(const struct field_names *names, const char *s, size_t len)
{
	size_t low = 0, high = names->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const char *word = names->words[mid].text;
		int order = strncmp(word, s, len);

		if (!order && !word[len])
			return names->words[mid].row;
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return ROWS;
}

/* The row of the word with this search form; ROWS: it is in none. */
static size_t find_word(const struct field_names *names, const char *s, size_t len)
{
	static const char article[] = "ال"; /* of Arabic */
	enum { ARTICLE = sizeof article - 1 };
	size_t row = find_form(names, s, len);

	if (row == ROWS && len > ARTICLE && !memcmp(s, article, ARTICLE))
		row = find_form(names, s + ARTICLE, len - ARTICLE);
	return row;
}

/* ---- the words of a name ---- */

/* What the words of a name say, one after the other. */
struct saying {
	uint8_t is[2]; /* fields, the first one first */
	bool maybe[2];
	size_t n;
	bool name;    /* one is "name" */
	bool text;    /* one means the text */
	bool sure;    /* of the text: no other thing */
	bool strange; /* one is not known */
	bool other;   /* it means none of ours */
};

/* The next word in what is left of a name: *S moves behind it. Its length; 0: there is none. */
static size_t next_word(const char **s, const char *end, const char **word)
{
	const char *at = *s, *from;

#define IS(c, from, to) ((unsigned char)(c) >= (from) && (unsigned char)(c) <= (to))
	while (at < end && !(IS(*at, 'a', 'z') || IS(*at, 'A', 'Z') || IS(*at, 0x80, 0xFF)))
		at++;
	from = at;
	for (; at < end && (IS(*at, 'a', 'z') || IS(*at, 'A', 'Z') || IS(*at, 0x80, 0xFF)); at++) {
		/* A hump: "speakerName", "URLText". */
		if (at > from && IS(*at, 'A', 'Z') &&
		    (IS(at[-1], 'a', 'z') ||
		     (IS(at[-1], 'A', 'Z') && at + 1 < end && IS(at[1], 'a', 'z'))))
			break;
	}
#undef IS
	*word = from;
	*s = at;
	return (size_t)(at - from);
}

static void say(struct saying *w, size_t row)
{
	uint8_t is;

	if (row == ROWS) {
		w->strange = true;
		return;
	}
	is = rows[row].is;
	switch (is) {
	case NAME: w->name = true; return;
	case AFFIX: return;
	case OTHER:
	case PIECE: w->other = true; return;
	case FIELD_TEXT:
		w->text = true;
		w->sure |= !rows[row].maybe;
		return;
	default: break;
	}
	for (size_t i = 0; i < w->n; i++)
		if (w->is[i] == is) {
			w->maybe[i] &= rows[row].maybe;
			return;
		}
	if (w->n == 2)
		w->other = true;
	else {
		w->is[w->n] = is;
		w->maybe[w->n++] = rows[row].maybe;
	}
}

/* Two words that are written as one, the first as long as it can be, perhaps with a letter between
 * them that links them. */
static bool say_halves(const struct field_names *names, struct saying *w, const char *s, size_t len)
{
	for (size_t first = len - HALF_MIN; first >= HALF_MIN; first--) {
		size_t row, second;

		if (((unsigned char)s[first] & 0xC0) == 0x80)
			continue;
		row = find_word(names, s, first);
		if (row == ROWS)
			continue;
		second = find_word(names, s + first, len - first);
		if (second == ROWS && (s[first] == 's' || s[first] == 'n') &&
		    len - first > HALF_MIN)
			second = find_word(names, s + first + 1, len - first - 1);
		if (second == ROWS)
			continue;
		say(w, row);
		say(w, second);
		return true;
	}
	return false;
}

static void say_word(const struct field_names *names, struct saying *w, const char *s, size_t len)
{
	size_t row = find_word(names, s, len);

	if (row == ROWS && len >= 2 * HALF_MIN && say_halves(names, w, s, len))
		return;
	say(w, row);
}

/* ---- what they mean together ---- */

/* The field of two; FIELD_NONE: they mean none together. */
static enum field_id pair_of(uint8_t a, uint8_t b)
{
	for (size_t i = 0; i < PAIRS; i++) {
		if ((pairs[i].owners & FIELD_BIT(a) && pairs[i].part == b) ||
		    (pairs[i].owners & FIELD_BIT(b) && pairs[i].part == a))
			return (enum field_id)pairs[i].is;
	}
	return FIELD_NONE;
}

static enum field_id meaning(const struct saying *w, enum field_names_sure *sure)
{
	enum field_id is = FIELD_NONE;
	bool maybe = w->strange;

	if (w->other)
		return FIELD_NONE;
	if (w->n == 2) {
		is = pair_of(w->is[0], w->is[1]);
		maybe |= w->maybe[0] && w->maybe[1];
	} else if (w->n == 1) {
		is = (enum field_id)w->is[0];
		maybe |= w->maybe[0];
	} else if (w->text) {
		/* The name of a speech is its title. */
		is = w->name ? FIELD_TITLE : FIELD_TEXT;
		maybe |= w->name || !w->sure;
	} else if (w->name && !w->strange) {
		is = FIELD_SPEAKER;
		maybe = true;
	}
	/* The number of something else. */
	if (is == FIELD_ID && w->strange)
		return FIELD_NONE;
	/* That of the speech, whatever it is in. */
	if (is == FIELD_ID && w->sure && !maybe)
		*sure = FIELD_NAMES_WHOLE;
	else if (is != FIELD_NONE)
		*sure = maybe ? FIELD_NAMES_MAYBE : FIELD_NAMES_LIKELY;
	return is;
}

/* What the whole name means. */
static enum field_id whole(size_t row, enum field_names_sure *sure)
{
	uint8_t is = rows[row].is;

	if (is == AFFIX || is == OTHER)
		return FIELD_NONE;
	*sure = is == PIECE       ? FIELD_NAMES_PIECE
		: rows[row].maybe ? FIELD_NAMES_MAYBE
				  : FIELD_NAMES_WHOLE;
	return is == NAME || is == PIECE ? FIELD_SPEAKER : (enum field_id)is;
}

/* Whether the last one or two of N words are of a piece of a name, and those before them say whose: the
 * speaker's. */
static bool is_piece(struct field_names *names, const size_t *begins, size_t n)
{
	const char *words = names->name.data;

	for (size_t last = 1; last <= 2 && last < n; last++) {
		size_t at = begins[n - last], row = find_word(names, words + at, begins[n] - at);
		struct saying saying = {.n = 0};
		enum field_names_sure sure;

		if (row == ROWS || rows[row].is != PIECE)
			continue;
		for (size_t i = 0; i < n - last; i++)
			say_word(names, &saying, words + begins[i], begins[i + 1] - begins[i]);
		return meaning(&saying, &sure) == FIELD_SPEAKER;
	}
	return false;
}

enum field_id field_names_find(struct field_names *names, const char *name, size_t len,
			       enum field_names_sure *sure)
{
	struct saying saying = {.n = 0};
	size_t begins[WORDS_MAX + 1], n = 0, row;
	const char *end = name + len, *word;

	*sure = FIELD_NAMES_NOT;
	if (len > NAME_MAX)
		return FIELD_NONE;
	buf_clear(&names->name);
	begins[0] = 0;
	while ((len = next_word(&name, end, &word))) {
		put_folded(names, word, len, &names->name);
		if (names->name.len == begins[n])
			continue;
		if (n == WORDS_MAX)
			return FIELD_NONE;
		begins[++n] = names->name.len;
	}
	if (!n)
		return FIELD_NONE;
	row = find_word(names, names->name.data, names->name.len);
	if (row != ROWS)
		return whole(row, sure);
	if (is_piece(names, begins, n)) {
		*sure = FIELD_NAMES_PIECE;
		return FIELD_SPEAKER;
	}
	for (size_t i = 0; i < n; i++)
		say_word(names, &saying, names->name.data + begins[i], begins[i + 1] - begins[i]);
	return meaning(&saying, sure);
}
