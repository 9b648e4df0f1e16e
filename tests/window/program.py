"""The two programs under test, and the window of one of them."""

import os
import pathlib
import signal
import subprocess

from desk import Failed, wait_for

ROOT = pathlib.Path(__file__).resolve().parents[2]


def binaries():
    """The window that TUKIEM_BIN names (scripts/window-binaries.sh), and the
    command line beside it."""
    window = pathlib.Path(os.environ["TUKIEM_BIN"]).resolve()
    headless = window.with_name("tukiem-cli")
    for binary in (window, headless):
        if not os.access(binary, os.X_OK):
            raise SystemExit(f"{binary} is not there; TUKIEM_BIN must name a built tukiem")
    return window, headless


class Program:
    """One run of the window on a database."""

    def __init__(self, desk, binary, database, **environment):
        self.log = desk.folder / "tukiem.log"
        with self.log.open("ab") as log:
            self.process = desk.start(
                [binary, "--db", str(database)], stdout=log, stderr=log,
                env={**os.environ, **environment},
            )
        self.window = wait_for("the window", self._find_window, 30)
        self.focus()

    def _find_window(self):
        self.alive()
        found = ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)]
        found = subprocess.run(found, capture_output=True, text=True).stdout.split()
        return found[0] if found else None

    def focus(self):
        """Gives the window the keyboard, with or without a window manager."""
        subprocess.run(["xdotool", "windowfocus", "--sync", self.window], check=True)

    def alive(self):
        """Fails where the program has ended."""
        if self.process.poll() is not None:
            said = self.log.read_text(errors="replace")[-2000:]
            raise Failed(f"the program ended with {self.process.returncode}: {said}")

    def resize(self, width, height):
        subprocess.run(["xdotool", "windowsize", self.window, str(width), str(height)], check=True)

    def kill(self):
        """As a power cut would end it."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self):
        """As a person closes it; gives the exit code."""
        subprocess.run(["xdotool", "key", "ctrl+q"], check=True)
        try:
            return self.process.wait(15)
        except subprocess.TimeoutExpired as late:
            raise Failed("the window did not close within 15 s") from late

    def picture(self, path):
        """What stands on the screen, as a PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["import", "-window", "root", str(path)], check=False)
