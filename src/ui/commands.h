/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Commands: the one list of what a key can do.
 *
 * Key bindings, the help view, --list-keys, the ':' prompt and the manual all come from it. A row
 * is: identifier, name (in key files and after ':'), group (where help lists it), the panes where it
 * works (command.h), the function that does it, help. A key may stand for one command in one pane and
 * for another elsewhere. Functions take the struct ui; where a view is open it is asked first. To add a
 * command add a row, its function, and a line in data/default.keys.
 */
#ifndef LR_UI_COMMANDS_H
#define LR_UI_COMMANDS_H

/* clang-format off */
#define COMMAND_LIST(X) \
	X(DOWN, "down", MOVE, PANES_ANY, move_down, \
	  N_("one down: a statement, or a line when the text has the focus")) \
	/* TRANSLATORS: what a key does, in help. */ \
	X(UP, "up", MOVE, PANES_ANY, move_up, N_("one up")) \
	X(PAGE_DOWN, "page-down", MOVE, PANES_ANY, move_page_down, N_("a page down")) \
	X(READ_ON, "read-on", READ, PANES_ANY, through_read_on, \
	  N_("a page down; at the end of a text on to the next")) \
	X(PAGE_UP, "page-up", MOVE, PANES_ANY, move_page_up, N_("a page up")) \
	X(HALF_PAGE_DOWN, "half-page-down", MOVE, PANES_ANY, move_half_page_down, \
	  N_("half a page down")) \
	X(HALF_PAGE_UP, "half-page-up", MOVE, PANES_ANY, move_half_page_up, N_("half a page up")) \
	X(FIRST, "first", MOVE, PANES_ANY, move_first, \
	  N_("to the first; with a number to that one")) \
	X(LAST, "last", MOVE, PANES_ANY, move_last, N_("to the last; with a number to that one")) \
	X(TEXT_DOWN, "text-down", READ, PANES_MAIN | PANES_PAGE, move_text_down, \
	  N_("scroll the text down, wherever the focus is")) \
	X(TEXT_UP, "text-up", READ, PANES_MAIN | PANES_PAGE, move_text_up, \
	  N_("scroll the text up, wherever the focus is")) \
	X(NEXT_YEAR, "next-year", MOVE, PANES_MAIN | PANE_TIMELINE, move_next_year, \
	  N_("down the list to the next year")) \
	X(PREVIOUS_YEAR, "previous-year", MOVE, PANES_MAIN | PANE_TIMELINE, move_previous_year, \
	  N_("up the list to the year before")) \
	X(NEXT_OCCASION, "next-occasion", MOVE, PANES_MAIN, move_next_occasion, \
	  N_("down the list to the same occasion")) \
	X(PREVIOUS_OCCASION, "previous-occasion", MOVE, PANES_MAIN, move_previous_occasion, \
	  N_("up the list to the same occasion")) \
	X(SAME_OCCASION, "same-occasion", FIND, PANES_MAIN, move_same_occasion, \
	  N_("narrow to the same occasion; where they are numbered, to this very one")) \
	X(NEXT_STATEMENT, "next-statement", READ, PANES_MAIN, through_next, \
	  N_("to the next statement, without leaving the text")) \
	X(PREVIOUS_STATEMENT, "previous-statement", READ, PANES_MAIN, through_previous, \
	  N_("to the statement before")) \
	X(JOIN, "sitting", READ, PANES_MAIN, through_join, \
	  N_("read the sitting as one text, or the statement alone again")) \
	X(TEXT_LEFT, "text-left", READ, PANES_MAIN, through_left, \
	  N_("move wide tables and code to what is at their left")) \
	X(TEXT_RIGHT, "text-right", READ, PANES_MAIN, through_right, \
	  N_("move wide tables and code to what is at their right")) \
	X(NEXT_MARK, "next-mark", TAKE, PANES_MAIN, mark_next, \
	  N_("down the list to the next mark or note")) \
	X(PREVIOUS_MARK, "previous-mark", TAKE, PANES_MAIN, mark_previous, \
	  N_("up the list to the mark or note before")) \
	X(GO, "go", MOVE, PANES_ALL, go_open, \
	  N_("type a number, year or date to go to, or a command's name")) \
	X(FILTER, "filter", FIND, PANES_ALL, find_filter, N_("narrow the list while typing")) \
	X(FILTER_ADD, "filter-add", FIND, PANES_FILTERED, find_filter_add, \
	  N_("narrow further: add to the filter")) \
	X(FILTER_CLEAR, "filter-clear", FIND, PANES_FILTERED, find_filter_clear, \
	  N_("show all statements again")) \
	X(NEXT_HIT, "next-hit", READ, \
	  PANES_MAIN | PANE_CONCORDANCE | PANES_PAGE | PANE_SIDE, find_next_hit, \
	  N_("to the next match in the text, then in the next statement")) \
	X(PREVIOUS_HIT, "previous-hit", READ, \
	  PANES_MAIN | PANE_CONCORDANCE | PANES_PAGE | PANE_SIDE, find_previous_hit, \
	  N_("to the match before")) \
	X(LOOK, "look", READ, PANES_MAIN, look_open, \
	  N_("search within this text; n and N go on in those that follow")) \
	X(SPEAK, "speak", READ, PANES_MAIN, speech_speak, \
	  N_("have the paragraph spoken, by what the setting speech says; any key ends it")) \
	X(SAMPLE, "sample", FIND, PANES_FILTERED, find_sample, \
	  N_("draw 20 of what is shown by chance, or as many as the number typed before; again: others")) \
	X(CONCORDANCE, "concordance", COUNT, PANES_ALL, run_concordance, \
	  N_("each match in its context, a line each (KWIC); again: leave")) \
	X(EXACT_DIACRITICS, "exact-diacritics", FIND, PANES_MAIN, find_exact_diacritics, \
	  N_("let a letter typed with a diacritic match only with it, or without too")) \
	X(SORT, "sort", FIND, \
	  PANES_MAIN | PANE_CONCORDANCE | PANE_FACETS | PANE_CROSS | PANE_COLLOCATES, find_sort, \
	  N_("choose the order of the list")) \
	X(REVERSE, "reverse", FIND, PANES_MAIN | PANE_CONCORDANCE, find_reverse, \
	  N_("turn the order round")) \
	X(TIMELINE, "timeline", COUNT, PANES_ALL, run_timeline, \
	  N_("show or leave the timeline: how much there is when")) \
	X(DUPLICATES, "duplicates", FIND, PANES_MAIN, run_duplicates, \
	  N_("show or hide copies of a statement from several files")) \
	X(FACETS, "facets", COUNT, PANES_ALL, run_facets, \
	  N_("show or leave the values of a field: occasions, speakers ...")) \
	X(CROSS, "cross", COUNT, PANES_ALL, run_cross, \
	  N_("show or leave a table of two fields, as `:cross speaker year` names them")) \
	X(WORDS, "words", COUNT, PANES_ALL, run_words, \
	  N_("the words that stand out in what is shown; again: compare with another query")) \
	X(COLLOCATES, "collocates", COUNT, PANES_ALL, run_collocates, \
	  N_("show or leave the words that stand beside what the filter finds")) \
	X(PHRASES, "phrases", COUNT, PANES_ALL, run_phrases, \
	  N_("show or leave the phrases that recur in what is shown")) \
	X(REUSED, "reused", COUNT, PANES_ALL, run_reused, \
	  N_("show or leave the passages of this statement that others have")) \
	X(MARK, "mark", TAKE, PANES_MAIN, mark_toggle, \
	  N_("mark the statement, or no longer; with a number so many")) \
	X(NOTE, "note", TAKE, PANES_MAIN, note_open, \
	  N_("write a note, with #tags, on the statement or a passage: Up, Down choose")) \
	X(MARK_ALL, "mark-all", TAKE, PANES_MAIN, mark_all, \
	  N_("mark all that are shown, or none of them")) \
	X(COPY_TITLE, "copy-title", TAKE, PANES_MAIN, take_copy, \
	  N_("copy the title, with the link")) \
	X(COPY_TEXT, "copy-text", TAKE, PANES_MAIN, take_copy, \
	  N_("copy the whole text, as it is printed")) \
	X(COPY_LINK, "copy-link", TAKE, PANES_MAIN, take_copy, \
	  N_("copy the link; with a number that link of the text")) \
	X(COPY_CITATION, "copy-citation", TAKE, PANES_MAIN, take_copy, \
	  N_("copy a citation: a Chicago note and an APA entry")) \
	X(COPY_QUOTATION, "copy-quotation", TAKE, PANES_MAIN, take_copy, \
	  N_("copy the paragraph, or the sentence of the match, with where it is from")) \
	X(COPY_MARKDOWN, "copy-markdown", TAKE, PANES_MAIN, take_copy, \
	  N_("copy the whole text as Markdown")) \
	X(EXPORT, "export", TAKE, \
	  PANES_MAIN | PANE_CONCORDANCE | PANE_TIMELINE | PANE_FACETS | PANE_CROSS | PANES_COUNTS | \
	  PANE_SIDE, \
	  export_open, \
	  N_("write the text, all that is shown or marked, or the view to a file")) \
	X(OPEN_LINK, "open-link", TAKE, PANES_MAIN, outside_open_link, \
	  N_("open the link in a browser; with a number that link of the text")) \
	X(PIPE, "pipe", TAKE, PANES_MAIN, outside_pipe, \
	  N_("type a command that gets the text to read")) \
	X(PAGER, "pager", TAKE, PANES_MAIN, outside_pager, N_("show the text in a pager")) \
	X(EDITOR, "editor", TAKE, PANES_MAIN, outside_editor, \
	  N_("open the source file of the text in an editor, at its line")) \
	X(OPEN, "open", PANE, \
	  PANES_MAIN | PANE_PROBLEMS | PANE_CONCORDANCE | PANE_TIMELINE | PANE_FACETS | PANE_CROSS | \
	  PANES_COUNTS | PANE_SIDE | PANE_SETTINGS, \
	  run_open, \
	  N_("read: go to the text")) \
	X(SWITCH, "switch", PANE, \
	  PANES_MAIN | PANE_CONCORDANCE | PANE_TIMELINE | PANE_FACETS | PANE_CROSS | PANE_SIDE, run_switch, \
	  N_("switch between list and text")) \
	X(ZOOM, "zoom", PANE, PANES_MAIN, run_zoom, N_("only this pane, or both again")) \
	/* TRANSLATORS: what a key does, in help. */ \
	X(SPLIT_LESS, "split-less", PANE, PANES_MAIN, run_split_less, N_("smaller list")) \
	/* TRANSLATORS: what a key does, in help. */ \
	X(SPLIT_MORE, "split-more", PANE, PANES_MAIN, run_split_more, N_("larger list")) \
	X(SPLIT_RESET, "split-reset", PANE, PANES_MAIN, run_split_reset, \
	  N_("the usual size of the list")) \
	X(CLOSE, "close", PANE, PANES_ANY, run_close, N_("one step back; from the list: quit")) \
	X(BACK, "back", PANE, PANES_ANY, run_back, \
	  N_("one step back on the path, to exactly where that was; at its start: stop reading or sorting")) \
	X(FORWARD, "forward", PANE, PANES_ALL, run_forward, \
	  N_("forward again, to where you went back from")) \
	X(QUIT, "quit", PANE, PANES_ANY, run_quit, N_("quit at once")) \
	X(CALENDAR, "calendar", OTHER, PANES_ALL, run_calendar, \
	  N_("choose the calendar of dates, or two at once")) \
	X(BIDI, "bidi", OTHER, PANES_MAIN, run_bidi, \
	  N_("right-to-left text: ordered here, by the terminal, or by it in pieces")) \
	X(TERMINAL, "terminal", OTHER, PANES_MAIN, run_terminal, \
	  N_("say which terminal this is taken for, and who orders its text")) \
	X(HELP, "help", OTHER, PANES_ANY, run_help, \
	  N_("show or leave this help; / searches in it")) \
	X(TOUR, "tour", OTHER, PANES_ALL, tour_command, \
	  N_("a tour of the program, step by step; again: leave it, and come back to it")) \
	X(MOUSE, "mouse", OTHER, PANES_ANY, mouse_toggle, \
	  N_("mouse on or off; on, the terminal selects text while Shift is held")) \
	X(PROBLEMS, "problems", OTHER, PANES_ALL, run_problems, \
	  N_("list the problems met in the files, settings and keys; Enter shows the statement")) \
	X(SETTINGS, "settings", OTHER, PANES_ALL, run_settings, \
	  N_("list the settings with their values and where each is set; Enter changes one")) \
	X(RELOAD, "reload", OTHER, PANES_FILTERED, run_reload, N_("read the files again")) \
	X(SIDE, "side-by-side", READ, PANES_MAIN | PANE_SIDE, side_by_side, \
	  N_("side by side: two marked statements, or this one and its translation or occasion")) \
	X(AS_COMMAND, "as-command", TAKE, PANES_ALL, again_show, \
	  N_("show the command line that prints this view, and what it counts")) \
	X(LOG, "log", TAKE, PANES_ALL, again_log, \
	  N_("append what is shown to the log: program, files, query, counts, command line")) \
	X(REDRAW, "redraw", OTHER, PANES_ANY, run_redraw, N_("draw the screen again")) \
	X(SUSPEND, "suspend", OTHER, PANES_ANY, run_suspend, \
	  N_("stop, and give the terminal back to the shell")) \
	X(SORT_BEFORE, "sort-before", VIEW, PANE_CONCORDANCE, run_in_view, \
	  N_("concordance: by the word before; again: the second, the third")) \
	X(SORT_AFTER, "sort-after", VIEW, PANE_CONCORDANCE, run_in_view, \
	  N_("concordance: by the word after; again: the second, the third")) \
	X(VIEW_LEFT, "view-left", VIEW, PANE_TIMELINE | PANE_FACETS | PANE_CROSS | PANES_COUNTS, \
	  run_in_view, \
	  N_("timeline, values: the bar or field before; words: how sure; beside: span; phrases: words")) \
	X(VIEW_RIGHT, "view-right", VIEW, PANE_TIMELINE | PANE_FACETS | PANE_CROSS | PANES_COUNTS, \
	  run_in_view, \
	  N_("timeline, values: the next bar or field; words: how sure; beside: span; phrases: words")) \
	X(VIEW_PICK, "view-pick", VIEW, PANE_FACETS | PANE_PHRASES, run_in_view, \
	  N_("values: pick one, or no longer; phrases: around the filter's words")) \
	X(VIEW_UNIT, "view-unit", VIEW, PANE_TIMELINE | PANES_COUNTS, run_in_view, \
	  N_("timeline: years, months or decades; words: how many at least")) \
	X(VIEW_MEASURE, "view-measure", VIEW, PANE_TIMELINE | PANE_FACETS | PANES_COUNTS, run_in_view, \
	  N_("timeline: statements, hits, per 10,000 words, percent, how evenly spread; words: rarer, " \
	     "common; beside: side; passages: all")) \
	X(VIEW_SERIES, "view-series", VIEW, PANE_TIMELINE, run_in_view, \
	  N_("timeline: side by side the filter's terms, the most frequent speakers, parties ...")) \
	X(VIEW_QUERY, "view-query", VIEW, PANE_TIMELINE, run_in_view, \
	  N_("timeline: another query beside the filter; an empty line: the filter alone")) \
	X(VIEW_MEAN, "view-mean", VIEW, PANE_TIMELINE, run_in_view, \
	  N_("timeline: a moving mean of 3, 5, 7 ... years, or of the number typed before")) \
	X(PROMPT_ACCEPT, "prompt-accept", PROMPT, PANE_PROMPT, typing_accept, \
	  N_("keep what is typed")) \
	X(PROMPT_CANCEL, "prompt-cancel", PROMPT, PANE_PROMPT, typing_cancel, \
	  N_("everything as it was before")) \
	X(PROMPT_BACKSPACE, "prompt-backspace", PROMPT, PANE_PROMPT, typing_backspace, \
	  N_("delete the character before the cursor")) \
	X(PROMPT_DELETE, "prompt-delete", PROMPT, PANE_PROMPT, typing_edit, \
	  N_("delete the character at the cursor")) \
	X(PROMPT_LEFT, "prompt-left", PROMPT, PANE_PROMPT, typing_edit, N_("a character left")) \
	X(PROMPT_RIGHT, "prompt-right", PROMPT, PANE_PROMPT, typing_edit, N_("a character right")) \
	X(PROMPT_START, "prompt-start", PROMPT, PANE_PROMPT, typing_edit, \
	  N_("to the start of the line")) \
	X(PROMPT_END, "prompt-end", PROMPT, PANE_PROMPT, typing_edit, \
	  N_("to the end of the line")) \
	X(PROMPT_KILL_START, "prompt-kill-start", PROMPT, PANE_PROMPT, typing_edit, \
	  N_("delete all before the cursor")) \
	X(PROMPT_KILL_END, "prompt-kill-end", PROMPT, PANE_PROMPT, typing_edit, \
	  N_("delete all after the cursor")) \
	X(PROMPT_KILL_WORD, "prompt-kill-word", PROMPT, PANE_PROMPT, typing_edit, \
	  N_("delete the word before the cursor")) \
	X(PROMPT_COMPLETE, "prompt-complete", PROMPT, PANE_PROMPT, typing_complete, \
	  N_("put in the next of what could stand there")) \
	X(PROMPT_COMPLETE_BACK, "prompt-complete-back", PROMPT, PANE_PROMPT, typing_complete_back, \
	  N_("put in the one before")) \
	X(PROMPT_HELP, "prompt-help", PROMPT, PANE_PROMPT, typing_help, \
	  N_("show what may be typed, with examples of this archive; again: back to the line")) \
	X(PROMPT_DIACRITICS, "prompt-exact-diacritics", PROMPT, PANE_PROMPT, find_exact_diacritics, \
	  N_("let diacritics typed with letters count, or not")) \
	X(PROMPT_OLDER, "prompt-older", PROMPT, PANE_PROMPT, typing_edit, \
	  N_("what was typed before")) \
	X(PROMPT_NEWER, "prompt-newer", PROMPT, PANE_PROMPT, typing_edit, \
	  N_("what was typed after that"))
/* clang-format on */

#endif
