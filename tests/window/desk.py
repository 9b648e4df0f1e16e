"""The desk the scripted person sits at: a screen of its own, a window manager,
a screen reader's bus. Everything it starts, it ends, by process id."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import time

SCREEN = (1366, 768)

# Windows without borders in the corner: at 1366×768 there is no room for more.
OPENBOX = """<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
<theme><keepBorder>no</keepBorder></theme>
<applications><application class="*"><decor>no</decor><focus>yes</focus>
<position force="yes"><x>0</x><y>0</y></position></application></applications>
</openbox_config>
"""


class Failed(Exception):
    """A step did not come to its end; the message says what was waited for."""


def wait_for(what, condition, timeout=15.0, pause=0.05):
    """Polls `condition` until it gives something true, and gives that."""
    end = time.monotonic() + timeout
    while True:
        got = condition()
        if got:
            return got
        if time.monotonic() > end:
            raise Failed(f"waited {timeout:.0f} s for {what}")
        time.sleep(pause)


class Desk:
    """Used as `with Desk() as desk:`, inside `dbus-run-session`."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tukiem-window-"))
        self.processes = []

    def __enter__(self):
        try:
            self._home()
            self._screen()
            self._bus()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, command, **options):
        """Starts a program that ends with the desk."""
        options.setdefault("stdout", subprocess.DEVNULL)
        options.setdefault("stderr", subprocess.DEVNULL)
        process = subprocess.Popen(command, **options)
        self.processes.append(process)
        return process

    def _home(self):
        """Nothing of the person who runs the test is read or written."""
        runtime = self.folder / "runtime"
        runtime.mkdir(mode=0o700)
        os.environ.update(
            HOME=str(self.folder),
            XDG_RUNTIME_DIR=str(runtime),
            XDG_CONFIG_HOME=str(self.folder / "config"),
            XDG_DATA_HOME=str(self.folder / "data"),
            XDG_CACHE_HOME=str(self.folder / "cache"),
            LC_ALL="C.UTF-8",
            LIBGL_ALWAYS_SOFTWARE="1",
        )
        for name in ("WAYLAND_DISPLAY", "XMODIFIERS", "GTK_IM_MODULE", "QT_IM_MODULE"):
            os.environ.pop(name, None)

    def _screen(self):
        reading, writing = os.pipe()
        size = f"{SCREEN[0]}x{SCREEN[1]}x24"
        self.start(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
            pass_fds=[writing],
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise Failed("Xvfb did not start")
        os.environ["DISPLAY"] = f":{number}"
        if shutil.which("openbox"):
            settings = self.folder / "openbox.xml"
            settings.write_text(OPENBOX)
            self.start(["openbox", "--config-file", str(settings), "--sm-disable"])
            wait_for("the window manager", lambda: "#" in _root_property("_NET_SUPPORTING_WM_CHECK"))

    def _bus(self):
        """The bus on which the window's widgets can be read."""
        self.start(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"])
        from gi.repository import Gio, GLib

        session = Gio.bus_get_sync(Gio.BusType.SESSION)

        def enable():
            value = GLib.Variant("b", True)
            arguments = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", value))
            try:
                session.call_sync(
                    "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set",
                    arguments, None, Gio.DBusCallFlags.NONE, 2000, None,
                )
            except GLib.Error:
                return False
            return True

        wait_for("the screen reader's bus", enable)


def _root_property(name):
    return subprocess.run(["xprop", "-root", name], capture_output=True, text=True).stdout
