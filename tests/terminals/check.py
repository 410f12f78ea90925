# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
"""What real terminals make of right-to-left lines: pictures of them beside those that Pango makes.

check.py [--keep FOLDER] PROGRAM [TERMINAL...]: starts each terminal that is installed under Xvfb, shows
lines.xml, and compares the ink of each line, by quarters of a cell, with that of Pango's line. The right one must be
more like it than the ways in which it can be wrong (from the wrong end, turned round, brackets unmirrored).
Prints a table terminal x line. Exit: 0, 1 where something is wrong that is not known to be, 2 where it cannot run.
"""
import argparse, json, os, shutil, subprocess, sys, tempfile, time
import xml.etree.ElementTree as ET

try:
    import cairo, gi
    from PIL import ImageGrab

    gi.require_version("Pango", "1.0")
    gi.require_version("PangoCairo", "1.0")
    from gi.repository import Pango, PangoCairo
except (ImportError, ValueError) as missing:
    sys.exit("check-terminals needs python3-gi-cairo, gir1.2-pango-1.0 and python3-pil: %s" % missing)

HERE = os.path.dirname(os.path.abspath(__file__))
FONT = "DejaVu Sans Mono"
BINS = 4  # of a cell
ENOUGH = 0.6  # how much a line must be like Pango's
WORDS_ONLY = ["he"]  # the font lacks it, and each terminal takes another: where words begin and end must do

KITTY = "kitty -o font_size=12 -o initial_window_width=80c -o initial_window_height=26c " \
        "-o remember_window_size=no -o font_family='%s'" % FONT
KONSOLE = "konsole --nofork --hide-menubar --hide-tabbar -p 'Font=%s,12' -p TerminalColumns=80 " \
          "-p TerminalRows=26 -e" % FONT
XFCE = "xfce4-terminal --disable-server --hide-menubar --hide-scrollbar --geometry=80x26 --font='%s 12' -x" % FONT
XTERM = "xterm -fa '%s' -fs 12 -geometry 80x26 -e" % FONT
TMUX = " tmux -L check-terminals -f /dev/null new-session"
SCREEN = " screen -c /dev/null"

# Name, how it is started, and which columns of the table are known to be wrong, by whose fault.
TERMINALS = [
    ("xterm", XTERM, ""),
    ("urxvt", "urxvt -fn 'xft:%s:size=12' -geometry 80x26 -e" % FONT, ""),
    ("st", "st -f '%s:size=12' -g 80x26 -e" % FONT, ""),
    ("alacritty", "alacritty -o font.size=12 -o window.dimensions.columns=80 -o window.dimensions.lines=26 "
                  "-o 'font.normal.family=\"%s\"' -e" % FONT, ""),
    ("xfce4-terminal", XFCE, ""),
    ("konsole", KONSOLE, ""),
    ("mlterm", "mlterm --geometry 80x26 -w 16 -e", ""),
    ("qterminal", "qterminal -e", "ur"),  # letters that the font lacks are not joined
    ("pterm", "pterm -fn 'client:%s 12' -geometry 80x26 -e" % FONT, ""),
    ("kitty", KITTY, "fa zwnj ar marks ur mixed en brackets"),  # turns each word round
    ("kitty force_ltr", KITTY + " -o force_ltr=yes", ""),
    ("tmux in xterm", XTERM + TMUX, ""),
    ("tmux in xfce4-terminal", XFCE + TMUX, ""),
    ("tmux in konsole", KONSOLE + TMUX, ""),
    ("screen in xterm", XTERM + SCREEN, ""),
    # It orders rows from the left, and screen keeps isolates from it.
    ("screen in xfce4-terminal", XFCE + SCREEN, "fa zwnj ar he mixed en brackets match"),
]

# The pictures: the panes as they are; the text alone, from its start and to its end; a match gone to.
KEYS = ["", "\rz", "G", "\x1b\x1b/باغچه\r\rzn"]


def lines():
    """(direction, text) of the paragraphs; no direction: that of the language."""
    space = "{urn:leader-reader:archive:1}"
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    statement = ET.parse(os.path.join(HERE, "lines.xml")).getroot().find(space + "statement")
    return [(p.get(lang, "fa"), p.text) for p in statement.iter(space + "p")]


# ---- Pango's picture ----

def clusters(text, rtl):
    """The clusters of a line from left to right, each as BINS columns of ink for each cell that it takes."""
    size = 24
    surface = cairo.ImageSurface(cairo.FORMAT_A8, 4096, 4 * size)
    context = cairo.Context(surface)
    layout = PangoCairo.create_layout(context)
    layout.set_font_description(Pango.FontDescription("%s, DejaVu Sans %d" % (FONT, size)))
    layout.set_auto_dir(False)
    layout.get_context().set_base_dir(Pango.Direction.RTL if rtl else Pango.Direction.LTR)
    layout.set_text(text, -1)
    context.move_to(0, 0)
    PangoCairo.show_layout(context, layout)
    surface.flush()
    data, stride = surface.get_data(), surface.get_stride()
    place = layout.get_iter()
    found = []
    while True:
        _, logical = place.get_cluster_extents()
        x, width = logical.x / Pango.SCALE, logical.width / Pango.SCALE
        if width >= 1:
            found.append([ink(data, stride, 4 * size, x + width * k / BINS, x + width * (k + 1) / BINS)
                          for k in range(BINS)])
        if not place.next_cluster():
            return found


def ink(data, stride, rows, start, end):
    start, end = int(start), max(int(end), int(start) + 1)
    return sum(data[y * stride + x] for y in range(rows) for x in range(start, end)) / (end - start)


def profile(cells, words_only=False):
    """One number for each quarter, or only whether there is ink in a cell at all."""
    if words_only:
        return [float(sum(cell) > 0) for cell in cells]
    flat = [value for cell in cells for value in cell]
    top = max(flat) if flat else 0
    return [(value / top) ** 0.5 for value in flat] if top else flat


def ways(language, text):
    """The right picture of a line, and the wrong ones, by name."""
    rtl, words_only = language != "en", language in WORDS_ONLY
    turned = text.translate(str.maketrans("()[]{}«»", ")(][}{»«"))
    right = profile(clusters(text, rtl), words_only)
    found = {"right": right}
    for name, wrong in (("wrong end", clusters(text, not rtl)),
                        ("ordered twice", clusters("\u202d" + text, False)),
                        ("brackets", clusters(turned, rtl)),
                        ("reversed words", reversed_words(text, rtl))):
        wrong = profile(wrong, words_only)
        if wrong != right:
            found[name] = wrong
    return found


def reversed_words(text, rtl):
    """Words in their places, each from the wrong side."""
    found, word = [], []
    for cell in clusters(text, rtl) + [[0] * BINS]:
        if sum(cell) > 0:
            word.append(cell)
        else:
            found += word[::-1] + [cell]
            word = []
    return found[:-1]


# ---- the terminal's picture ----

class Screen:
    """A picture cut into rows of cells; inked: how much each quarter of a cell differs from its background."""

    def __init__(self, image, box, rows, columns):
        self.image, self.rows, self.columns = image.convert("L"), rows, columns
        self.x, self.y = box[0], box[1]
        self.width, self.height = (box[2] - box[0]) / columns, (box[3] - box[1]) / rows
        self.pixels = self.image.load()

    def area(self, row, column, part=0, parts=1):
        x = self.x + self.width * (column + part / parts)
        return (range(int(x), max(int(x + self.width / parts), int(x) + 1)),
                range(int(self.y + self.height * row), int(self.y + self.height * (row + 1))))

    def background(self, row, column):
        xs, ys = self.area(row, column)
        values = [self.pixels[x, y] for x in xs for y in ys]
        return max(set(values), key=values.count)

    def cell(self, row, column):
        own = self.background(row, column)
        bins = []
        for part in range(BINS):
            xs, ys = self.area(row, column, part, BINS)
            bins.append(sum(abs(self.pixels[x, y] - own) for x in xs for y in ys) / max(len(xs), 1))
        return bins

    def cells(self, row, start=0, end=None):
        return [self.cell(row, column) for column in range(start, self.columns if end is None else end)]


def likeness(a, b):
    """The correlation of two rows of numbers."""
    n = len(a)
    mean_a, mean_b = sum(a) / n, sum(b) / n
    both = sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b))
    one = sum((x - mean_a) ** 2 for x in a) * sum((y - mean_b) ** 2 for y in b)
    return both / one ** 0.5 if one > 0 else 0


def trimmed(cells):
    """Without the blank cells at both ends."""
    inked = [i for i, cell in enumerate(cells) if sum(cell) > 0]
    return cells[inked[0]:inked[-1] + 1] if inked else []


def likest(line, rows, spare):
    """How much LINE is like the row that is most like it, of those with so many cells more."""
    found = [likeness(line, row[start:start + len(line)]) for row, bins in rows
             for start in range(0, spare * bins + 1, bins) if len(row) == len(line) + spare * bins]
    return max(found, default=-1)


def check_lines(screens, texts):
    # A sign that the text goes on may stand in the last column.
    rows = [trimmed(screen.cells(row, 0, screen.columns - 1))
            for screen in screens for row in range(1, screen.rows - 1)]
    for language, text in texts:
        bins = 1 if language in WORDS_ONLY else BINS
        inked = [(profile(row, language in WORDS_ONLY), bins) for row in rows]
        for spare in 0, 1:  # a glyph may overhang
            scores = {name: likest(line, inked, spare) for name, line in ways(language, text).items()}
            name = max(scores, key=scores.get)
            if scores[name] >= ENOUGH:
                break
        yield ("ok" if name == "right" else name) if scores[name] >= ENOUGH else "?", scores


def check_rule(screen):
    """Whether the rule between the panes is one straight line, down or across."""
    body = range(1, screen.rows - 1)
    for column in range(4, screen.columns - 4):
        if all(sum(screen.cell(row, column)) > 0 for row in body):
            return "ok"
    for row in body:
        if all(sum(screen.cell(row, column)) > 0 for column in range(2, screen.columns - 2)):
            return "ok"
    return "sheared"


def check_match(screen, text, word):
    """Whether the cells that stand out by their background are those of WORD."""
    place = text.index(word)
    cells = clusters(text, True)
    start = sum(1 for c in clusters(text[place + len(word):], True))
    for row in range(1, screen.rows - 1):
        usual = screen.background(row, screen.columns - 1)
        marked = [c for c in range(screen.columns) if screen.background(row, c) != usual]
        inked = [c for c in range(screen.columns) if sum(screen.cell(row, c)) > 0 or c in marked]
        if not marked or inked[-1] - inked[0] + 1 != len(cells):
            continue
        wanted = list(range(inked[0] + start, inked[0] + start + len(word)))
        # On its first letter stands the cursor, which may turn it back.
        return "ok" if marked in (wanted, wanted[:-1]) else "elsewhere"
    return "?"


# ---- running ----

def take(display):
    return ImageGrab.grab(xdisplay=display).convert("RGB")


def wait(path, process, seconds):
    end = time.monotonic() + seconds
    while not os.path.exists(path):
        if time.monotonic() > end or process.poll() is not None:
            return False
        time.sleep(0.05)
    return True


def pictures(display, command, program, arguments, keep, language="en"):
    """Start a terminal; yields the screens, one for each line of KEYS."""
    folder = tempfile.mkdtemp(prefix="check-terminals-")
    try:
        write_homes(folder)
        with open(folder + "/keys", "w") as out:
            out.write("".join(json.dumps(keys) + "\n" for keys in KEYS))
        env = {"DISPLAY": display, "PATH": os.environ["PATH"], "HOME": folder, "XDG_RUNTIME_DIR": folder,
               "LC_ALL": "C.UTF-8", "LANGUAGE": language, "QT_QPA_PLATFORM": "xcb", "NO_AT_BRIDGE": "1",
               "LIBGL_ALWAYS_SOFTWARE": "1", "SHELL": "/bin/sh"}
        inside = "%s %s/inside.py %s %s %s" % (sys.executable, HERE, folder, program, arguments)
        process = subprocess.Popen(["/bin/sh", "-c", "exec " + command + " " + inside], env=env,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            yield from take_all(display, folder, process, keep)
        finally:
            process.terminate()
            process.wait()
            subprocess.run(["tmux", "-L", "check-terminals", "kill-server"], stderr=subprocess.DEVNULL, env=env) \
                if "tmux" in command else None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def take_all(display, folder, process, keep):
    shots = []
    for number in range(2 + len(KEYS)):
        if not wait("%s/%d" % (folder, number), process, 25):
            return
        time.sleep(0.3)
        shots.append(take(display))
        if number == 1:
            box = difference(shots[0], shots[1])
            with open(folder + "/size") as size:
                rows, columns = map(int, size.read().split())
        elif number > 1:
            if keep:
                shots[number].crop(box).save("%s-%d.png" % (keep, number - 1))
            yield Screen(shots[number], box, rows, columns)
        os.remove("%s/%d" % (folder, number))


def difference(a, b):
    from PIL import ImageChops

    return ImageChops.difference(a, b).getbbox()


def write_homes(home):
    """Fonts of those that take them from a file."""
    os.makedirs(home + "/.mlterm")
    with open(home + "/.mlterm/aafont", "w") as out:
        out.write("DEFAULT=%s\n" % FONT)
    os.makedirs(home + "/.config/qterminal.org")
    with open(home + "/.config/qterminal.org/qterminal.ini", "w") as out:
        out.write("[General]\nfontFamily=%s\nfontSize=12\nHideTabBarWithOneTab=true\nMenuVisible=false\n" % FONT)


def start_server():
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-noreset", "-screen", "0", "1200x800x24"],
                              pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as lines_of_server:
        number = lines_of_server.readline().strip()
    if not number:
        sys.exit("check-terminals: Xvfb does not start")
    return server, ":" + number


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--keep", help="keep the pictures in this folder")
    parser.add_argument("--scores", action="store_true", help="say how much each line is like what")
    parser.add_argument("program")
    parser.add_argument("terminal", nargs="*", help="only these")
    options = parser.parse_args()
    if not shutil.which("Xvfb"):
        print("check-terminals needs Xvfb")
        return 2
    if options.keep:
        os.makedirs(options.keep, exist_ok=True)
    texts = lines()
    names = ["fa", "zwnj", "ar", "marks", "he", "ur", "mixed", "en", "brackets", "rule", "match"]
    marked = texts[1][1]
    server, display = start_server()
    wrong = 0
    skipped = []
    print("%-26s" % "" + "".join("%-10s" % name for name in names))
    try:
        for name, command, known in TERMINALS:
            if options.terminal and name not in options.terminal:
                continue
            if not all(shutil.which(c) for c in [command.split()[0]] +
                       [m for m in ("tmux", "screen") if name.startswith(m + " ")]):
                skipped.append(name)
                continue
            keep = options.keep and os.path.join(options.keep, name.replace(" ", "-"))
            shots = list(pictures(display, command, os.path.abspath(options.program),
                                  "--no-config " + HERE + "/lines.xml", keep))
            if len(shots) < len(KEYS):
                results = ["none"] * len(names)
            else:
                results = []
                for result, scores in check_lines(shots[1:3], texts):
                    results.append(result)
                    if options.scores:
                        print({way: round(score, 2) for way, score in scores.items()})
                results += [check_rule(shots[0]), check_match(shots[3], marked, "باغچه")]
            cells = []
            for column, result in zip(names, results):
                bad = result != "ok"
                cells.append(result + ("*" if bad and column in known.split() else ""))
                wrong += bad and column not in known.split()
            print("%-26s" % name + "".join("%-10s" % cell[:9] for cell in cells), flush=True)
    finally:
        server.terminate()
        server.wait()
    print("* known, see the manual")
    if skipped:
        print("not installed: " + ", ".join(skipped))
    return 1 if wrong else 0


sys.exit(main())
