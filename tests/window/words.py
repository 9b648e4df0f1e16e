"""The words on the screen, read from src/i18n: a label that is worded anew
does not break the journey, one that is gone is named."""

import re

from program import ROOT

ENTRY = re.compile(r'^\s+(\w+): "((?:[^"\\]|\\.)*)", "((?:[^"\\]|\\.)*)";', re.M)


def _read():
    words = {}
    for file in sorted((ROOT / "src" / "i18n").glob("*.rs")):
        text = file.read_text(encoding="utf-8")
        for block in re.finditer(r"^crate::messages! \{(.*?)^\}", text, re.M | re.S):
            name = re.search(r"^    (\w+) \{", block[1], re.M)
            for key, vi, en in ENTRY.findall(block[1]):
                words[f"{name[1]}.{key}"] = (vi, en)
    return words


WORDS = _read()


def t(name, language="vi"):
    """The words of a message: t("Wizard.UnitName")."""
    vi, en = WORDS[name]
    return vi if language == "vi" else en
