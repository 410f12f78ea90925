#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# check-deb.sh [SOURCES]: builds the Debian package of the sources (here: the tracked files), asks lintian, and, as
# root, installs it, runs it and removes it again. Needs dpkg-dev and debhelper; leaves the sources alone.
# `make check` has run before: the package's own run of it is left out. Exit status 77: tools are missing.
set -eu
src=$(cd "${1:-$(dirname "$0")/..}" && pwd)
for tool in dpkg-buildpackage dh lintian; do
  command -v "$tool" > /dev/null || { echo "no $tool (Debian: dpkg-dev debhelper lintian)"; exit 77; }
done
tmp=$(mktemp -d)
trap 'chmod -R u+w "$tmp"; rm -rf "$tmp"' EXIT
tree=$tmp/leader-reader
mkdir "$tree"
git -c safe.directory='*' -C "$src" ls-files -z | tar -C "$src" --null -T - -cf - | tar -C "$tree" -xf -
version=$(sed -n 's|^AC_INIT(\[leader-reader\],\[\([^]]*\)\].*|\1|p' "$tree/configure.ac")
tar -C "$tmp" -cJf "$tmp/leader-reader_$version.orig.tar.xz" leader-reader
cp -R "$tree/packaging/debian" "$tree/debian"
cd "$tree"
DEB_BUILD_OPTIONS="nocheck parallel=2" DEB_BUILD_PROFILES=nocheck dpkg-buildpackage -us -uc
cd "$tmp"
lintian --fail-on error,warning --allow-root --suppress-tags initial-upload-closes-no-bugs,unreleased-changes \
  ./*.changes
if test "$(id -u)" = 0 && ! dpkg -s leader-reader > /dev/null 2>&1; then
  dpkg -i ./leader-reader_"$version"-*.deb
  status=0
  (cd / && sh -e "$tree/debian/tests/smoke" && man -w leader-reader > /dev/null) || status=1
  test -x /usr/bin/leader-reader || status=1
  dpkg -P leader-reader
  test ! -e /usr/bin/leader-reader || status=1
  test ! -e /usr/share/leader-reader || status=1
  exit "$status"
fi
