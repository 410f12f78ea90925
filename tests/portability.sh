#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# The program on systems that are not this one: without each library that can be left out, with 32 bits,
# with the high byte first, on another C library. Each row is built with warnings as errors and runs the unit
# tests; the last lines say which rows passed, which failed, and which could not be run here and why.
#
#   tests/portability.sh            all rows; about an hour on two processors
#   tests/portability.sh ROW...     some of them: see below for their names
#
# Nothing is installed. A row of another system needs its compiler from Debian, which the line says; the
# libraries it is built with are fetched by apt into $WORK (portability-work here) and stay there for the next
# time. OFFLINE=yes fetches nothing. Works on a copy of the tracked files.
set -u
exec < /dev/null
cd "$(dirname "$0")/.." || exit 1
top=$PWD
work=${WORK:-$PWD/portability-work}
offline=${OFFLINE:-no}
export LC_ALL=C.UTF-8 CCACHE_NOHASHDIR=1
unset MAKEFLAGS CFLAGS CPPFLAGS LDFLAGS CC
jobs=$(nproc)
results=()

optional="fribidi libarchive pcre2 icu uchardet nettle yajl libcsv"
rows="nls $optional plain bits32 big-endian musl"
# what cross builds are linked with; the locale C.UTF-8 is in libc-bin
packages="libc6-dev libc-bin libncurses-dev libxml2-dev libunistring-dev libfribidi-dev libarchive-dev
  zlib1g-dev libpcre2-dev libicu-dev libuchardet-dev nettle-dev libyajl-dev libcsv-dev libcmocka-dev
  libvterm-dev"

ccache=
command -v ccache > /dev/null && ccache="ccache "

# say ROW RESULT
say() {
  results+=("$(printf '%-12s %s' "$1" "$2")")
  echo "== ${results[-1]}"
}

# cannot ROW COMMAND PACKAGE: says so where the command is missing
cannot() {
  command -v "$2" > /dev/null && return 1
  say "$1" "not run: there is no $2 (Debian: $3)"
}

# sources: the tracked files, as a tree that can be configured
sources() {
  rm -rf "$work/source" && mkdir -p "$work/source" || return 1
  if git -c safe.directory='*' rev-parse > /dev/null 2>&1; then
    git -c safe.directory='*' ls-files -z | tar --null -T - -cf - | tar -C "$work/source" -xf - || return 1
  else
    tar --exclude=./portability-work --exclude='*.o' -cf - . | tar -C "$work/source" -xf - || return 1
  fi
  (cd "$work/source" && autoreconf -fi > "$work/autoreconf.log" 2>&1)
}

# unit_tests: their names
unit_tests() {
  sed -n '/^unit_tests = /,/[^\\]$/s/.*\(tests\/unit\/test_[a-z0-9_]*\).*/\1/p' "$top/tests/local.mk"
}

# row NAME RUNNER CONFIGURE-ARGUMENT...: builds it and runs the unit tests by the command RUNNER
row() {
  local name=$1 runner=$2 start=$SECONDS tests log=$work/$1.log failed
  shift 2
  tests=$(unit_tests | grep -vx "${except:-nothing}" | tr '\n' ' ')
  echo "== $name ..."
  if ! (
    set -e
    rm -rf "$work/$name" && mkdir -p "$work/$name" && cd "$work/$name"
    "$work/source/configure" --quiet --enable-werror CFLAGS='-g -O1' "$@"
    make -k -j"$jobs"
    make -k -j"$jobs" $tests
  ) > "$log" 2>&1; then
    say "$name" "FAILED to build; $log: $(grep -m1 -E 'error:|\*\*\*' "$log")"
    return
  fi
  # a test that hangs is given up
  make -C "$work/$name" -j"$jobs" check TESTS="$tests" LOG_COMPILER="timeout 900 $runner" \
    check_PROGRAMS="$tests" >> "$log" 2>&1
  failed=$(sed -n 's/^\(FAIL\|ERROR\): *tests\/unit\///p' "$log" | tr '\n' ';')
  if test -n "$failed"; then
    say "$name" "FAILED: $failed"
  elif ! grep -q '^# PASS: *[1-9]' "$log"; then
    say "$name" "FAILED: no test has run; see $log"
  else
    say "$name" "passed, $(sed -n 's/^# PASS: *//p' "$log") tests in $((SECONDS - start)) s"
  fi
}

# fetch ROW FOLDER APT-ARGUMENT...: apt with lists of its own, below FOLDER
fetch() {
  local name=$1 apt=$2/apt
  shift 2
  if test "$offline" = yes; then
    say "$name" "not run: OFFLINE, and its libraries are not in $work"
    return 1
  fi
  mkdir -p "$apt"/lists/partial "$apt"/archives/partial "$apt"/state
  : > "$apt/status"
  local options=(-q -o "Dir::State=$apt/state" -o "Dir::State::lists=$apt/lists" -o Debug::NoLocking=1
    -o "Dir::State::status=$apt/status" -o "Dir::Cache=$apt" -o "Dir::Cache::archives=$apt/archives")
  # a list that is being renewed is no matter: the older one will do
  apt-get "${options[@]}" "${fetch_options[@]}" update
  apt-get "${options[@]}" "${fetch_options[@]}" "$@"
}
fetch_options=()

# sysroot ROW ARCHITECTURE: its libraries, unpacked into $work/sysroot-ARCHITECTURE
sysroot() {
  local root=$work/sysroot-$2 deb
  test -e "$root/complete" && return
  mkdir -p "$root"
  fetch_options=(-o "APT::Architecture=$2" -o "APT::Architectures::=$2")
  if ! fetch "$1" "$root" install -y --download-only --no-install-recommends $packages > "$root.log" 2>&1; then
    test "$offline" = yes || say "$1" "not run: the libraries could not be fetched; see $root.log"
    return 1
  fi
  for deb in "$root"/apt/archives/*.deb; do
    dpkg -x "$deb" "$root" || return 1
  done
  touch "$root/complete"
}

# cross ROW ARCHITECTURE TRIPLET RUNNER: built by the cross compiler of TRIPLET
cross() {
  local root=$work/sysroot-$2 libraries=${3/i686/i386}
  cannot "$1" "$3-gcc" "gcc-$3" && return
  sysroot "$1" "$2" || return
  PKG_CONFIG_LIBDIR=$root/usr/lib/$libraries/pkgconfig:$root/usr/share/pkgconfig \
    PKG_CONFIG_SYSROOT_DIR=$root \
    row "$1" "$4" --host="$3" CC="$ccache$3-gcc --sysroot=$root" \
    LDFLAGS="-Wl,-rpath-link,$root/lib/$libraries:$root/usr/lib/$libraries"
}

bits32() {
  local root=$work/sysroot-i386
  cross bits32 i386 i686-linux-gnu \
    "env GCONV_PATH=$root/usr/lib/i386-linux-gnu/gconv $root/lib/ld-linux.so.2 --library-path \
$root/lib/i386-linux-gnu:$root/usr/lib/i386-linux-gnu"
}

big_endian() {
  cannot big-endian qemu-s390x qemu-user && return
  # a limit of addresses would be the emulator's
  except=tests/unit/test_pages
  cross big-endian s390x s390x-linux-gnu "qemu-s390x -L $work/sysroot-s390x"
  except=
}

# library NAME CONFIGURE-ARGUMENT...: built for musl from Debian's sources
library() {
  local name=$1 prefix=$work/musl-root
  shift
  mkdir -p "$work/musl-build/$name" && cd "$work/musl-build/$name" &&
    tar --strip-components=1 -xf "$work"/musl-sources/"$name"_*.orig.tar.?z &&
    ./configure --quiet CC=musl-gcc CFLAGS=-O1 --prefix="$prefix" --disable-shared --enable-static "$@" &&
    make -j"$jobs" && make install
}

# objects NAME FOLDER FLAG...: a library of all C files in FOLDER of the sources NAME, whose own way to be
# built is not for cross compilers
objects() {
  local name=$1 folder=$2 prefix=$work/musl-root
  shift 2
  mkdir -p "$work/musl-build/$name" && cd "$work/musl-build/$name" &&
    tar --strip-components=1 -xf "$work"/musl-sources/"$name"_*.orig.tar.?z &&
    for c in "$folder"/*.c; do musl-gcc -O1 -Iinclude "$@" -c "$c" || return 1; done &&
    ar cr "$prefix/lib/lib$name.a" ./*.o && cp include/*.h "$prefix/include"
}

musl_libraries() {
  local root=$work/musl-root sources=$work/musl-sources
  test -e "$root/complete" && return
  rm -rf "$root" "$work/musl-build" && mkdir -p "$root" "$sources" "$root/lib" "$root/include"
  echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian \
$(. /etc/os-release && echo "$VERSION_CODENAME") main" > "$sources/list"
  fetch_options=(-o "Dir::Etc::sourcelist=$sources/list" -o Dir::Etc::sourceparts=/dev/null)
  if ! (cd "$sources" && fetch musl "$sources" source --download-only ncurses libxml2 libunistring cmocka \
    libvterm > "$root.log" 2>&1); then
    say musl "not run: the sources of the libraries could not be fetched; see $root.log"
    return 1
  fi
  if ! (
    set -e
    (library ncurses --enable-widec --without-cxx --without-cxx-binding --without-ada --without-tests \
      --without-manpages --without-progs --without-debug --disable-db-install --enable-pc-files \
      --with-default-terminfo-dir=/usr/share/terminfo \
      --with-terminfo-dirs=/etc/terminfo:/lib/terminfo:/usr/share/terminfo \
      --with-pkg-config-libdir="$root/lib/pkgconfig")
    (library libxml2 --without-python --without-lzma --without-zlib --without-icu)
    (library libunistring)
    (objects cmocka src -DHAVE_SIGNAL_H=1 -DHAVE_STRUCT_TIMESPEC=1 -DHAVE_STDINT_H -DHAVE_INTTYPES_H \
      -DHAVE_STDLIB_H -DHAVE_STRING_H -DHAVE_STRINGS_H -DHAVE_TIME_H -DHAVE_UNISTD_H -DHAVE_MALLOC_H \
      -DHAVE_CLOCK_GETTIME -DHAVE_CLOCK_REALTIME=1 -DHAVE_STRSIGNAL -DHAVE_SNPRINTF -DHAVE_VSNPRINTF \
      -DHAVE_CALLOC -DHAVE_EXIT -DHAVE_FREE -DHAVE_MALLOC -DHAVE_MEMCPY -DHAVE_MEMSET -DHAVE_PRINTF \
      -DHAVE_SETJMP -DHAVE_SIGNAL -DHAVE_STRCMP -DHAVE_STRCPY)
    (objects libvterm src -std=c99)
    mv "$root/lib/liblibvterm.a" "$root/lib/libvterm.a"
  ) >> "$root.log" 2>&1; then
    say musl "not run: a library could not be built with musl; see $root.log"
    return 1
  fi
  touch "$root/complete"
}

musl() {
  local root=$work/musl-root
  cannot musl musl-gcc musl-tools && return
  musl_libraries || return
  PKG_CONFIG_LIBDIR=$root/lib/pkgconfig CMOCKA_CFLAGS=-I$root/include CMOCKA_LIBS="-L$root/lib -lcmocka" \
    VTERM_CFLAGS=-I$root/include VTERM_LIBS="-L$root/lib -lvterm" \
    row musl '' CC="${ccache}musl-gcc" CPPFLAGS="-isystem $root/include" \
    LDFLAGS="-L$root/lib" --disable-nls $without_all
}
without_all=$(printf -- '--without-%s ' $optional)

mkdir -p "$work" || exit 1
work=$(cd "$work" && pwd)
sources || { echo "no sources: see $work/autoreconf.log" >&2; exit 1; }
for name in ${*:-$rows}; do
  case $name in
  nls) row nls '' CC="${ccache}gcc" --disable-nls ;;
  plain) row plain '' CC="${ccache}gcc" --disable-nls CPPFLAGS=-DBLOCKS_PLAIN $without_all ;;
  bits32) bits32 ;;
  big-endian) big_endian ;;
  musl) musl ;;
  *)
    case " $optional " in
    *" $name "*) row "$name" '' CC="${ccache}gcc" "--without-$name" ;;
    *) echo "there is no row $name, only $rows" >&2; exit 2 ;;
    esac
    ;;
  esac
done

echo
printf '%s\n' "${results[@]}"
! printf '%s\n' "${results[@]}" | grep -q FAILED
