"""Eyes and a mouse: finds widgets by the names a screen reader tells, goes
there with the pointer and clicks."""

import subprocess
import time

from desk import SCREEN, Failed, wait_for
import keyboard
from widgets import CHECKED, FOCUSED, Reader

BUTTON = ("push button", "toggle button", "button")
FIELD = ("text", "entry", "password text")
TICK = ("check box",)
CHOICE = ("radio button",)
LIST = ("combo box",)
LABEL = ("label",)


class Widget:
    """One thing in the window as it was when it was looked at."""

    def __init__(self, reader, place, role, name, box):
        self.reader, self.place, self.role, self.name = reader, place, role, name
        self.x, self.y, self.width, self.height = box

    def __repr__(self):
        return f"{self.role} “{self.name}” {self.x},{self.y} {self.width}×{self.height}"

    @property
    def middle(self):
        return self.x + self.width // 2, self.y + self.height // 2

    def text(self):
        return self.reader.text(self.place)

    def checked(self):
        return self.reader.state(self.place, CHECKED)

    def focused(self):
        return self.reader.state(self.place, FOCUSED)


class Person:
    """Uses the window of one program."""

    def __init__(self, program):
        self.program = program
        self.reader = Reader()
        pid = program.process.pid
        self.root = wait_for("the window's widgets", lambda: self.reader.application(pid), 30)

    def look(self, fits=lambda role, name: True):
        """The widgets of the window that fit, in reading order."""
        self.program.alive()
        found = [one for one in self.reader.tree(self.root) if fits(one[1], one[2])]
        boxes = self.reader.boxes([place for place, *_ in found])
        return [Widget(self.reader, *one, box) for one, box in zip(found, boxes) if box]

    def all(self, name, roles=None, begins=False, contains=False):
        """The widgets of this name now."""
        def fits(role, said):
            if roles and role not in roles:
                return False
            if begins:
                return said.startswith(name)
            return name in said if contains else said == name

        return self.look(fits)

    def find(self, name, roles=None, nth=0, timeout=15, **how):
        """Waits for a widget and gives it."""
        def found():
            widgets = self.all(name, roles, **how)
            return widgets[nth] if len(widgets) > nth or nth < 0 and widgets else None

        return wait_for(f"{'/'.join(roles or ('a widget',))} “{name}”", found, timeout)

    def gone(self, name, roles=None, timeout=15, **how):
        """Waits until there is no such widget."""
        wait_for(f"“{name}” to go", lambda: not self.all(name, roles, **how), timeout)

    def still(self, name, roles=None, nth=0, timeout=15, **how):
        """Waits for a widget that does not move any more."""
        before, rested = None, 0

        def rests():
            nonlocal before, rested
            widget = self.find(name, roles, nth, timeout, **how)
            now = (widget.x, widget.y)
            rested = rested + 1 if now == before else 0
            before = now
            return widget if rested >= 2 else None

        return wait_for(f"“{name}” to rest", rests, timeout, 0.08)

    def in_view(self, name, roles=None, nth=0, top=8, bottom=SCREEN[1] - 36, at=None, **how):
        """Turns the wheel until a widget can be clicked."""
        for _ in range(60):
            widget = self.still(name, roles, nth, **how)
            x, y = widget.middle
            if top < y < bottom and widget.width > 0:
                return widget
            self.point(*(at or (min(max(x, 5), SCREEN[0] - 5), SCREEN[1] // 2)))
            xdotool("click", "5" if y >= bottom else "4")
        raise Failed(f"“{name}” cannot be scrolled into view: {widget}")

    def point(self, x, y):
        xdotool("mousemove", str(x), str(y))

    def click_at(self, x, y):
        # A person's hand moves, comes to rest, and the button goes down and up: each is a
        # frame of its own, as the program sees it with a person too.
        xdotool("mousemove", str(x), str(y), "sleep", "0.12",
                "mousedown", "1", "sleep", "0.06", "mouseup", "1")

    def click(self, name, roles=None, nth=0, **how):
        """Clicks the middle of a widget."""
        widget = self.in_view(name, roles, nth, **how)
        self.click_at(*widget.middle)
        return widget

    def field(self, name, nth=0, **how):
        return self.find(name, FIELD, nth, **how)

    def type_into(self, name, text, nth=0, keys=None, delay=8, **how):
        """Clicks into a field, types and waits until it stands there."""
        # Where the cursor is there already, a click in the same moment as the
        # first letter would move it.
        if not self.field(name, nth, **how).focused():
            self.click(name, FIELD, nth, **how)
        self.empty(name, nth)
        if keys is None:
            keyboard.type_text(text, delay)
        else:
            keyboard.press(keys, delay)
        self.reads(name, text, nth)

    def empty(self, name, nth=0):
        """Waits for the keyboard to be in a field and takes out what stands there."""
        field = wait_for(f"“{name}” to get the keyboard",
                         lambda: next((f for f in [self.field(name, nth)] if f.focused()), None))
        length = len(field.text() or "")
        if not length:
            return

        def selected():
            keyboard.press(["ctrl+a"])
            time.sleep(0.1)
            return self.reader.selection(field.place) == (0, length)

        wait_for(f"all of “{name}” to be selected", selected, pause=0.2)
        keyboard.press(["BackSpace"])
        wait_for(f"“{name}” to be empty", lambda: not field.text())

    def secret_into(self, name, text, delay=8):
        """Types into a field that shows dots; only their number can be seen."""
        self.click(name, FIELD)
        self.empty(name)
        keyboard.type_text(text, delay)
        wait_for(f"“{name}” to hold {len(text)} letters",
                 lambda: len(self.field(name).text() or "") == len(text))

    def reads(self, name, text, nth=0, timeout=20):
        """Waits until a field holds exactly this text."""
        last = None

        def same():
            nonlocal last
            last = self.field(name, nth).text()
            return last == text

        try:
            wait_for("", same, timeout)
        except Failed:
            raise Failed(f"field “{name}” holds {last!r}, not {text!r}") from None

    def saved(self, timeout=20):
        """Waits until the bar below says that everything is saved."""
        return self.find("Đã lưu", LABEL, begins=True, timeout=timeout)

    def says(self, text, timeout=15):
        """Waits for words anywhere in the window."""
        return self.find(text, contains=True, timeout=timeout)


def xdotool(*words):
    subprocess.run(["xdotool", *words], check=True)
    time.sleep(0.01)
