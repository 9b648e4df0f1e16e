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
        self.me.says("Chào mừng đến với Tự kiểm")
        self.me.click("Tạo đợt đánh giá", BUTTON)

    def unit(self):
        me = self.me
        me.type_into("Tên đơn vị", UNIT)
        me.type_into("Địa danh", "Hà Nam")
        me.reads("Chữ viết tắt trong số, ký hiệu", "UBND")
        me.type_into("Họ và tên thủ trưởng", HEAD)
        # What is missing is said beside its field, and the step stays.
        me.click("Tiếp tục", BUTTON)
        me.says("Hãy ghi chức vụ của thủ trưởng.")
        me.type_into("Chức vụ của thủ trưởng", "Chủ tịch")
        me.type_into("Họ và tên cán bộ", OFFICER)
        me.click("Tiếp tục", BUTTON)

    def regulation(self):
        me = self.me
        me.click("tỉnh Hải Dương", CHOICE, contains=True)
        me.type_into("Năm báo cáo", "2026")
        me.reads("Từ ngày", "01/01/2026")
        me.reads("Đến ngày", "31/12/2026")
        me.click("Tiếp tục", BUTTON)

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
        me.click("Tiếp tục", BUTTON)

    def create(self):
        me = self.me
        me.find(UNIT, LABEL)
        counted = me.find("mục áp dụng", LABEL, contains=True).name
        self.total = int(re.match(r"\d+", counted)[0])
        me.click("Tạo đợt đánh giá", BUTTON)
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
        reason = self.me.field("Lý do không áp dụng")
        wait_for("the reason to get the keyboard", reason.focused)
        # Without a reason nothing is stored.
        press(["Return"])
        self.me.says("Cần ghi lý do")
        self.answered(3)
        self.me.type_into("Lý do không áp dụng", REASON)
        press(["Return"])
        self.answered(4)
        self.me.gone("Lưu lý do", BUTTON)

    def undo(self):
        press(["ctrl+z"])
        self.answered(3)
        press(["ctrl+shift+z"])
        self.answered(4)

    def open_note(self):
        """Opens the note of the item that has the keyboard."""
        press(["n"])
        note = self.me.field("Ghi chú")
        wait_for("the note to get the keyboard", lambda: self.me.field("Ghi chú").focused())
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
        self.me.reads("Ghi chú", text)
        wait_for("the note to be saved", lambda: self.me.saved().name != before)

    def leave_note(self):
        press(["Escape"])
        wait_for("the note to lose the keyboard",
                 lambda: not any(f.focused() for f in self.me.all("Ghi chú", FIELD)))
        press(["Escape"])
        self.me.gone("Ghi chú", FIELD)

    def note(self):
        self.write_note(NOTE)
        self.leave_note()
        press(["1"])
        self.answered(5)

    def attach(self):
        file = self.desk.folder / EVIDENCE
        file.write_text("Biên bản rà soát tài khoản quý III\n", encoding="utf-8")
        self.me.type_into("Đường dẫn tệp minh chứng", str(file))
        press(["Return"])
        self.me.find(EVIDENCE, BUTTON)
        self.me.says("Minh chứng: 1")

    def plan(self):
        me = self.me
        me.click("Kế hoạch", BUTTON)
        me.click("Thêm việc", BUTTON)
        me.type_into("Việc cần làm", ACTION)
        me.type_into("Người thực hiện", OWNER)
        me.type_into("Hạn (ngày/tháng/năm)", "31/12/2026")
        me.type_into("Chi phí (đồng)", "1.500.000")
        me.click("Thêm vào kế hoạch", BUTTON)
        me.says("1 việc ·")
        me.click("Danh mục", BUTTON)

    def power_cut(self):
        self.write_note(LATE_NOTE)
        self.program.kill()
        vietnamese.start_ibus(self.desk)
        self.open_window(XMODIFIERS="@im=ibus")
        self.me.click("Mở Năm 2026", BUTTON)
        self.answered(5)
        press(["slash"])
        search = self.me.field("Tìm trong danh mục")
        wait_for("the search to get the keyboard", search.focused)
        keyboard.type_text("mat dien")
        self.me.says(LATE_NOTE)
        press(["Escape"])
        wait_for("the search to lose the keyboard", lambda: not search.focused())
        press(["j"])

    # To the leader and out.

    def summary(self):
        me = self.me
        me.click("Tổng hợp", BUTTON)
        me.click("Điểm tổng", BUTTON, begins=True)
        me.says("Cách tính")
        me.says("Điểm tổng = 100 ×")
        me.click("Đóng", BUTTON)
        me.gone("Cách tính", LABEL)

    def approve(self):
        me = self.me
        me.click("Trình lãnh đạo", BUTTON)
        me.click("Vẫn trình", BUTTON)
        me.find("Đã trình lãnh đạo", LABEL)
        me.click("Phê duyệt", BUTTON)
        me.find("Phê duyệt kết quả này?", LABEL)
        me.click("Phê duyệt", BUTTON, nth=-1)
        me.find("Đã duyệt", LABEL)
        me.click("Đi tới báo cáo", BUTTON)

    def sign(self):
        me = self.me
        me.secret_into("Đặt mật khẩu cho khoá mới", PASSPHRASE)
        me.secret_into("Gõ lại mật khẩu", PASSPHRASE)
        me.type_into("Tệp báo cáo", str(self.report))
        me.click("Ký và xuất báo cáo", BUTTON)
        me.find("Chữ ký hợp lệ", LABEL, timeout=120)
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
