"""From an empty database to a signed PDF with mouse and keyboard, with a power
cut on the way; then other programs judge what was made."""

import re
import sys

import keyboard
import outside
import vietnamese
from desk import Desk, Failed, wait_for
from keyboard import press
from person import BUTTON, CHOICE, FIELD, LABEL, TICK, Person
from program import Program, binaries
from steps import Steps
from words import t

UNIT = "ỦY BAN NHÂN DÂN XÃ HÀ NAM"
HEAD = "Nguyễn Thị Hường"
OFFICER = "Đỗ Đức Phượng"
REASON = "Đơn vị không có máy chủ đặt tại trụ sở"
NOTE = "Đã rà soát ngày 12/11; còn thiếu biên bản của 2 phòng, sẽ bổ sung trước quý sau."
LATE_NOTE = "Ghi chú gõ ngay trước khi mất điện: khoá tủ mạng đã thay."
ACTION = "Thay mật khẩu mặc định của thiết bị mạng"
OWNER = "Tổ công nghệ số cộng đồng"
EVIDENCE = "Biên bản rà soát tài khoản.txt"
PASSPHRASE = "mat-khau-Thu-2026"


class Journey:
    """One person, one unit, one year."""

    def __init__(self, desk):
        self.desk = desk
        self.binary, self.headless = binaries()
        self.database = desk.folder / "tukiem.db"
        self.report = desk.folder / "báo cáo năm.pdf"
        self.me = self.program = None
        self.total = None

    def picture(self, path):
        if self.program:
            self.program.picture(path)

    def open_window(self, **environment):
        self.program = Program(self.desk, self.binary, self.database, **environment)
        self.me = Person(self.program)

    # Before there is anything.

    def welcome(self):
        self.open_window()
        self.me.says(t("Home.Welcome"))
        self.me.click(t("Wizard.Create"), BUTTON)

    def unit(self):
        me = self.me
        me.type_into(t("Wizard.UnitName"), UNIT)
        me.type_into(t("Wizard.Place"), "Hà Nam")
        me.reads(t("Wizard.Symbol"), "UBND")
        me.type_into(t("Wizard.HeadName"), HEAD)
        # What is missing is said beside its field, and the step stays.
        me.click(t("Wizard.Next"), BUTTON)
        me.says(t("Wizard.NeedHeadTitle"))
        me.type_into(t("Wizard.HeadTitle"), "Chủ tịch")
        me.type_into(t("Wizard.OfficerName"), OFFICER)
        me.click(t("Wizard.Next"), BUTTON)

    def regulation(self):
        me = self.me
        me.click("tỉnh Hải Dương", CHOICE, contains=True)
        me.type_into(t("Wizard.Year"), "2026")
        me.reads(t("Wizard.PeriodStart"), "01/01/2026")
        me.reads(t("Wizard.PeriodEnd"), "31/12/2026")
        me.click(t("Wizard.Next"), BUTTON)

    def scope(self):
        me = self.me
        before = me.find("mục áp dụng", LABEL, contains=True).name
        for fact in ("Đơn vị có mạng nội bộ (LAN)", "Đơn vị có mạng không dây (Wi-Fi)",
                     "Chủ quản hệ thống thông tin"):
            me.click(fact, TICK)
            wait_for(f"“{fact}” to be ticked", lambda: me.find(fact, TICK).checked())
        after = me.find("mục áp dụng", LABEL, contains=True).name
        if before == after:
            raise Failed(f"the count of items did not follow the scope: {after}")
        me.click(t("Wizard.Next"), BUTTON)

    def create(self):
        me = self.me
        me.find(UNIT, LABEL)
        counted = me.find("mục áp dụng", LABEL, contains=True).name
        self.total = int(re.match(r"\d+", counted)[0])
        me.click(t("Wizard.Create"), BUTTON)
        self.answered(0)
        me.saved()

    # The checklist.

    def answered(self, count):
        """Waits until the bar above counts so many answers."""
        self.me.find(f"{count}/{self.total}", LABEL, timeout=20)

    def chosen(self, answer):
        """Waits until an answer of the list is lit."""
        def lit():
            return any(one.checked() for one in self.me.all(answer, CHOICE))

        wait_for(f"“{answer}” to be lit", lit)

    def three_answers(self):
        # An article with enough items for all that follows.
        self.me.click("Điều 9. ", begins=True)
        self.me.find("Điều 9. ", LABEL, begins=True)
        for count, (key, answer) in enumerate(
                (("1", "Đạt"), ("2", "Đạt một phần"), ("3", "Chưa đạt")), 1):
            press([key])
            self.answered(count)
            self.chosen(answer)
            press(["j"])

    def not_applicable(self):
        press(["4"])
        reason = self.me.field(t("Checklist.Reason"))
        wait_for("the reason to get the keyboard", reason.focused)
        # Without a reason nothing is stored.
        press(["Return"])
        self.me.says("Cần ghi lý do")
        self.answered(3)
        self.me.type_into(t("Checklist.Reason"), REASON)
        press(["Return"])
        self.answered(4)
        self.me.gone(t("Checklist.SaveReason"), BUTTON)

    def undo(self):
        press(["ctrl+z"])
        self.answered(3)
        press(["ctrl+shift+z"])
        self.answered(4)

    def open_note(self):
        """Opens the note of the item that has the keyboard."""
        press(["n"])
        note = self.me.field(t("Checklist.Note"))
        wait_for("the note to get the keyboard", lambda: self.me.field(t("Checklist.Note")).focused())
        return note

    def write_note(self, text, keys=None, delay=8):
        """Types a note on the item after this one; it is saved without a button."""
        press(["j"])
        self.open_note()
        before = self.me.saved().name
        if keys is None:
            keyboard.type_text(text, delay)
        else:
            keyboard.press(keys, delay)
        self.me.reads(t("Checklist.Note"), text)
        wait_for("the note to be saved", lambda: self.me.saved().name != before)

    def leave_note(self):
        press(["Escape"])
        wait_for("the note to lose the keyboard",
                 lambda: not any(f.focused() for f in self.me.all(t("Checklist.Note"), FIELD)))
        press(["Escape"])
        self.me.gone(t("Checklist.Note"), FIELD)

    def note(self):
        self.write_note(NOTE)
        self.leave_note()
        press(["1"])
        self.answered(5)

    def attach(self):
        file = self.desk.folder / EVIDENCE
        file.write_text("Biên bản rà soát tài khoản quý III\n", encoding="utf-8")
        self.me.type_into(t("Checklist.Path"), str(file))
        press(["Return"])
        self.me.find(EVIDENCE, BUTTON)
        self.me.says("Minh chứng: 1")

    def plan(self):
        me = self.me
        me.click(t("Screen.Plan"), BUTTON)
        me.click(t("Plan.AddWork"), BUTTON)
        me.type_into(t("Plan.Action"), ACTION)
        me.type_into(t("Plan.Owner"), OWNER)
        me.type_into(t("Plan.Deadline"), "31/12/2026")
        me.type_into(t("Plan.Cost"), "1.500.000")
        me.click(t("Plan.Add"), BUTTON)
        me.says("1 việc ·")
        me.click(t("Screen.Checklist"), BUTTON)
        me.find(t("Checklist.Keys"), LABEL)

    def power_cut(self):
        self.write_note(LATE_NOTE)
        self.program.kill()
        vietnamese.start_ibus(self.desk)
        self.open_window(XMODIFIERS="@im=ibus")
        self.me.click("Mở Năm 2026", BUTTON)
        self.answered(5)
        press(["slash"])
        search = self.me.field(t("Checklist.Search"))
        wait_for("the search to get the keyboard", search.focused)
        keyboard.type_text("mat dien")
        self.me.says(LATE_NOTE)
        self.me.reads(t("Checklist.Search"), "mat dien")

        def cleared():
            press(["Escape"])
            return not (search.focused() or search.text())

        wait_for("Escape to end the search", cleared, pause=0.5)

    # To the leader and out.

    def summary(self):
        vietnamese.leave_ibus()
        me = self.me
        me.click(t("Screen.Summary"), BUTTON)
        me.click(t("Summary.Score"), BUTTON, begins=True)
        me.says(t("Working.Title"))
        me.says("Điểm tổng = 100 ×")
        me.click(t("Summary.Close"), BUTTON)
        me.gone(t("Working.Title"), LABEL)

    def approve(self):
        me = self.me
        me.click(t("Summary.Submit"), BUTTON)
        me.click(t("Summary.SubmitAnyway"), BUTTON)
        me.find("Đã trình lãnh đạo", LABEL)
        me.click(t("Summary.Approve"), BUTTON)
        me.find(t("Summary.BeforeApprove"), LABEL)
        me.click(t("Summary.Approve"), BUTTON, nth=-1)
        me.find("Đã duyệt", LABEL)
        me.click(t("Summary.ToReport"), BUTTON)

    def sign(self):
        me = self.me
        me.secret_into(t("Report.NewPassphrase"), PASSPHRASE)
        me.secret_into(t("Report.Confirm"), PASSPHRASE)
        me.type_into(t("Report.File"), str(self.report))
        me.click(t("Report.SignAndExport"), BUTTON)
        me.find(t("Report.Valid"), LABEL, timeout=120)
        me.find("Đã ký", LABEL)

    def close(self):
        self.me.saved()
        code = self.program.close()
        if code:
            raise Failed(f"the program ended with {code}")


def main():
    steps = Steps()
    with Desk() as desk:
        keyboard.lay_out()
        journey = Journey(desk)
        typing = vietnamese.Typing(journey)

        def step(name, do, **how):
            steps.run(name, do, journey.picture, **how)

        step("a new database welcomes and offers the first step", journey.welcome)
        step("wizard 1: the unit; a missing field is named", journey.unit)
        step("wizard 2: the regulation of Hải Dương and the year", journey.regulation)
        step("wizard 3: ticking facts and roles changes what applies", journey.scope)
        step("wizard 4: review and create", journey.create)
        step("keys 1, 2, 3 answer; J goes on", journey.three_answers)
        step("key 4 asks for a reason and stores nothing without one", journey.not_applicable)
        step("Ctrl+Z and Ctrl+Shift+Z", journey.undo)
        step("N opens the note; it is saved by itself", journey.note)
        step("evidence by its typed path", journey.attach)
        step("a line of the plan", journey.plan)
        for name, do in typing.steps():
            step(name, do, stands_alone=True)
        step("a note survives SIGKILL after “Đã lưu”", journey.power_cut)
        for name, do in typing.ibus_steps():
            step(name, do, stands_alone=True)
        step("summary: a number shows its working", journey.summary)
        step("submit and approve", journey.approve)
        step("sign with Tukiem's own key", journey.sign)
        step("Ctrl+Q closes", journey.close)
        for name, do in outside.steps(journey, typing):
            step(name, do, stands_alone=True)
    sys.exit(steps.end())


if __name__ == "__main__":
    main()
