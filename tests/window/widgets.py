"""The window as a screen reader is told it: AT-SPI, asked directly, with all
questions about one level of the tree on their way at once."""

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ROOT = "/org/a11y/atspi/accessible/root"
ACCESSIBLE = "org.a11y.atspi.Accessible"
PROPERTIES = "org.freedesktop.DBus.Properties"
CHECKED, FOCUSED = 4, 12  # bits of AtspiStateType


class Reader:
    """Reads the widgets of one process."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
            None, None, Gio.DBusCallFlags.NONE, 5000, None,
        ).unpack()[0]
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
                 | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

    def ask(self, questions):
        """The answers to (place, interface, method, arguments); None where the
        widget is gone."""
        answers = [None] * len(questions)
        left = len(questions)

        def answered(bus, result, at):
            nonlocal left
            left -= 1
            try:
                answers[at] = bus.call_finish(result).unpack()
            except GLib.Error:
                pass

        for at, ((name, path), interface, method, arguments) in enumerate(questions):
            self.bus.call(name, path, interface, method, arguments, None,
                          Gio.DBusCallFlags.NONE, 5000, None, answered, at)
        while left:
            GLib.MainContext.default().iteration(True)
        return answers

    def one(self, place, interface, method, arguments=None):
        return self.ask([(place, interface, method, arguments)])[0]

    def application(self, pid):
        """The place of a process's root, once it has told of itself."""
        root = ("org.a11y.atspi.Registry", ROOT)
        children = self.one(root, ACCESSIBLE, "GetChildren") or ([],)
        for place in children[0]:
            told = self.one(("org.freedesktop.DBus", "/org/freedesktop/DBus"),
                            "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                            GLib.Variant("(s)", (place[0],)))
            if told == (pid,):
                return tuple(place)
        return None

    def tree(self, root):
        """(place, role, name) of everything below `root`, in reading order."""
        named, below = {}, {}
        level = [root]
        while level:
            lists = self.ask([(place, ACCESSIBLE, "GetChildren", None) for place in level])
            following = []
            for place, told in zip(level, lists):
                below[place] = [tuple(child) for child in told[0]] if told else []
                following += below[place]
            get = GLib.Variant("(ss)", (ACCESSIBLE, "Name"))
            questions = [(place, PROPERTIES, "Get", get) for place in following]
            questions += [(place, ACCESSIBLE, "GetRole", None) for place in following]
            answers = self.ask(questions)
            half = len(following)
            for place, name, role in zip(following, answers[:half], answers[half:]):
                if name and role:
                    named[place] = (Atspi.role_get_name(Atspi.Role(role[0])), name[0])
            level = following

        def flat(place):
            for child in below.get(place, []):
                if child in named:
                    yield (child, *named[child])
                yield from flat(child)

        return list(flat(root))

    def boxes(self, places):
        """Where widgets stand on the screen: (x, y, width, height)."""
        screen = GLib.Variant("(u)", (0,))
        asked = [(place, "org.a11y.atspi.Component", "GetExtents", screen) for place in places]
        return [told and told[0] for told in self.ask(asked)]

    def text(self, place):
        """What stands in a field; None where it is gone."""
        told = self.one(place, "org.a11y.atspi.Text", "GetText", GLib.Variant("(ii)", (0, -1)))
        return told and told[0]

    def selection(self, place):
        """First and last position of what is selected in a field."""
        told = self.one(place, "org.a11y.atspi.Text", "GetSelection", GLib.Variant("(i)", (0,)))
        return told and (min(told), max(told))

    def state(self, place, bit):
        """Whether a state's bit is set."""
        told = self.one(place, ACCESSIBLE, "GetState")
        return bool(told and told[0][0] >> bit & 1)
