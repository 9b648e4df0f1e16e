"""Pictures of the screens with the demonstration's data. The four of the README
go to docs/screenshots; with --all every screen in each language, theme and
size goes to target/screens, for the team to look at; names after --all choose some."""

import hashlib
import itertools
import shutil
import sqlite3
import subprocess
import sys

import keyboard
from desk import SCREEN, Desk, wait_for
from person import BUTTON, CHOICE, Person, xdotool
from program import ROOT, Program, binaries
from words import t

SHOWN = ROOT / "docs" / "screenshots"
LOOKED_AT = ROOT / "target" / "screens"
MOST_BYTES = 300_000


# Words that stand on one screen only.
MARKS = {
    "Home": "Home.Remark", "Checklist": "Checklist.Search", "Evidence": "EvidenceText.Remark",
    "Plan": "Plan.Remark", "Summary": "Summary.Remark", "Report": "Report.Check",
    "Library": "LibraryText.Remark", "Collate": "Collate.Remark", "Settings": "Preference.Remark",
}


class Camera:
    """One run of the window in one look."""

    def __init__(self, desk, binary, data, folder, language="vi", theme="light", percent=100,
                 size=SCREEN):
        database = desk.folder / f"look-{folder.name}" / "tukiem.db"
        database.parent.mkdir()
        shutil.copy(data, database)
        store = sqlite3.connect(database)
        look = {"language": language, "theme": theme, "text_percent": str(percent)}
        store.executemany("INSERT OR REPLACE INTO setting VALUES (?, ?)", look.items())
        store.commit()
        store.close()
        self.folder, self.language = folder, language
        self.program = Program(desk, binary, database)
        self.me = Person(self.program)
        if size != SCREEN:
            self.program.resize(*size)

    def t(self, name):
        return t(name, self.language)

    def go(self, screen):
        self.me.click(self.t(f"Screen.{screen}"), BUTTON)
        self.me.find(self.t(MARKS[screen]), begins=True)

    def take(self, name):
        """A picture once two in a row are the same and no work is running."""
        xdotool("mousemove", str(SCREEN[0] - 1), str(SCREEN[1] - 1))
        path = self.folder / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        before = None

        def settled():
            nonlocal before
            subprocess.run(["import", "-window", self.program.window, "-strip", str(path)], check=True)
            now = hashlib.sha256(path.read_bytes()).digest()
            same, before = now == before, now
            return same

        wait_for(f"{name} to rest", settled, 40, 0.4)
        if path.stat().st_size > MOST_BYTES:
            subprocess.run(["convert", str(path), "-strip", "-colors", "255", f"PNG8:{path}"], check=True)
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} KiB", flush=True)

    def open_first(self):
        self.me.click(self.t("Home.Open") + " ", BUTTON, begins=True)
        self.me.find("39/2024/QĐ-UBND", contains=True)
        self.me.find(self.t("Checklist.Search"))

    def end(self):
        self.program.kill()


def readme(desk, window, data):
    camera = Camera(desk, window, data, SHOWN)
    camera.open_first()
    camera.me.click("Điều 9. ", begins=True)
    camera.me.find("Điều 9. ", ("label",), begins=True)
    camera.take("checklist")
    camera.go("Home")
    camera.take("home")
    camera.go("Summary")
    camera.take("summary")
    camera.go("Report")
    camera.me.gone(camera.t("Report.LayingOut"), timeout=120)
    camera.take("report")
    camera.end()


def every_screen(camera):
    """Each screen once, the wizard's and the dialogs too."""
    me = camera.me
    camera.take("01-home")
    camera.open_first()
    camera.take("02-checklist")
    keyboard.press(["Return"])
    me.field(camera.t("Checklist.Note"))
    camera.take("03-checklist-open-item")
    camera.go("Evidence")
    camera.take("04-evidence")
    camera.go("Plan")
    camera.take("05-plan")
    camera.go("Summary")
    camera.take("06-summary")
    me.click(camera.t("Summary.Score"), BUTTON, begins=True)
    me.find(camera.t("Working.Title"))
    camera.take("07-working")
    keyboard.press(["Escape"])
    camera.go("Report")
    me.gone(camera.t("Report.LayingOut"), timeout=120)
    camera.take("08-report")
    camera.go("Library")
    camera.take("15-library")
    camera.go("Collate")
    camera.take("17-collate")
    camera.go("Settings")
    camera.take("09-settings")
    keyboard.press(["ctrl+k"])
    me.find(camera.t("Shell.Commands"))
    camera.take("10-commands")
    keyboard.press(["Escape"])
    camera.go("Home")
    me.click(camera.t("Home.New"), BUTTON)
    me.find(camera.t("Wizard.UnitRemark"))
    camera.take("11-wizard-unit")
    me.click(camera.t("Wizard.Next"), BUTTON)
    me.click("Hải Dương", CHOICE, contains=True)
    camera.take("12-wizard-regulation")
    me.click(camera.t("Wizard.Next"), BUTTON)
    me.find(camera.t("Wizard.ScopeRemark"))
    camera.take("13-wizard-scope")
    me.click(camera.t("Wizard.Next"), BUTTON)
    me.find(camera.t("Wizard.ReviewRemark"))
    camera.take("14-wizard-review")


def looks():
    for language, theme in itertools.product(("vi", "en"), ("light", "dark")):
        yield f"{language}-{theme}", {"language": language, "theme": theme}
    yield "vi-light-1024x700", {"size": (1024, 700)}
    yield "vi-light-150", {"percent": 150}
    yield "en-light-150-1024x700", {"language": "en", "percent": 150, "size": (1024, 700)}


def main():
    window, headless = binaries()
    with Desk() as desk:
        keyboard.lay_out()
        made = desk.folder / "demo"
        subprocess.run([headless, "demo", "--out", str(made)], check=True, stdout=subprocess.DEVNULL)
        data = made / "tukiem.db"
        if "--all" not in sys.argv:
            readme(desk, window, data)
            return
        wanted = [word for word in sys.argv[1:] if word != "--all"]
        for name, look in looks():
            if wanted and name not in wanted:
                continue
            camera = Camera(desk, window, data, LOOKED_AT / name, **look)
            try:
                every_screen(camera)
            except Exception as error:  # the other looks are worth seeing all the same
                print(f"{name}: {error}", flush=True)
                camera.take("99-stopped-here")
            camera.end()


if __name__ == "__main__":
    main()
