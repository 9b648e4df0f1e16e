"""Keys as a person presses them. Every Vietnamese letter has a key of its own
before the program starts: xdotool alone gives one key a new letter for each it
lacks, and then letters race."""

import re
import subprocess
import unicodedata

VOWELS = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0303\u0309\u0323"
# What a letter is typed as before its mark.
PLAIN = str.maketrans("ăâêôơưđ", "aaeooud")


def letters():
    """The small letters that no plain keyboard has, and the combining marks."""
    marked = [unicodedata.normalize("NFC", v + t) for v in VOWELS for t in TONES]
    return list("ăâêôơưđ") + marked


def lay_out():
    """Gives each letter a free key, its capital with Shift."""
    table = subprocess.run(["xmodmap", "-pke"], capture_output=True, text=True, check=True).stdout
    keys = re.findall(r"^keycode +(\d+) =[ \t]*(\S*)", table, re.M)
    free = [int(code) for code, name in keys if not name or name.startswith(("XF86", "KP_", "Sun"))]
    modifiers = subprocess.run(["xmodmap", "-pm"], capture_output=True, text=True, check=True).stdout
    taken = {int(code, 16) for code in re.findall(r"\(0x([0-9a-f]+)\)", modifiers)}
    free = [code for code in free if code not in taken]
    pairs = [(symbol(l), symbol(l.upper())) for l in letters()]
    marks = TONES + "\u0302\u0306\u031b"
    pairs += [(symbol(m), symbol(m)) for m in marks]
    if len(free) < len(pairs):
        raise RuntimeError(f"{len(free)} free keys for {len(pairs)} letters")
    lines = [f"keycode {code} = {low} {high}" for code, (low, high) in zip(free[::-1], pairs)]
    subprocess.run(["xmodmap", "-"], input="\n".join(lines) + "\n", text=True, check=True)


NAMED = {
    " ": "space", ",": "comma", ".": "period", "/": "slash", "-": "minus", ":": "colon",
    ";": "semicolon", "(": "parenleft", ")": "parenright", "_": "underscore", "\n": "Return",
    "%": "percent", "'": "apostrophe", '"': "quotedbl", "!": "exclam", "?": "question",
    "+": "plus", "=": "equal",
}


def symbol(letter):
    """The X name of a letter."""
    if letter.isascii():
        return NAMED.get(letter, letter)
    return f"U{ord(letter):04X}"


def press(keys, delay=8):
    """Presses keys by their X names, `delay` ms apart."""
    for start in range(0, len(keys), 200):
        part = keys[start:start + 200]
        subprocess.run(["xdotool", "key", "--delay", str(delay), *part], check=True)


def type_text(text, delay=8):
    """Types each letter with its own key."""
    press([symbol(letter) for letter in text], delay)


def like_unikey(text):
    """The keys that UniKey in its usual mode makes of `text` typed in Telex:
    plain letters, then BackSpaces and the same letters with their marks."""
    keys = []
    for word in re.split(r"(\s+)", text):
        shown = ""
        for letter in word:
            base = unicodedata.normalize("NFD", letter)
            bare = unicodedata.normalize("NFC", "".join(c for c in base if c not in TONES))
            typed = bare.lower().translate(PLAIN)
            typed = typed.upper() if letter.isupper() else typed
            keys.append(symbol(typed))
            if typed != bare:
                # The second a of "aa" never arrives: the a is taken back and â comes.
                keys += ["BackSpace", symbol(bare)]
            shown += bare
        # The tone is typed last; all from the first letter it changes is typed anew.
        same = next((at for at, (a, b) in enumerate(zip(shown, word)) if a != b), len(word))
        keys += ["BackSpace"] * (len(word) - same) + [symbol(letter) for letter in word[same:]]
    return keys
