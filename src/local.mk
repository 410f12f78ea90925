# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Three archives and a main(). Unit tests link libcore.a alone, or libui.a and it, without curses: so
# the linker proves that nothing in them needs a screen.

noinst_LIBRARIES = libcore.a libui.a libtui.a

libcore_a_SOURCES = \
	src/base/alternatives.c src/base/alternatives.h \
	src/base/arena.c src/base/arena.h \
	src/base/bits.h \
	src/base/blocks.c src/base/blocks.h src/base/blocks_vector.h \
	src/base/buf.c src/base/buf.h \
	src/base/charset.c src/base/charset.h \
	src/base/clock.h \
	src/base/count.c src/base/count.h \
	src/base/digits.c src/base/digits.h \
	src/base/err.c src/base/err.h \
	src/base/hash.h \
	src/base/i18n.h \
	src/base/langmap.c src/base/langmap.h \
	src/base/lines.c src/base/lines.h \
	src/base/marks.h \
	src/base/merge.c src/base/merge.h \
	src/base/pages.c src/base/pages.h \
	src/base/plain.c src/base/plain.h \
	src/base/processors.c src/base/processors.h \
	src/base/thread.c src/base/thread.h \
	src/base/utf8.c src/base/utf8.h \
	src/base/vec.h \
	src/base/warn_once.c src/base/warn_once.h \
	src/base/width.c src/base/width.h \
	src/text/bidi.c src/text/bidi.h \
	src/text/cells.c src/text/cells.h \
	src/text/character.c src/text/character.h \
	src/text/collate.c src/text/collate.h \
	src/text/dictionary.c src/text/dictionary.h \
	src/text/fold.c src/text/fold.h \
	src/text/fold_diacritics.c \
	src/text/language.c src/text/language.h \
	src/text/name.c src/text/name.h \
	src/text/named_character.c src/text/named_character.h src/text/named_characters.inc \
	src/text/raised.c src/text/raised.h \
	src/text/near.c src/text/near.h \
	src/text/sanitize.c src/text/sanitize.h \
	src/text/url.c src/text/url.h \
	src/text/words.c src/text/words.h \
	src/text/sentence.c src/text/sentence.h \
	src/text/wrap.c src/text/wrap.h \
	src/date/calendar.c src/date/calendar.h \
	src/date/date.c src/date/date.h \
	src/date/date_calendar.c src/date/date_calendar.h \
	src/date/date_english.c src/date/date_english.h \
	src/date/date_feed.c src/date/date_feed.h \
	src/date/date_interval.c src/date/date_interval.h \
	src/date/date_names.c src/date/date_names.h \
	src/date/date_ordinal.c src/date/date_ordinal.h \
	src/date/date_other.c src/date/date_other.h \
	src/date/date_print.c \
	src/date/date_shape.c src/date/date_shape.h \
	src/date/date_style.c src/date/date_style.h \
	src/date/date_text.c \
	src/date/date_token.c src/date/date_token.h \
	src/date/date_weekday.c src/date/date_weekday.h \
	src/date/date_words.c src/date/date_words.h \
	src/date/month_table.c src/date/month_table.h src/date/month_table.inc \
	src/archive/archive.c src/archive/archive.h \
	src/archive/body.c src/archive/body.h \
	src/archive/body_table.c src/archive/body_table.h \
	src/archive/codebook.c src/archive/codebook.h \
	src/archive/duplicates.c src/archive/duplicates.h \
	src/archive/kept.c src/archive/kept.h \
	src/archive/field.c src/archive/field.h \
	src/archive/remark.c src/archive/remark.h \
	src/archive/statement.h \
	src/archive/statement_date.c src/archive/statement_date.h \
	src/archive/statement_key.c src/archive/statement_key.h \
	src/source/digest.c src/source/digest.h \
	src/source/gunzip.c src/source/gunzip.h \
	src/source/input.c src/source/input.h \
	src/source/source.c src/source/source.h \
	src/source/source_folder.c \
	src/source/source_include.c \
	src/source/source_private.h \
	src/source/unpack.c src/source/unpack.h \
	src/xml/csv.c src/xml/csv.h \
	src/xml/elements.c src/xml/elements.h \
	src/xml/encoding.c src/xml/encoding.h \
	src/xml/json.c src/xml/json.h \
	src/xml/xml.c src/xml/xml.h \
	src/xml/xml_entity.c \
	src/xml/xml_error.c src/xml/xml_error.h \
	src/xml/xml_input.c src/xml/xml_input.h \
	src/xml/xml_repair.c src/xml/xml_repair.h \
	src/xml/xml_relay.c src/xml/xml_relay.h \
	src/xml/xml_supply.c src/xml/xml_supply.h \
	src/xml/xml_tag.c \
	src/search/index.c src/search/index.h \
	src/search/passage.c src/search/passage.h \
	src/search/query.c src/search/query.h \
	src/search/query_leaf.c \
	src/search/query_near.c \
	src/search/query_parse.c \
	src/search/query_parser.h \
	src/search/query_pattern.c \
	src/search/query_print.c \
	src/search/query_regex.c \
	src/search/query_run.c \
	src/search/query_say.c \
	src/search/query_term.c \
	src/search/query_tree.h \
	src/search/query_verify.c \
	src/search/sample.c src/search/sample.h \
	src/search/scan.c src/search/scan.h \
	src/search/sort_keys.c src/search/sort_keys.h \
	src/search/view.c src/search/view.h \
	src/markup/body_builder.c src/markup/body_builder.h \
	src/markup/body_builder_table.c src/markup/body_builder_tables.h \
	src/markup/html.c src/markup/html.h \
	src/markup/html_css.c src/markup/html_css.h \
	src/markup/list_numbers.c src/markup/list_numbers.h \
	src/markup/html_element.c src/markup/html_element.h \
	src/markup/html_parse.c src/markup/html_parse.h \
	src/markup/html_put.c src/markup/html_put.h \
	src/markup/html_state.c src/markup/html_state.h \
	src/markup/html_tree.c src/markup/html_tree.h \
	src/read/day.c src/read/day.h \
	src/read/debate.c src/read/debate.h \
	src/read/events.c src/read/events.h \
	src/read/feed.c src/read/feed.h \
	src/read/feed_entry.c \
	src/read/feed_field.c \
	src/read/feed_table.c \
	src/read/feed_wordpress.c \
	src/read/field_names.c src/read/field_names.h \
	src/read/file_names.c src/read/file_names.h \
	src/read/format.h \
	src/read/guess.c src/read/guess.h \
	src/read/guess_field.c \
	src/read/guess_files.c src/read/guess_files.h \
	src/read/guess_names.c src/read/guess_names.h \
	src/read/guess_none.c \
	src/read/guess_outside.c \
	src/read/guess_print.c \
	src/read/guess_private.h \
	src/read/guess_shape.c src/read/guess_shape.h \
	src/read/guess_tree.c src/read/guess_tree.h \
	src/read/guess_value.c \
	src/read/guesses.c src/read/guesses.h \
	src/read/mapping.c src/read/mapping.h \
	src/read/mapping_as.c src/read/mapping_as.h \
	src/read/mappings.c src/read/mappings.h \
	src/read/likeness.c src/read/likeness.h \
	src/read/office.c src/read/office.h \
	src/read/other_calendar.c src/read/other_calendar.h \
	src/read/pattern.c src/read/pattern.h \
	src/read/pattern_run.c \
	src/read/people.c src/read/people.h \
	src/read/read_akn.c src/read/read_akn.h \
	src/read/read_akn_line.c \
	src/read/read_akn_notes.c \
	src/read/read_akn_speech.c \
	src/read/read_akn_text.c \
	src/read/read_atom.c \
	src/read/read_mapped.c src/read/read_mapped.h \
	src/read/read_mapped_inner.c \
	src/read/read_mapped_statement.c \
	src/read/read_australia.c \
	src/read/read_bundestag.c \
	src/read/read_canada.c \
	src/read/read_ead.c src/read/read_ead.h src/read/read_ead_date.c \
	src/read/read_europarl.c \
	src/read/read_france.c \
	src/read/read_hansard.c \
	src/read/read_mapped_value.c \
	src/read/read_marc.c src/read/read_marc.h src/read/read_marc_date.c \
	src/read/read_marc_field.c src/read/read_marc_name.c \
	src/read/read_mods.c src/read/read_mods.h src/read/read_mods_date.c \
	src/read/read_mods_name.c \
	src/read/read_native.c src/read/read_native.h \
	src/read/read_native_field.c \
	src/read/read_publicwhip.c \
	src/read/read_rss.c \
	src/read/read_table.c src/read/read_table.h \
	src/read/read_table_date.c \
	src/read/read_table_record.c \
	src/read/read_tei.c src/read/read_tei.h \
	src/read/read_tei_group.c \
	src/read/read_tei_header.c \
	src/read/read_tei_label.c \
	src/read/read_tei_people.c \
	src/read/read_tei_day.c \
	src/read/read_tei_nested.c \
	src/read/read_tei_own.c src/read/read_tei_own.h \
	src/read/read_tei_quote.c \
	src/read/read_tei_rend.c \
	src/read/read_tei_text.c \
	src/read/account.c src/read/account.h \
	src/read/reader.c src/read/reader.h \
	src/read/reader_document.c src/read/reader_problem.c src/read/reader_private.h \
	src/read/statement_builder.c src/read/statement_builder.h \
	src/read/transcript.c src/read/transcript.h \
	src/read/transcript_text.c \
	src/read/relator.c src/read/relator.h \
	src/read/sheet.c src/read/sheet.h \
	src/analysis/collocates.c src/analysis/collocates.h \
	src/analysis/concordance.c src/analysis/concordance.h \
	src/analysis/concordance_window.c \
	src/analysis/counts.c src/analysis/counts.h \
	src/analysis/cross.c src/analysis/cross.h \
	src/analysis/diff.c src/analysis/diff.h \
	src/analysis/diff_words.c src/analysis/diff_words.h \
	src/analysis/forms.c src/analysis/forms.h \
	src/analysis/dispersion.c src/analysis/dispersion.h \
	src/analysis/facets.c src/analysis/facets.h \
	src/analysis/keyness.c src/analysis/keyness.h \
	src/analysis/measure.c src/analysis/measure.h \
	src/analysis/occasion.c src/analysis/occasion.h \
	src/analysis/passages.c src/analysis/passages.h \
	src/analysis/phrases.c src/analysis/phrases.h \
	src/analysis/phrases_list.c src/analysis/phrases_private.h \
	src/analysis/reused.c src/analysis/reused.h \
	src/analysis/series.c src/analysis/series.h \
	src/analysis/spelling.c src/analysis/spelling.h \
	src/analysis/tally.c src/analysis/tally.h \
	src/analysis/timeline.c src/analysis/timeline.h \
	src/analysis/tokens.c src/analysis/tokens.h \
	src/analysis/vocabulary.c src/analysis/vocabulary.h \
	src/write/cite.h \
	src/write/datapackage.c src/write/datapackage.h \
	src/write/entry_keys.c src/write/entry_keys.h \
	src/write/quote.c src/write/quote.h \
	src/write/notes.c src/write/notes.h \
	src/write/qdc.c src/write/qdc.h \
	src/write/tags.c src/write/tags.h \
	src/write/write_bibtex.c src/write/write_cite.c \
	src/write/write_csl_json.c src/write/write_csv.c \
	src/write/write_html.c src/write/write_json.c \
	src/write/write_markdown.c src/write/write_ris.c src/write/write_tei.c \
	src/write/write_text.c src/write/write_vrt.c \
	src/write/write_xml.c \
	src/write/writer.c src/write/writer.h \
	src/app/clipboard.c src/app/clipboard.h \
	src/app/colour.c src/app/colour.h \
	src/app/complete.c src/app/complete.h \
	src/app/complete_path.c \
	src/app/corpus.c src/app/corpus.h \
	src/app/draw.c src/app/draw.h \
	src/app/filter.c src/app/filter.h \
	src/app/history.c src/app/history.h \
	src/app/loader.c src/app/loader.h \
	src/app/mailbox.c src/app/mailbox.h \
	src/app/matcher.c src/app/matcher.h \
	src/app/options.c src/app/options.h src/app/options_fit.c src/app/options_help.c \
	src/app/output.c src/app/output.h \
	src/app/pair.c src/app/pair.h \
	src/app/paths.c src/app/paths.h \
	src/app/printers.h \
	src/app/program.c src/app/program.h \
	src/app/reselect.c src/app/reselect.h \
	src/app/restore.c src/app/restore.h \
	src/app/sandbox.c src/app/sandbox.h \
	src/app/recipe.c src/app/recipe.h \
	src/app/session.c src/app/session.h \
	src/app/session_private.h \
	src/app/session_remarks.c \
	src/app/settings.c src/app/settings.h \
	src/app/signals.c src/app/signals.h \
	src/app/state.c src/app/state.h \
	src/app/state_text.c src/app/state_text.h \
	src/app/stop_words.c src/app/stop_words.h \
	src/app/store.c src/app/store.h \
	src/app/style.c src/app/style.h \
	src/app/suggest.c src/app/suggest.h \
	src/app/themes.c src/app/themes.h \
	src/app/watch.c src/app/watch.h \
	src/batch/account.c \
	src/batch/batch.c src/batch/batch.h \
	src/batch/batch_private.h \
	src/batch/concordance.c \
	src/batch/diff.c \
	src/batch/forms.c \
	src/batch/count_by.c \
	src/batch/progress.c src/batch/progress.h \
	src/batch/sgr.c src/batch/sgr.h \
	src/batch/cross.c \
	src/batch/notes.c \
	src/batch/series.c \
	src/batch/table.c src/batch/table.h \
	src/batch/counts.c
nodist_libcore_a_SOURCES = src/read/mappings.inc
libcore_a_CPPFLAGS = $(AM_CPPFLAGS) $(FRIBIDI_CFLAGS) $(XML_CFLAGS) $(ARCHIVE_CFLAGS) \
	$(PCRE2_CFLAGS) $(ICU_CFLAGS) $(UCHARDET_CFLAGS) $(YAJL_CFLAGS) \
	$(NETTLE_CFLAGS)
core_libs = $(FRIBIDI_LIBS) $(XML_LIBS) $(ARCHIVE_LIBS) $(PCRE2_LIBS) $(ICU_LIBS) $(UCHARDET_LIBS) \
	$(YAJL_LIBS) $(LIBCSV_LIBS) $(NETTLE_LIBS) \
	$(UNISTRING_LIBS) \
	$(LIBICONV) $(LIBINTL) $(PTHREAD_LIBS) $(MATH_LIBS) $(DL_LIBS)

libui_a_SOURCES = \
	src/ui/again.c src/ui/again.h \
	src/ui/answer.c src/ui/answer.h \
	src/ui/collocates_pane.c src/ui/collocates_pane.h \
	src/ui/columns.c src/ui/columns.h \
	src/ui/command.c src/ui/command.h \
	src/ui/commands.h \
	src/ui/completion.c src/ui/completion.h \
	src/ui/concordance_pane.c src/ui/concordance_pane.h \
	src/ui/direction.c src/ui/direction.h \
	src/ui/document.c src/ui/document.h \
	src/ui/document_body.c src/ui/document_body.h \
	src/ui/document_remark.c src/ui/document_remark.h \
	src/ui/document_statement.c src/ui/document_statement.h \
	src/ui/errand.c src/ui/errand.h \
	src/ui/export.c src/ui/export.h \
	src/ui/cross_pane.c src/ui/cross_pane.h \
	src/ui/facets_pane.c src/ui/facets_pane.h \
	src/ui/help.c src/ui/help.h \
	src/ui/hints.c src/ui/hints.h \
	src/ui/find.c src/ui/find.h \
	src/ui/go.c src/ui/go.h \
	src/ui/go_name.c src/ui/go_name.h \
	src/ui/keymap.c src/ui/keymap.h \
	src/ui/keys.c src/ui/keys.h \
	src/ui/layout.c src/ui/layout.h \
	src/ui/list.c src/ui/list.h \
	src/ui/look.c src/ui/look.h \
	src/ui/menu.c src/ui/menu.h \
	src/ui/mark.c src/ui/mark.h \
	src/ui/mouse.c src/ui/mouse.h \
	src/ui/move.c src/ui/move.h \
	src/ui/note.c src/ui/note.h \
	src/ui/nothing.c src/ui/nothing.h \
	src/ui/order.c src/ui/order.h \
	src/ui/osc52.c src/ui/osc52.h \
	src/ui/outside.c src/ui/outside.h \
	src/ui/overlay.c src/ui/overlay.h \
	src/ui/palette.c src/ui/palette.h \
	src/ui/pane.c src/ui/pane.h \
	src/ui/path.c src/ui/path.h \
	src/ui/phrases_pane.c src/ui/phrases_pane.h \
	src/ui/progress.c src/ui/progress.h \
	src/ui/problems.c src/ui/problems.h \
	src/ui/prompt.c src/ui/prompt.h \
	src/ui/recipe_pane.c src/ui/recipe_pane.h \
	src/ui/set.c src/ui/set.h \
	src/ui/settings_pane.c src/ui/settings_pane.h \
	src/ui/side.c src/ui/side.h \
	src/ui/side_pane.c src/ui/side_pane.h \
	src/ui/query_example.c src/ui/query_example.h \
	src/ui/query_page.c src/ui/query_page.h \
	src/ui/reading.c src/ui/reading.h \
	src/ui/reload.c src/ui/reload.h \
	src/ui/reused_pane.c src/ui/reused_pane.h \
	src/ui/resume.c src/ui/resume.h \
	src/ui/rows.c src/ui/rows.h \
	src/ui/run.c src/ui/run.h \
	src/ui/speech.c src/ui/speech.h \
	src/ui/status.c src/ui/status.h \
	src/ui/strip.c src/ui/strip.h \
	src/ui/term_counts.c src/ui/term_counts.h \
	src/ui/take.c src/ui/take.h \
	src/ui/terminal.c src/ui/terminal.h \
	src/ui/through.c src/ui/through.h \
	src/ui/timeline_apart.c src/ui/timeline_pane.c src/ui/timeline_pane.h \
	src/ui/tour.c src/ui/tour.h \
	src/ui/typing.c src/ui/typing.h \
	src/ui/ui.c src/ui/ui.h \
	src/ui/counts_pane.c src/ui/counts_pane.h \
	src/ui/unknown.c src/ui/unknown.h \
	src/ui/words_pane.c src/ui/words_pane.h
nodist_libui_a_SOURCES = src/ui/default_keys.inc

# Without curses too.
libui_a_SOURCES += \
	src/linear/console.c src/linear/console.h \
	src/linear/echo.c src/linear/echo.h \
	src/linear/keyboard.c src/linear/keyboard.h \
	src/linear/linear.c src/linear/linear.h \
	src/linear/say.c src/linear/say.h \
	src/linear/tell.c src/linear/tell.h
libui_a_CPPFLAGS = $(AM_CPPFLAGS)

libtui_a_SOURCES = \
	src/tui/chart.c src/tui/chart.h \
	src/tui/concordance_draw.c \
	src/tui/draw.h \
	src/tui/cross_draw.c \
	src/tui/facets_draw.c \
	src/tui/list_draw.c \
	src/tui/overlay_draw.c \
	src/tui/reading_draw.c \
	src/tui/screen.c src/tui/screen.h \
	src/tui/screen_text.c src/tui/screen_text.h \
	src/tui/sequence.c src/tui/sequence.h \
	src/tui/sparkline.c src/tui/sparkline.h \
	src/tui/status_draw.c src/tui/status_draw.h \
	src/tui/terminfo.c src/tui/terminfo.h \
	src/tui/theme.c src/tui/theme.h \
	src/tui/timeline_chart.h src/tui/timeline_legend.c \
	src/tui/timeline_draw.c \
	src/tui/tui.c src/tui/tui.h \
	src/tui/side_draw.c \
	src/tui/counts_draw.c
libtui_a_CPPFLAGS = $(AM_CPPFLAGS) $(CURSES_CFLAGS)
tui_libs = $(CURSES_LIBS)

bin_PROGRAMS = src/leader-reader
src_leader_reader_SOURCES = src/main.c
src_leader_reader_LDADD = libtui.a libui.a libcore.a $(tui_libs) $(core_libs)

# The default key map is a data file for people and a string for the program: each line one C literal,
# so that the program works without its data folder. "\?" keeps clear of trigraphs.
BUILT_SOURCES += src/ui/default_keys.inc
CLEANFILES += src/ui/default_keys.inc
src/ui/default_keys.inc: data/default.keys
	$(AM_V_GEN)$(MKDIR_P) src/ui && \
	LC_ALL=C $(AWK) '{ gsub(/[\\"?]/, "\\\\&"); print "\"" $$0 "\\n\"" }' $(srcdir)/data/default.keys \
		> $@.tmp && \
	mv -f $@.tmp $@
src/ui/libui_a-keymap.$(OBJEXT): src/ui/default_keys.inc

# So are the formats that are data: a row of name and text for each.
EXTRA_DIST += src/read/mkmappings.awk
format_files = \
	data/formats/bundestag.format \
	data/formats/folketing.format \
	data/formats/japan.format \
	data/formats/jats.format \
	data/formats/mediawiki.format \
	data/formats/mets.format \
	data/formats/netherlands.format \
	data/formats/newsml-g2.format \
	data/formats/nitf.format \
	data/formats/oai-dc.format \
	data/formats/oai-pmh.format \
	data/formats/riksdag.format \
	data/formats/soap.format \
	data/formats/speeches.format \
	data/formats/sru.format \
	data/formats/storting.format
formatsdir = $(pkgdatadir)/formats
dist_formats_DATA = $(format_files)
BUILT_SOURCES += src/read/mappings.inc
CLEANFILES += src/read/mappings.inc
src/read/mappings.inc: $(format_files) src/read/mkmappings.awk
	$(AM_V_GEN)$(MKDIR_P) src/read && \
	files= && for f in $(format_files); do files="$$files $(srcdir)/$$f"; done && \
	LC_ALL=C $(AWK) -f $(srcdir)/src/read/mkmappings.awk $$files > $@.tmp && mv -f $@.tmp $@
src/read/libcore_a-mappings.$(OBJEXT): src/read/mappings.inc

# And the themes.
theme_files = \
	data/themes/dark.theme \
	data/themes/default.theme \
	data/themes/high-contrast.theme \
	data/themes/light.theme \
	data/themes/mono.theme
themesdir = $(pkgdatadir)/themes
dist_themes_DATA = $(theme_files)
BUILT_SOURCES += src/app/themes.inc
CLEANFILES += src/app/themes.inc
src/app/themes.inc: $(theme_files) src/read/mkmappings.awk
	$(AM_V_GEN)$(MKDIR_P) src/app && \
	files= && for f in $(theme_files); do files="$$files $(srcdir)/$$f"; done && \
	LC_ALL=C $(AWK) -f $(srcdir)/src/read/mkmappings.awk $$files > $@.tmp && mv -f $@.tmp $@
src/app/libcore_a-themes.$(OBJEXT): src/app/themes.inc
