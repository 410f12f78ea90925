# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Completion for fish. The program says what may come next (leader-reader --complete WORD...); this only hands over
# the words and shows the answer.
function __leader_reader_complete
    set -l typed (commandline -opc) (commandline -ct | string unescape)
    test (count $typed) -ge 2; or set -a typed ''
    set -l answers ($typed[1] --complete $typed[2..-1] 2>/dev/null)
    if test "$answers[1]" = ':files'
        set -l head (string match -r -- '^--[^=]*=' $typed[-1])
        for path in (__fish_complete_path (string replace -r -- '^--[^=]*=' '' $typed[-1]))
            echo $head$path
        end
    else
        printf '%s\n' $answers
    end
end
complete -c leader-reader -f -a '(__leader_reader_complete)'
