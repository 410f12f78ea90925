# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
"""Run within a terminal: shows where its cells are, then the program, key by key.

inside.py FOLDER PROGRAM ARGUMENT...: FOLDER/keys has a line of keys for each picture (a string of JSON). Before
each picture a file FOLDER/N is made, and its removal awaited: 0 for the empty screen, 1 for all cells filled, then
one for each line of keys. The program runs on a pseudo-terminal of its own, so that keys need no window manager;
what the terminal answers is passed on to it.
"""
import fcntl, json, os, pty, select, sys, termios, time, tty

QUIET = 0.8  # seconds without output: the screen stands


def picture(folder, number):
    path = os.path.join(folder, str(number))
    open(path, "w").close()
    while os.path.exists(path):
        time.sleep(0.05)


def relay(master, seconds):
    """Pass bytes both ways until nothing has come from the program for so long; False: it has ended."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        ready, _, _ = select.select([0, master], [], [], 0.05)
        if 0 in ready:
            os.write(master, os.read(0, 4096))
        if master in ready:
            try:
                data = os.read(master, 65536)
            except OSError:
                return False
            os.write(1, data)
            end = time.monotonic() + seconds
    return True


def main():
    folder, program = sys.argv[1], sys.argv[2:]
    before = termios.tcgetattr(0)
    tty.setraw(0)
    time.sleep(1)  # the window may still be growing
    size = os.get_terminal_size(1)
    os.write(1, b"\033[?25l\033[2J\033[H")
    time.sleep(0.3)
    picture(folder, 0)
    for row in range(size.lines):
        os.write(1, b"\033[%d;1H\033[7m%s\033[m" % (row + 1, b" " * size.columns))
    time.sleep(0.3)
    with open(os.path.join(folder, "size"), "w") as out:
        out.write("%d %d" % (size.lines, size.columns))
    picture(folder, 1)
    os.write(1, b"\033[2J\033[H\033[?25h")
    pid, master = pty.fork()
    if pid == 0:
        os.execvp(program[0], program)
    fcntl.ioctl(master, termios.TIOCSWINSZ, fcntl.ioctl(0, termios.TIOCGWINSZ, b"\0" * 8))
    os.kill(pid, 28)  # SIGWINCH
    relay(master, 2 * QUIET)
    with open(os.path.join(folder, "keys")) as keys:
        for number, line in enumerate(keys, 2):
            for key in json.loads(line):
                os.write(master, key.encode())
                relay(master, 0.15)
            relay(master, QUIET)
            picture(folder, number)
    os.write(master, b"Q")
    relay(master, QUIET)
    termios.tcsetattr(0, termios.TCSANOW, before)


main()
