# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Completion for bash. The program says what may come next (leader-reader --complete WORD...); this only takes the
# words off the command line and puts the answer back, quoted as the shell needs it.

# A word as the program will get it: without quotes and backslashes. Nothing in it is expanded.
_leader_reader_unquote() {
  local text=$1 quote='' out='' c i
  for ((i = 0; i < ${#text}; i++)); do
    c=${text:i:1}
    if [[ $c = \\ && $quote != \' ]]; then
      ((i += 1))
      out+=${text:i:1}
    elif [[ -z $quote && ($c = \' || $c = \") ]]; then
      quote=$c
    elif [[ $c = "$quote" ]]; then
      quote=
    else
      out+=$c
    fi
  done
  REPLY=$out
  open=$quote
}

_leader_reader() {
  local rest=${COMP_LINE:0:COMP_POINT} blank part i raw open REPLY line
  local -a words=() answers=()
  # bash parts words at "=" and ":" too: what no blank parts is one
  rest=${rest#"${COMP_WORDS[0]}"}
  for ((i = 1; i <= COMP_CWORD; i++)); do
    blank=${rest%%[![:space:]]*}
    rest=${rest#"$blank"}
    if [[ -n $blank || ${#words[@]} = 0 ]]; then words+=(''); fi
    part=${COMP_WORDS[i]}
    part=${part:0:${#rest}}
    words[${#words[@]} - 1]+=$part
    rest=${rest#"$part"}
  done
  raw=${words[${#words[@]} - 1]}
  for i in "${!words[@]}"; do
    _leader_reader_unquote "${words[i]}"
    words[i]=$REPLY
  done

  COMPREPLY=()
  mapfile -t answers < <("${COMP_WORDS[0]/#\~/$HOME}" --complete "${words[@]}" 2> /dev/null)
  if [[ ${answers[0]} = :files ]]; then
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -f -- "${REPLY#--*=}")
    return
  fi
  # readline replaces what follows the last "=" or ":", or the quotation mark that is open
  local head='' begins=0
  if [[ -z $open ]]; then head=${raw%"${raw##*[=:]}"}; fi
  for line in "${answers[@]}"; do
    line=${line%%$'\t'*}
    if [[ $line = "$REPLY"* ]]; then begins=1; fi
    if [[ -z $open ]]; then printf -v line %q "$line"; fi
    if [[ $open = \" ]]; then line=${line//\"/\\\"}; fi
    COMPREPLY+=("${line#"$head"}")
  done
  # where none goes on with what is typed, they are shown and nothing is taken away
  if [[ $begins = 0 && ${#COMPREPLY[@]} -gt 1 ]]; then COMPREPLY+=("${raw#"$head"}"); fi
  if [[ ${COMPREPLY[0]} = *[=:] ]]; then compopt -o nospace; fi
}
complete -F _leader_reader leader-reader
