//! What the OSCAL documents say to a reader, in both languages.

use crate::app::export::Snapshot;
use crate::exchange::oscal::{Document, Phrase, RoleName, Wording};
use crate::i18n::{self, Language, Translate};
use crate::model::catalog::{Article, Chapter};
use crate::model::response::Answer;
use crate::model::scoring::{Grade, Standing};

/// The words for one assessment.
pub(super) struct Words<'a> {
    pub(super) language: Language,
    pub(super) snapshot: &'a Snapshot,
}

impl Wording for Words<'_> {
    fn language(&self) -> Language {
        self.language
    }

    fn say(&self, phrase: Phrase<'_>) -> String {
        let l = self.language;
        match phrase {
            Phrase::Title(document) => self.title(document),
            Phrase::Role(role) => self.role(role).to_owned(),
            Phrase::Instrument => i18n::instrument_line(l, &self.snapshot.catalog),
            Phrase::Chapter(chapter) => self.chapter(chapter),
            Phrase::Article(article) => self.article(article),
            Phrase::Interval(interval) => i18n::interval(l, interval),
            Phrase::Criterion(criterion) => i18n::criterion(l, criterion),
            Phrase::Condition(condition) => i18n::condition(l, condition),
            Phrase::Force(force) => i18n::force(l, force).to_owned(),
            Phrase::WhyNot(why) => i18n::why_not(l, why),
            Phrase::Reviewed { inside, all } => l.pick(
                format!("{inside} trong {all} mục của bộ tiêu chí liên quan đến đơn vị và được đánh giá."),
                format!("{inside} of the {all} items of the checklist concern the unit and are assessed."),
            ),
            Phrase::Working => self.working(),
            Phrase::Answer(answer) => self.answer(answer),
            Phrase::Gap(answer) => self.gap(answer),
            fixed => self.fixed(fixed).to_owned(),
        }
    }
}

impl Words<'_> {
    fn title(&self, document: Document) -> String {
        let head = &self.snapshot.assessment.head;
        let (unit, year) = (&head.profile.name, head.year);
        let (vi, en) = match document {
            Document::Profile => ("Phạm vi áp dụng quy chế", "Scope of the regulation"),
            Document::Plan => ("Kế hoạch tự đánh giá", "Self-assessment plan"),
            Document::Results => ("Kết quả tự đánh giá", "Self-assessment results"),
            Document::ActionPlan => ("Kế hoạch khắc phục", "Remediation plan"),
        };
        self.language.pick(
            format!("{vi} năm {year} của {unit}"),
            format!("{en} {year}: {unit}"),
        )
    }

    fn role(&self, role: RoleName) -> &'static str {
        let l = self.language;
        match role {
            RoleName::Unit => l.pick("Đơn vị tự đánh giá", "Unit that assesses itself"),
            RoleName::Officer => l.pick("Người lập", "Prepared by"),
            RoleName::Head => l.pick("Thủ trưởng đơn vị", "Head of the unit"),
        }
    }

    fn chapter(&self, chapter: &Chapter) -> String {
        let title = chapter.title.get(self.language);
        if chapter.number.is_empty() {
            return title.to_owned();
        }
        let word = self.language.pick("Chương", "Chapter");
        format!("{word} {}. {title}", chapter.number)
    }

    fn article(&self, article: &Article) -> String {
        let title = article.title.get(self.language);
        let word = self.language.pick("Điều", "Article");
        format!("{word} {}. {title}", article.number)
    }

    fn answer(&self, answer: Option<&Answer>) -> String {
        let standing = i18n::standing(self.language, Standing::from(answer));
        let word = self.language.pick("Trả lời", "Answer");
        match answer {
            Some(Answer::NotApplicable { reason }) if !reason.trim().is_empty() => {
                let why = self.language.pick("Lý do", "Reason");
                format!("{word}: {standing}. {why}: {reason}")
            }
            _ => format!("{word}: {standing}."),
        }
    }

    fn gap(&self, answer: &Answer) -> String {
        let l = self.language;
        if *answer == Answer::Partial {
            l.pick(
                "Nội dung này mới đạt một phần, nên đơn vị chưa thực hiện đầy đủ quy chế."
                    .to_owned(),
                "This is only partly met, so the unit does not obey the regulation in full."
                    .to_owned(),
            )
        } else {
            l.pick(
                "Nội dung này chưa đạt, nên đơn vị chưa thực hiện quy chế.".to_owned(),
                "This is not met, so the unit does not obey the regulation.".to_owned(),
            )
        }
    }

    /// The score with the sums it comes from, as the report prints them.
    fn working(&self) -> String {
        let l = self.language;
        let (score, tally) = (&self.snapshot.score, &self.snapshot.score.overall);
        let Some(share) = tally.score() else {
            return l
                .pick(
                    "Không có mục nào trong tổng nên không có điểm.",
                    "No item is in the sum, so there is no score.",
                )
                .to_owned();
        };
        let (points, possible) = (tally.points, tally.possible);
        let backed_points = tally.backed_points;
        let share = i18n::percent(l, share);
        let backed = tally.backed_score().map(|share| i18n::percent(l, share));
        let backed = backed.unwrap_or_default();
        let method = l.pick(
            "Điểm = 100 × tổng (trọng số × giá trị) : tổng (2 × trọng số). Giá trị: Đạt 2, Đạt một phần 1, Chưa đạt và Chưa trả lời 0; mục Không áp dụng và ngoài phạm vi không tính. Trọng số: điều cấm 3, bắt buộc 2, khuyến nghị 1.",
            "Score = 100 × sum of (weight × value) : sum of (2 × weight). Value: met 2, partly met 1, not met and unanswered 0; items not applicable or out of scope are left out. Weight: prohibition 3, duty 2, recommendation 1.",
        );
        let sums = l.pick(
            format!("Điểm tổng: 100 × {points} : {possible} = {share}. Điểm có minh chứng: 100 × {backed_points} : {possible} = {backed}."),
            format!("Score: 100 × {points} : {possible} = {share}. Evidence-backed score: 100 × {backed_points} : {possible} = {backed}."),
        );
        let grade = score
            .grade
            .map(|grade| self.grade(grade, score.grade_before_cap));
        let lines = [Some(method.to_owned()), Some(sums), grade];
        lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }

    fn grade(&self, grade: Grade, before: Option<Grade>) -> String {
        let l = self.language;
        let name = |grade: Grade| format!("{} ({})", grade.letter(), i18n::grade(l, grade));
        let given = name(grade);
        match before.map(name) {
            Some(before) => l.pick(
                format!("Xếp loại: {given}; theo điểm là {before}, nhưng có nội dung điểm liệt chưa đạt nên không vượt quá C."),
                format!("Grade: {given}; the score alone gives {before}, but a critical item is not met, which allows no better than C."),
            ),
            None => l.pick(format!("Xếp loại: {given}."), format!("Grade: {given}.")),
        }
    }

    /// Sentences without facts.
    fn fixed(&self, phrase: Phrase<'_>) -> &'static str {
        let l = self.language;
        match phrase {
            Phrase::OwnWords => l.pick(
                "Câu hỏi và hướng dẫn do Tukiem soạn; lời của quy chế xem trong chính văn bản.",
                "Questions and guidance are Tukiem's own; for the words of the regulation see the regulation itself.",
            ),
            Phrase::NoSystemPlan => l.pick(
                "Đơn vị không có kế hoạch bảo đảm an toàn hệ thống (SSP) dạng OSCAL; đối tượng đánh giá là đơn vị.",
                "The unit has no system security plan in OSCAL; what is assessed is the unit itself.",
            ),
            Phrase::AssessTask => l.pick("Tự đánh giá", "Self-assessment"),
            Phrase::ReportTask => l.pick(
                "Gửi báo cáo năm (trước ngày này)",
                "Send the yearly report (before this day)",
            ),
            Phrase::ResultDescription => l.pick(
                "Đơn vị tự đánh giá việc thực hiện quy chế; câu trả lời chưa được bên ngoài kiểm tra.",
                "The unit's own assessment of how it obeys the regulation; nobody outside has checked the answers.",
            ),
            Phrase::Remarks => l.pick("Nhận xét của đơn vị", "Remarks of the unit"),
            Phrase::Proposals => l.pick("Kiến nghị của đơn vị", "Proposals of the unit"),
            Phrase::NoMeasure => l.pick(
                "Chưa lập biện pháp khắc phục cho nội dung này.",
                "No measure is planned for this yet.",
            ),
            Phrase::NothingToMend => l.pick(
                "Không có nội dung phải khắc phục.",
                "There is nothing to mend.",
            ),
            // The one phrase that is left: the title of a milestone.
            _ => l.pick("Hoàn thành biện pháp", "Measure finished"),
        }
    }
}
