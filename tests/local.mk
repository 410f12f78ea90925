# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Every test speaks TAP. A test reads $abs_srcdir, runs $LR and writes only below $HOME or $TMPDIR,
# which are its own: the source tree may be read-only, and tests run side by side.

# ---- the lists: to add a test, add its name here ----

# tests/unit/NAME.c: without the screen
unit_tests = \
	tests/unit/test_account \
	tests/unit/test_archive \
	tests/unit/test_bidi \
	tests/unit/test_blocks \
	tests/unit/test_body \
	tests/unit/test_buf \
	tests/unit/test_calendar \
	tests/unit/test_collate \
	tests/unit/test_complete \
	tests/unit/test_concordance \
	tests/unit/test_count \
	tests/unit/test_cross \
	tests/unit/test_date \
	tests/unit/test_encoding \
	tests/unit/test_repair \
	tests/unit/test_debates \
	tests/unit/test_duplicates \
	tests/unit/test_digits \
	tests/unit/test_elements \
	tests/unit/test_end \
	tests/unit/test_events \
	tests/unit/test_diff \
	tests/unit/test_facets \
	tests/unit/test_reused \
	tests/unit/test_feed \
	tests/unit/test_field \
	tests/unit/test_field_names \
	tests/unit/test_filter \
	tests/unit/test_fold \
	tests/unit/test_formats \
	tests/unit/test_guess \
	tests/unit/test_hash \
	tests/unit/test_history \
	tests/unit/test_html \
	tests/unit/test_injection \
	tests/unit/test_input \
	tests/unit/test_keyboard \
	tests/unit/test_keymap \
	tests/unit/test_keyness \
	tests/unit/test_language \
	tests/unit/test_langmap \
	tests/unit/test_loader \
	tests/unit/test_ahead \
	tests/unit/test_mapping \
	tests/unit/test_measure \
	tests/unit/test_kept \
	tests/unit/test_merge \
	tests/unit/test_notes \
	tests/unit/test_occasion \
	tests/unit/test_options \
	tests/unit/test_passage \
	tests/unit/test_pattern \
	tests/unit/test_pages \
	tests/unit/test_people \
	tests/unit/test_query \
	tests/unit/test_query_grammar \
	tests/unit/test_query_near \
	tests/unit/test_query_say \
	tests/unit/test_reader \
	tests/unit/test_relay \
	tests/unit/test_reselect \
	tests/unit/test_sandbox \
	tests/unit/test_sample \
	tests/unit/test_sanitize \
	tests/unit/test_scan \
	tests/unit/test_scripts \
	tests/unit/test_session \
	tests/unit/test_settings \
	tests/unit/test_settings_row \
	tests/unit/test_source \
	tests/unit/test_state \
	tests/unit/test_statement_builder \
	tests/unit/test_style \
	tests/unit/test_store \
	tests/unit/test_table \
	tests/unit/test_tables \
	tests/unit/test_take \
	tests/unit/test_themes \
	tests/unit/test_thread \
	tests/unit/test_timeline \
	tests/unit/test_ui_again \
	tests/unit/test_ui_columns \
	tests/unit/test_ui_commands \
	tests/unit/test_ui_completion \
	tests/unit/test_ui_document \
	tests/unit/test_ui_hints \
	tests/unit/test_terminal \
	tests/unit/test_ui_evidence \
	tests/unit/test_ui_go \
	tests/unit/test_ui_incomplete \
	tests/unit/test_ui_list \
	tests/unit/test_ui_movement \
	tests/unit/test_ui_overlay \
	tests/unit/test_ui_path \
	tests/unit/test_ui_prompt \
	tests/unit/test_ui_reading \
	tests/unit/test_ui_set \
	tests/unit/test_ui_sort \
	tests/unit/test_ui_strip \
	tests/unit/test_ui_timeline \
	tests/unit/test_utf8 \
	tests/unit/test_vec \
	tests/unit/test_view \
	tests/unit/test_watch \
	tests/unit/test_width \
	tests/unit/test_words \
	tests/unit/test_wrap \
	tests/unit/test_writer \
	tests/unit/test_xml

# tests/unit/NAME.c that take seconds: `make check SLOW=no` leaves them out
slow_tests = \
	tests/unit/slow_html

# tests/screen/NAME.c: the real program on a pseudo-terminal, read back through libvterm
screen_tests = \
	tests/screen/screen_bidi \
	tests/screen/screen_charset \
	tests/screen/screen_calendar \
	tests/screen/screen_completions \
	tests/screen/screen_concordance \
	tests/screen/screen_counts \
	tests/screen/screen_facets \
	tests/screen/screen_failing \
	tests/screen/screen_files \
	tests/screen/screen_filter \
	tests/screen/screen_french \
	tests/screen/screen_harness \
	tests/screen/screen_keys \
	tests/screen/screen_languages \
	tests/screen/screen_injection \
	tests/screen/screen_layout \
	tests/screen/screen_linear \
	tests/screen/screen_loading \
	tests/screen/screen_marks \
	tests/screen/screen_mouse \
	tests/screen/screen_near \
	tests/screen/screen_settings \
	tests/screen/screen_side \
	tests/screen/screen_signals \
	tests/screen/screen_notes \
	tests/screen/screen_palette \
	tests/screen/screen_persian \
	tests/screen/screen_pipe \
	tests/screen/screen_prompt \
	tests/screen/screen_reader \
	tests/screen/screen_reload \
	tests/screen/screen_take \
	tests/screen/screen_terminal \
	tests/screen/screen_terminals \
	tests/screen/screen_themes \
	tests/screen/screen_timeline \
	tests/screen/screen_tour \
	tests/screen/screen_width \
	tests/screen/screen_words

# tests/fuzz/NAME.c: targets of fuzzers, run with the inputs that are in the tree; `make fuzz SECONDS=60`
# lets libFuzzer find more
fuzz_tests = \
	tests/fuzz/fuzz_date \
	tests/fuzz/fuzz_guess \
	tests/fuzz/fuzz_history \
	tests/fuzz/fuzz_html \
	tests/fuzz/fuzz_kept \
	tests/fuzz/fuzz_keymap \
	tests/fuzz/fuzz_mapping \
	tests/fuzz/fuzz_query \
	tests/fuzz/fuzz_reader \
	tests/fuzz/fuzz_repair \
	tests/fuzz/fuzz_sanitize \
	tests/fuzz/fuzz_settings \
	tests/fuzz/fuzz_state \
	tests/fuzz/fuzz_theme \
	tests/fuzz/fuzz_wrap

# tests/batch/NAME.sh: the program without a terminal
batch_tests = \
	tests/batch/account.sh \
	tests/batch/archive.sh \
	tests/batch/calendar.sh \
	tests/batch/collocates.sh \
	tests/batch/color.sh \
	tests/batch/concordance.sh \
	tests/batch/counts.sh \
	tests/batch/encodings.sh \
	tests/batch/failing.sh \
	tests/batch/feeds.sh \
	tests/batch/fields.sh \
	tests/batch/formats.sh \
	tests/batch/guess.sh \
	tests/batch/help.sh \
	tests/batch/input.sh \
	tests/batch/diff.sh \
	tests/batch/linear.sh \
	tests/batch/log.sh \
	tests/batch/many.sh \
	tests/batch/notes.sh \
	tests/batch/parliaments.sh \
	tests/batch/phrases.sh \
	tests/batch/print.sh \
	tests/batch/reused.sh \
	tests/batch/sources.sh \
	tests/batch/streams.sh \
	tests/batch/tei.sh \
	tests/batch/tables.sh \
	tests/batch/timeline.sh \
	tests/batch/query.sh \
	tests/batch/readme.sh \
	tests/batch/quiet.sh \
	tests/batch/samples.sh \
	tests/batch/whole.sh \
	tests/batch/writers.sh

# tests/deep/NAME.sh: the whole of what the others try a little of; hours, in make check-deep alone
deep_tests = \
	tests/deep/failing.sh \
	tests/deep/signals.sh

lint_tests = \
	tests/lint/banned.sh \
	tests/lint/commands.sh \
	tests/lint/desktop.sh \
	tests/lint/dist.sh \
	tests/lint/headers.sh \
	tests/lint/layers.sh \
	tests/lint/manual.sh \
	tests/lint/potfiles.sh \
	tests/lint/reuse.sh \
	tests/lint/style.sh \
	tests/lint/translations.sh

# what the tests read: whole folders, and dist.sh sees to it that no litter in them is shipped
EXTRA_DIST += $(batch_tests) $(lint_tests) $(deep_tests) \
	tests/batch/lib.sh \
	tests/batch/failing.c \
	tests/batch/concordance-csv.out tests/batch/concordance-text.out \
	tests/batch/calendar.js \
	tests/batch/calendar.out \
	tests/batch/collocates.py \
	tests/batch/count-by-month.out \
	tests/batch/count-by-persian.out \
	tests/batch/count-by-topic.out \
	tests/batch/csv.out \
	tests/batch/encodings.out \
	tests/batch/linear.out \
	tests/batch/words.out tests/batch/words-all.out \
	tests/batch/writers-bibtex.out \
	tests/batch/writers-cite.out \
	tests/batch/writers-csl-json.out \
	tests/batch/writers-html.out \
	tests/batch/writers-markdown.out \
	tests/batch/writers-ris.out \
	tests/batch/writers-tei.out \
	tests/batch/writers-vrt.out \
	tests/batch/writers-xml.out \
	tests/batch/feeds.out \
	tests/batch/guess.out tests/batch/guess-comments.out \
	tests/batch/help.out \
	tests/batch/json-all.out \
	tests/batch/list-formats.out \
	tests/batch/list-keys.out \
	tests/batch/list-settings.out \
	tests/batch/parliaments.out \
	tests/batch/phrases.py \
	tests/batch/reused.py tests/batch/timeline.py \
	tests/batch/scripts.out \
	tests/batch/tables.out tests/batch/tables-faults.out \
	tests/batch/text.out \
	tests/corpora \
	tests/fuzz/date.dict tests/fuzz/html.dict tests/fuzz/keymap.dict tests/fuzz/mapping.dict \
	tests/fuzz/query.dict tests/fuzz/settings.dict tests/fuzz/state.dict tests/fuzz/xml.dict \
	tests/fuzz/findings \
	tests/fuzz/fuzz.h \
	tests/fuzz/fuzz_read.h \
	tests/fuzz/fuzz.sh \
	tests/fuzz/seeds \
	tests/data \
	tests/screen/golden \
	tests/unit/counted.h \
	tests/unit/own.h \
	tests/unit/load.h \
	tests/unit/person.h \
	tests/unit/date.tsv \
	tests/unit/date_text.tsv \
	tests/unit/field_names.tsv \
	tests/unit/fold.tsv \
	tests/unit/formats.tsv \
	tests/unit/html.tsv \
	tests/unit/month_names.tsv \
	tests/unit/query.tsv \
	tests/unit/query_print.tsv \
	tests/unit/sample.state \
	tests/unit/skips.h \
	tests/unit/slow.h \
	tests/unit/tsv.h \
	tests/unit/wrap.tsv

# ---- how they are built ----

AM_CPPFLAGS += $(ARCHIVE_CFLAGS) $(CMOCKA_CFLAGS) $(VTERM_CFLAGS)
# Never libtui.a nor curses: what of ui/ or below needed them would not link.
LDADD = libterm.a libui.a libcore.a $(core_libs) $(CMOCKA_LIBS) $(VTERM_LIBS) $(UTIL_LIBS)

libterm_a_SOURCES = \
	tests/screen/fixture.h \
	tests/screen/speaking.h \
	tests/screen/term.c \
	tests/screen/term.h \
	tests/screen/term_leader.c \
	tests/screen/term_private.h \
	tests/screen/term_report.c \
	tests/screen/term_screen.c

tests_fuzz_fuzz_date_SOURCES = tests/fuzz/fuzz_date.c tests/fuzz/replay.c
tests_fuzz_fuzz_guess_SOURCES = tests/fuzz/fuzz_guess.c tests/fuzz/replay.c
tests_fuzz_fuzz_history_SOURCES = tests/fuzz/fuzz_history.c tests/fuzz/replay.c
tests_fuzz_fuzz_html_SOURCES = tests/fuzz/fuzz_html.c tests/fuzz/replay.c
tests_fuzz_fuzz_kept_SOURCES = tests/fuzz/fuzz_kept.c tests/fuzz/replay.c
tests_fuzz_fuzz_keymap_SOURCES = tests/fuzz/fuzz_keymap.c tests/fuzz/replay.c
tests_fuzz_fuzz_mapping_SOURCES = tests/fuzz/fuzz_mapping.c tests/fuzz/replay.c
tests_fuzz_fuzz_query_SOURCES = tests/fuzz/fuzz_query.c tests/fuzz/replay.c
tests_fuzz_fuzz_reader_SOURCES = tests/fuzz/fuzz_reader.c tests/fuzz/replay.c
tests_fuzz_fuzz_repair_SOURCES = tests/fuzz/fuzz_repair.c tests/fuzz/replay.c
tests_fuzz_fuzz_repair_CPPFLAGS = $(AM_CPPFLAGS) $(XML_CFLAGS)
tests_fuzz_fuzz_sanitize_SOURCES = tests/fuzz/fuzz_sanitize.c tests/fuzz/replay.c
tests_fuzz_fuzz_settings_SOURCES = tests/fuzz/fuzz_settings.c tests/fuzz/replay.c
tests_fuzz_fuzz_state_SOURCES = tests/fuzz/fuzz_state.c tests/fuzz/replay.c
tests_fuzz_fuzz_theme_SOURCES = tests/fuzz/fuzz_theme.c tests/fuzz/replay.c
tests_fuzz_fuzz_wrap_SOURCES = tests/fuzz/fuzz_wrap.c tests/fuzz/replay.c

if CAN_CHECK
check_LIBRARIES = libterm.a
check_PROGRAMS = $(unit_tests) $(slow_tests) $(screen_tests) $(fuzz_tests)
else
EXTRA_LIBRARIES = libterm.a
# Without its libraries the check fails, and says why: a test that did not run has not passed.
check_DATA = tests/libraries
endif
.PHONY: tests/libraries
tests/libraries:
	@echo "make check cannot run: install$(CHECK_MISSING), then run configure again." >&2; exit 1

# ---- how they are run ----

TESTS = $(unit_tests) $(screen_tests) $(fuzz_tests) $(batch_tests) $(lint_tests) $(slow_tests)
TEST_EXTENSIONS = .sh
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
SH_LOG_DRIVER = $(LOG_DRIVER)
SH_LOG_COMPILER = $(SHELL)

# What the tests run; make check-deep puts something else before it.
LR_PROGRAM = $(abs_top_builddir)/src/leader-reader$(EXEEXT)
AM_TESTS_ENVIRONMENT = \
	unset LANGUAGE LANG NO_COLOR COLORTERM LINES COLUMNS POSIXLY_CORRECT; \
	LC_ALL=C.UTF-8; TZ=UTC; TERM=xterm-256color; CMOCKA_MESSAGE_OUTPUT=TAP; \
	lr_name='$(@F)'; HOME="$(abs_builddir)/check-home/$${lr_name%.log}"; TMPDIR="$$HOME/tmp"; \
	XDG_CONFIG_HOME="$$HOME/config"; XDG_STATE_HOME="$$HOME/state"; XDG_DATA_HOME="$$HOME/data"; \
	XDG_CACHE_HOME="$$HOME/cache"; XDG_RUNTIME_DIR="$$HOME/run"; \
	rm -rf "$$HOME"; mkdir -p "$$TMPDIR"; \
	LR='$(LR_PROGRAM)'; \
	abs_srcdir='$(abs_srcdir)'; abs_builddir='$(abs_builddir)'; \
	CC='$(CC)'; AWK='$(AWK)'; MAKE='$(MAKE)'; VERSION='$(VERSION)'; \
	LIBRARY_CFLAGS='$(CURSES_CFLAGS) $(XML_CFLAGS) $(CMOCKA_CFLAGS) $(VTERM_CFLAGS)'; \
	export LC_ALL TZ TERM CMOCKA_MESSAGE_OUTPUT HOME TMPDIR XDG_CONFIG_HOME XDG_STATE_HOME XDG_DATA_HOME \
		XDG_CACHE_HOME XDG_RUNTIME_DIR LR abs_srcdir abs_builddir CC AWK MAKE VERSION LIBRARY_CFLAGS;

# ---- coverage: which lines the tests run, by folder, in a build with --enable-coverage ----

EXTRA_DIST += tests/coverage.awk
.PHONY: coverage
coverage:
	@test -n "$(COVERAGE_CFLAGS)" || \
		{ echo "make coverage needs a build with --enable-coverage" >&2; exit 1; }
	find . -name '*.gcda' -exec rm -f {} +
	$(MAKE) $(AM_MAKEFLAGS) check
	rm -rf coverage && $(MKDIR_P) coverage
	find src -name '*.gcno' -exec $(GCOV) -p {} + > coverage/gcov.txt
	mv -f *src\#*.gcov coverage/ && rm -f *.gcov
	@$(AWK) -f $(srcdir)/tests/coverage.awk coverage/gcov.txt

# ---- the bench: never part of the check, shows figures and judges nothing (tests/bench/bench.sh) ----

EXTRA_PROGRAMS = tests/bench/generate tests/bench/measure
tests_bench_generate_SOURCES = tests/bench/generate.c
tests_bench_generate_LDADD =
tests_bench_measure_SOURCES = tests/bench/measure.c
tests_bench_measure_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests/screen
EXTRA_DIST += tests/bench/bench.sh
CLEANFILES += $(EXTRA_PROGRAMS)

# What takes long: failing calls up to 2,000, valgrind, analysers (tests/deep/deep.sh).
EXTRA_DIST += .clang-tidy tests/deep/deep.sh tests/deep/known.txt tests/deep/valgrind.supp
deep_cflags = $(CPPFLAGS) $(XML_CFLAGS) $(FRIBIDI_CFLAGS) $(PCRE2_CFLAGS) $(ICU_CFLAGS) \
	$(UCHARDET_CFLAGS) $(YAJL_CFLAGS) $(NETTLE_CFLAGS) $(CURSES_CFLAGS)
.PHONY: check-deep
check-deep: all
	@abs_builddir='$(abs_builddir)' abs_srcdir='$(abs_srcdir)' MAKE='$(MAKE)' AWK='$(AWK)' \
		STAGES='$(STAGES)' BATCH_TESTS='$(batch_tests)' \
		DEEP_CFLAGS='$(deep_cflags)' $(SHELL) $(srcdir)/tests/deep/deep.sh

# The program as other systems build it: ROWS='musl big-endian' for some of them.
EXTRA_DIST += tests/portability.sh
.PHONY: check-portability
check-portability:
	WORK='$(abs_builddir)/portability-work' bash $(srcdir)/tests/portability.sh $(ROWS)

.PHONY: fuzz
fuzz: all
	@abs_builddir='$(abs_builddir)' abs_srcdir='$(abs_srcdir)' FUZZ_SECONDS='$(SECONDS)' \
		TARGETS='$(TARGET)' FUZZ_LIBS='$(core_libs)' FUZZ_CFLAGS='$(XML_CFLAGS)' \
		$(SHELL) $(srcdir)/tests/fuzz/fuzz.sh

.PHONY: bench
bench: all $(EXTRA_PROGRAMS)
	@abs_builddir='$(abs_builddir)' abs_srcdir='$(abs_srcdir)' $(SHELL) $(srcdir)/tests/bench/bench.sh

mostlyclean-local:
	-rm -rf check-home coverage deep
	-find . -name '*.gc[dn][ao]' -exec rm -f {} +

# ---- real terminals: optional, needs Xvfb and what tests/terminals/check.py names ----

EXTRA_DIST += tests/terminals/check.py tests/terminals/inside.py tests/terminals/lines.xml

.PHONY: check-terminals
check-terminals: all
	KEEP='$(KEEP)'; /usr/bin/python3 '$(srcdir)/tests/terminals/check.py' $${KEEP:+--keep "$$KEEP"} \
		'$(abs_builddir)/src/leader-reader' $(TERMINALS)
