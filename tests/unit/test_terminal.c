/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Which terminal this is, by the environment and by what it answers; answers among keys. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "app/settings.h"
#include "base/buf.h"
#include "base/err.h"
#include "ui/answer.h"
#include "ui/direction.h"
#include "ui/terminal.h"

static const char *const variables[] = {"KONSOLE_VERSION",
					"MLTERM",
					"KITTY_WINDOW_ID",
					"VTE_VERSION",
					"TERM_PROGRAM",
					"LC_TERMINAL",
					"TMUX",
					"STY",
					"TERM"};

/* The terminal of an environment that has only A=B of the above, given as pairs up to NULL. */
static const struct terminal *in(const char *const *pairs, const char **why)
{
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
		unsetenv(variables[i]);
	for (; *pairs; pairs += 2)
		setenv(pairs[0], pairs[1], 1);
	return terminal_of_environment(why);
}

#define IN(...) in((const char *const[]){__VA_ARGS__, NULL}, &why)

static void environment_tells(void **state)
{
	const char *why;

	(void)state;
	assert_string_equal(IN("TERM", "xterm-256color")->name, "other");
	assert_null(why);
	assert_string_equal(IN("KONSOLE_VERSION", "221203")->name, "konsole");
	assert_string_equal(why, "KONSOLE_VERSION");
	assert_int_equal(IN("KONSOLE_VERSION", "221203")->order, TERMINAL_ISOLATES);
	assert_string_equal(IN("TERM", "mlterm-256color")->name, "mlterm");
	assert_string_equal(why, "TERM");
	assert_string_equal(IN("TERM", "putty-256color")->name, "putty");
	assert_string_equal(IN("TERM", "xterm-kitty")->name, "kitty");
	assert_non_null(IN("TERM", "xterm-kitty")->hint);
	assert_string_equal(IN("VTE_VERSION", "7006", "TERM", "xterm-256color")->name, "vte");
	assert_int_equal(IN("VTE_VERSION", "7006")->order, TERMINAL_APP);
	assert_string_equal(IN("VTE_VERSION", "7006", "TMUX", "/x,1,0", "TERM", "screen")->name,
			    "vte in tmux");
	assert_string_equal(IN("VTE_VERSION", "7006", "STY", "1.pts")->name, "vte in screen");
	assert_string_equal(IN("TERM", "tmux-256color")->name, "tmux");
	assert_string_equal(IN("TERM_PROGRAM", "Apple_Terminal", "TMUX", "/x")->name, "apple");
	/* Set, but to nothing. */
	assert_string_equal(IN("KONSOLE_VERSION", "", "TERM", "xterm")->name, "other");
}

static const char *name_of(const char *answer, const char *guess)
{
	const struct terminal *t = terminal_of_answer(answer, terminal_find(guess));

	return t ? t->name : "-";
}

static void answers_tell(void **state)
{
	(void)state;
	assert_string_equal(name_of("1;115;0", "other"), "konsole");
	assert_string_equal(name_of("0;115;0", "other"), "qterminal");
	assert_string_equal(name_of("0;136;0", "other"), "putty");
	assert_string_equal(name_of("24;279;0", "other"), "mlterm");
	assert_string_equal(name_of("65;7006;1", "other"), "vte");
	assert_string_equal(name_of("1;4000;26", "other"), "kitty");
	/* What is outside of tmux and screen only the environment can say. */
	assert_string_equal(name_of("84;0;0", "vte"), "vte in tmux");
	assert_string_equal(name_of("84;0;0", "vte in tmux"), "vte in tmux");
	assert_string_equal(name_of("83;40900;0", "konsole"), "konsole in screen");
	assert_string_equal(name_of("84;0;0", "other"), "tmux");
	/* xterm, rxvt, foot and what is no answer. */
	assert_string_equal(name_of("41;379;0", "other"), "-");
	assert_string_equal(name_of("85;95;0", "other"), "-");
	assert_string_equal(name_of("", "other"), "-");
	assert_string_equal(name_of("1", "other"), "-");
	assert_string_equal(name_of(";;;", "other"), "-");
	assert_string_equal(name_of("99999999999999999999;99999999999999999999;0", "other"), "-");
}

/* Feed KEYS; what comes out as keys, up to ROOM - 1 of them, "^" for Esc. */
static void feed(struct answer *a, const char *keys, char *out)
{
	uint32_t key;

	for (; *keys; keys++) {
		answer_feed(a, (unsigned char)(*keys == '^' ? 27 : *keys));
		while (answer_key(a, &key))
			*out++ = key == 27 ? '^' : (char)key;
	}
	*out = '\0';
}

static void expect(const char *keys, const char *out, const char *answer)
{
	struct answer a;
	char got[200];
	const char *told;

	answer_ask(&a);
	feed(&a, keys, got);
	assert_string_equal(got, out);
	told = answer_take(&a);
	if (!answer)
		assert_null(told);
	else
		assert_string_equal(told, answer);
	assert_null(answer_take(&a));
}

static void answers_are_no_keys(void **state)
{
	char got[100];
	struct answer a;

	(void)state;
	expect("^[>1;115;0c", "", "1;115;0");
	expect("j^[>1;115;0ck^[?62;1cq", "jkq", "1;115;0");
	expect("^[?62;1c", "", NULL);
	/* Esc was typed just before. */
	expect("^^[>1;115;0cj", "^j", "1;115;0");
	expect("^[^[>0;136;0cj", "^[j", "0;136;0");
	/* Keys that begin like one. */
	expect("^[A", "^[A", NULL);
	expect("^[>x", "^[>x", NULL);
	expect("^x", "^x", NULL);
	expect("^[>1;2Rc", "^[>1;2Rc", NULL);
	/* One that does not end. */
	expect("^[>1111111111111111111111111111111111111111111111111111111111c",
	       "^[>1111111111111111111111111111111111111111111111111111111111c", NULL);
	/* What breaks off is held, and given back when nothing more comes. */
	answer_ask(&a);
	feed(&a, "^[>1;1", got);
	assert_string_equal(got, "");
	assert_true(answer_is_open(&a));
	assert_true(answer_patience(&a) > 0);
	answer_end(&a);
	feed(&a, "", got);
	for (size_t i = 0; i < 6; i++) {
		uint32_t key;

		assert_true(answer_key(&a, &key));
		assert_int_equal(key, (uint32_t)(unsigned char)"\033[>1;1"[i]);
	}
	/* Without a question all are keys. */
	a = (struct answer){0};
	feed(&a, "^[>1;115;0c", got);
	assert_string_equal(got, "^[>1;115;0c");
}

/* What is said of it, and why. */
static void it_is_said_and_why(void **state)
{
	static const struct {
		const char *variable, *value, *bidi, *says;
	} cases[] = {
		{"KONSOLE_VERSION", "230401", "auto",
		 "terminal: konsole (by KONSOLE_VERSION); bidi = isolates"},
		{"KONSOLE_VERSION", "230401", "terminal",
		 "terminal: konsole (by KONSOLE_VERSION); bidi = terminal, as the setting says"},
		{"TERM", "xterm", "isolates",
		 "terminal: other; bidi = isolates, as the setting says"},
		{"TERM", "putty", "auto",
		 "terminal: putty (by TERM); bidi = terminal; PuTTY shows right-to-left text "
		 "correctly "
		 "with "
		 "bidi = app and its own bidirectional display disabled (Terminal, Features)"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *why;
		struct settings settings;
		struct direction d;
		struct buf b;
		struct err err;

		buf_init(&b);
		IN(cases[i].variable, cases[i].value);
		settings_init(&settings);
		assert_true(settings_set(&settings, "bidi", cases[i].bidi, &err));
		direction_init(&d, &settings);
		direction_print(&d, &b);
		assert_string_equal(buf_str(&b), cases[i].says);
		direction_done(&d);
		settings_done(&settings);
		buf_done(&b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(environment_tells),
		cmocka_unit_test(it_is_said_and_why),
		cmocka_unit_test(answers_tell),
		cmocka_unit_test(answers_are_no_keys),
	};

	return cmocka_run_group_tests_name("terminal", tests, NULL, NULL);
}
