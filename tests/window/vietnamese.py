"""Vietnamese typing as it comes from typing programs: UniKey's BackSpaces,
letters in pieces (NFD), and an input method of the desktop (ibus-unikey).
Not tried: Return in the middle of an underlined word. There ibus itself
delivers the Return before the word, to any program."""

import os
import subprocess
import unicodedata

import keyboard
from desk import Failed, wait_for
from keyboard import press, symbol
from person import xdotool
from words import t

SENTENCES = {
    12: "Mật khẩu quản trị được đổi mỗi quý, ghi sổ.",
    4: "Đường truyền số liệu chuyên dùng vẫn ổn định.",
    0: "Những thiết bị cũ đã được gỡ khỏi mạng nội bộ.",
}
PIECES = "Tiếng Việt gõ rời dấu"
PASTED = "Chữ dán từ nơi khác: Nguyễn Thị Hường"
TELEX = ("tieengs Vieejt ", "tiếng Việt ")
CUT_OFF = ("mangj nooij booj vaf maatj khaaur", "mạng nội bộ và mật khẩu")


class Typing:
    """Steps on notes of items that nothing else uses."""

    def __init__(self, journey):
        self.journey = journey
        self.written = set()

    def steps(self):
        """Without an input method."""
        steps = [
            (f"like UniKey, {delay} ms between keys", self._like_unikey(text, delay))
            for delay, text in SENTENCES.items()
        ]
        return steps + [
            ("letters typed in pieces are stored whole", self.pieces),
            ("letters pasted in pieces are stored whole", self.pasted),
        ]

    def ibus_steps(self):
        """With ibus-unikey in Telex."""
        return [
            ("ibus-unikey: “tieengs Vieejt ”", self.telex),
            ("ibus-unikey: a click elsewhere keeps the unfinished word", self.cut_off),
        ]

    def _like_unikey(self, text, delay):
        def do():
            self.journey.write_note(text, keyboard.like_unikey(text), delay)
            self.written.add(text)
            self.journey.leave_note()

        return do

    def _stored(self, text):
        """Waits until the letters stand in the field, in whatever pieces, and
        then until the closed row shows the note as it is stored."""
        def whole():
            note = self.journey.me.field(t("Checklist.Note")).text() or ""
            return unicodedata.normalize("NFC", note) == text

        wait_for(f"the note to read {text!r}", whole)
        self.journey.leave_note()
        self.journey.me.find(f"{t('Checklist.Note')}: {text}")
        self.written.add(text)

    def pieces(self):
        press(["j"])
        self.journey.open_note()
        press([symbol(letter) for letter in unicodedata.normalize("NFD", PIECES)])
        self._stored(PIECES)

    def pasted(self):
        press(["j"])
        self.journey.open_note()
        copy = subprocess.Popen(["xclip", "-selection", "clipboard", "-quiet"],
                                stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            copy.stdin.write(unicodedata.normalize("NFD", PASTED).encode())
            copy.stdin.close()
            wait_for("the clipboard to be filled", lambda: _clipboard() != "")
            press(["ctrl+v"])
            self._stored(PASTED)
        finally:
            copy.terminate()
            copy.wait()

    def telex(self):
        choose_engine("Unikey")
        keys, text = TELEX
        press(["j"])
        self.journey.open_note()
        keyboard.type_text(keys, 40)
        self._stored(text)

    def cut_off(self):
        keys, text = CUT_OFF
        me = self.journey.me
        press(["j"])
        self.journey.open_note()
        keyboard.type_text(keys, 40)
        # The last word is still underlined when the pointer goes elsewhere.
        me.reads(t("Checklist.Note"), text)
        corner = me.find(t("Screen.Checklist"))
        xdotool("mousemove", str(corner.x + 40), str(corner.y + 400), "click", "1")
        me.reads(t("Checklist.Note"), text)
        press(["Escape"])
        me.find(f"{t('Checklist.Note')}: {text}")
        self.written.add(text)


def _clipboard():
    asked = ["xclip", "-selection", "clipboard", "-o"]
    return subprocess.run(asked, capture_output=True, text=True).stdout


def start_ibus(desk):
    """The input method's daemon, with the plain keyboard until an engine is chosen."""
    if not os.path.exists("/usr/share/ibus/component/unikey.xml"):
        raise Failed("ibus-unikey is not installed")
    desk.start(["ibus-daemon", "--xim", "--panel", "disable", "--emoji-extension", "disable"])
    choose_engine("xkb:us::eng")


def leave_ibus():
    """Back to the plain keyboard. An engine brings a layout of its own and
    takes ours away."""
    choose_engine("xkb:us::eng")
    keyboard.lay_out()


def choose_engine(engine):
    """Unikey starts in Telex."""
    def chosen():
        subprocess.run(["ibus", "engine", engine], capture_output=True)
        told = subprocess.run(["ibus", "engine"], capture_output=True, text=True).stdout
        return told.strip() == engine

    wait_for(f"ibus to take the engine {engine}", chosen, 30, 0.3)
