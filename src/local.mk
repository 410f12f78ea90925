# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Two archives and a main(). Unit tests link libcore.a alone, so the linker proves that nothing in it needs a screen.

noinst_LIBRARIES = libcore.a libtui.a

libcore_a_SOURCES = \
	src/base/arena.c src/base/arena.h \
	src/base/bits.h \
	src/base/buf.c src/base/buf.h \
	src/base/charset.c src/base/charset.h \
	src/base/count.c src/base/count.h \
	src/base/digits.c src/base/digits.h \
	src/base/err.c src/base/err.h \
	src/base/i18n.h \
	src/base/pages.c src/base/pages.h \
	src/base/utf8.c src/base/utf8.h \
	src/base/width.c src/base/width.h \
	src/text/bidi.c src/text/bidi.h \
	src/text/cells.c src/text/cells.h \
	src/text/fold.c src/text/fold.h \
	src/text/fold_marks.c \
	src/text/sanitize.c src/text/sanitize.h \
	src/text/words.c src/text/words.h \
	src/text/wrap.c src/text/wrap.h \
	src/archive/archive.c src/archive/archive.h \
	src/archive/body.c src/archive/body.h \
	src/archive/calendar.c src/archive/calendar.h \
	src/archive/date.c src/archive/date.h \
	src/archive/date_calendar.c src/archive/date_calendar.h \
	src/archive/date_names.c src/archive/date_names.h \
	src/archive/date_other.c src/archive/date_other.h \
	src/archive/date_print.c \
	src/archive/date_feed.c src/archive/date_feed.h \
	src/archive/date_text.c \
	src/archive/date_token.c src/archive/date_token.h \
	src/archive/date_words.c src/archive/date_words.h \
	src/archive/duplicates.c src/archive/duplicates.h \
	src/archive/statement.h \
	src/archive/statement_date.c src/archive/statement_date.h \
	src/search/facets.c src/search/facets.h \
	src/search/index.c src/search/index.h \
	src/search/concordance.c src/search/concordance.h src/search/concordance_window.c \
	src/search/query.h \
	src/search/occasion.c src/search/occasion.h \
	src/search/keyness.c src/search/keyness.h \
	src/search/query_parse.c \
	src/search/query_print.c \
	src/search/query_regex.c \
	src/search/query_run.c \
	src/search/query_term.c \
	src/search/query_tree.h \
	src/search/query_verify.c \
	src/search/scan.c src/search/scan.h \
	src/search/tally.c src/search/tally.h \
	src/search/timeline.c src/search/timeline.h \
	src/search/view.c src/search/view.h \
	src/format/debate.c src/format/debate.h \
	src/format/draft.c src/format/draft.h \
	src/format/encoding.c src/format/encoding.h \
	src/format/feed.c src/format/feed.h \
	src/format/feed_entry.c \
	src/format/feed_field.c \
	src/format/feed_table.c \
	src/format/feed_take.c \
	src/format/feed_wordpress.c \
	src/format/flow.c src/format/flow.h \
	src/format/format.h \
	src/format/html.c src/format/html.h \
	src/format/html_element.c src/format/html_element.h \
	src/format/html_entity.c src/format/html_entity.h \
	src/format/html_mend.c src/format/html_mend.h \
	src/format/html_put.c src/format/html_put.h \
	src/format/html_quick.c src/format/html_quick.h \
	src/format/html_state.c \
	src/format/input.c src/format/input.h \
	src/format/once.c src/format/once.h \
	src/format/people.c src/format/people.h \
	src/format/read_akn.c src/format/read_akn.h \
	src/format/read_akn_text.c \
	src/format/read_atom.c \
	src/format/read_native.c src/format/read_native.h \
	src/format/read_native_field.c \
	src/format/read_publicwhip.c \
	src/format/read_rss.c \
	src/format/read_tei.c src/format/read_tei.h \
	src/format/read_tei_header.c \
	src/format/read_tei_text.c \
	src/format/reader.c src/format/reader.h \
	src/format/source.c src/format/source.h src/format/source_private.h \
	src/format/source_folder.c \
	src/format/source_include.c \
	src/format/unpack.c src/format/unpack.h \
	src/format/url.c src/format/url.h \
	src/format/write_csv.c \
	src/format/write_json.c \
	src/format/write_text.c \
	src/format/writer.c src/format/writer.h \
	src/format/xml.c src/format/xml.h \
	src/format/xml_entity.c \
	src/format/xml_error.c src/format/xml_error.h \
	src/format/xml_input.c src/format/xml_input.h \
	src/format/xml_mend.c src/format/xml_mend.h \
	src/format/xml_queue.c src/format/xml_tag.c \
	src/app/complete.c src/app/complete.h \
	src/app/filter.c src/app/filter.h \
	src/app/history.c src/app/history.h \
	src/app/loader.c src/app/loader.h \
	src/app/mailbox.c src/app/mailbox.h \
	src/app/matcher.c src/app/matcher.h \
	src/app/options.c src/app/options.h \
	src/app/paths.c src/app/paths.h \
	src/app/same.c src/app/same.h \
	src/app/session.c src/app/session.h \
	src/app/session_views.c \
	src/app/settings.c src/app/settings.h \
	src/app/watch.c src/app/watch.h \
	src/batch/batch.c src/batch/batch.h src/batch/batch_private.h \
	src/batch/concordance.c \
	src/batch/count_by.c \
	src/batch/table.c src/batch/table.h \
	src/batch/words.c
libcore_a_CPPFLAGS = $(AM_CPPFLAGS) $(FRIBIDI_CFLAGS) $(XML_CFLAGS) $(ARCHIVE_CFLAGS) $(PCRE2_CFLAGS)
core_libs = $(FRIBIDI_LIBS) $(XML_LIBS) $(ARCHIVE_LIBS) $(PCRE2_LIBS) $(UNISTRING_LIBS) $(LIBICONV) $(LIBINTL) $(PTHREAD_LIBS) $(MATH_LIBS) $(DL_LIBS)

libtui_a_SOURCES = \
	src/tui/chart.c src/tui/chart.h \
	src/tui/command.c src/tui/command.h \
	src/tui/commands.h \
	src/tui/completion.c src/tui/completion.h \
	src/tui/concordance_pane.c src/tui/concordance_pane.h \
	src/tui/direction.c src/tui/direction.h \
	src/tui/document.c src/tui/document.h \
	src/tui/find.c src/tui/find.h \
	src/tui/facets_pane.c src/tui/facets_pane.h \
	src/tui/keymap.c src/tui/keymap.h \
	src/tui/list.c src/tui/list.h \
	src/tui/move.c src/tui/move.h \
	src/tui/narrow.c src/tui/narrow.h \
	src/tui/overlay.c src/tui/overlay.h \
	src/tui/pane.h \
	src/tui/progress.c src/tui/progress.h \
	src/tui/prompt.c src/tui/prompt.h \
	src/tui/reading.c src/tui/reading.h \
	src/tui/reload.c src/tui/reload.h \
	src/tui/screen.c src/tui/screen.h src/tui/screen_private.h \
	src/tui/screen_text.c \
	src/tui/sparkline.c src/tui/sparkline.h \
	src/tui/status.c src/tui/status.h \
	src/tui/terminfo.c src/tui/terminfo.h \
	src/tui/theme.c src/tui/theme.h \
	src/tui/timeline_draw.c src/tui/timeline_draw.h \
	src/tui/timeline_pane.c src/tui/timeline_pane.h \
	src/tui/tui.c src/tui/tui.h src/tui/tui_prompt.c \
	src/tui/words_pane.c src/tui/words_pane.h
nodist_libtui_a_SOURCES = src/tui/default_keys.inc
libtui_a_CPPFLAGS = $(AM_CPPFLAGS) $(CURSES_CFLAGS)
tui_libs = $(CURSES_LIBS)

bin_PROGRAMS = src/leader-reader
src_leader_reader_SOURCES = src/main.c
src_leader_reader_LDADD = libtui.a libcore.a $(tui_libs) $(core_libs)

# The default key map is a data file for people and a string for the program: each line one C literal,
# so that the program works without its data folder. "\?" keeps clear of trigraphs.
BUILT_SOURCES += src/tui/default_keys.inc
CLEANFILES += src/tui/default_keys.inc
src/tui/default_keys.inc: data/default.keys
	$(AM_V_GEN)$(MKDIR_P) src/tui && \
	LC_ALL=C $(AWK) '{ gsub(/[\\"?]/, "\\\\&"); print "\"" $$0 "\\n\"" }' $(srcdir)/data/default.keys > $@.tmp && \
	mv -f $@.tmp $@
src/tui/libtui_a-keymap.$(OBJEXT): src/tui/default_keys.inc
