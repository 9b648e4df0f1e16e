//! The four annexes, in the same file as the report: only the report is signed,
//! and the signature covers them (NĐ 30/2020, Phụ lục I).

use super::Source;
use super::{excluded, files, method, provisions};
use crate::model::evidence::Sha256;
use crate::report::document::{Annex, Block};

/// All annexes in order. `data` is the digest of the file with the report's data, if it travels along.
pub(super) fn annexes(source: Source<'_>, data: Option<Sha256>) -> Vec<Annex> {
    let profile = &source.assessment.head.profile;
    let reference = format!(
        "(Kèm theo Báo cáo số       /BC ngày       tháng       năm         của {})",
        profile.name
    );
    let annex = |number: &str, title: &str, landscape: bool, blocks: Vec<Block>| Annex {
        label: format!("Phụ lục {number}"),
        title: title.to_owned(),
        reference: reference.clone(),
        blocks,
        landscape,
    };
    vec![
        annex(
            "I",
            "KẾT QUẢ TỪNG ĐIỀU KHOẢN",
            true,
            provisions::blocks(source),
        ),
        annex("II", "DANH MỤC MINH CHỨNG", true, files::blocks(source)),
        annex(
            "III",
            "NỘI DUNG KHÔNG ÁP DỤNG VÀ NGOÀI PHẠM VI",
            false,
            excluded::blocks(source),
        ),
        annex(
            "IV",
            "PHƯƠNG PHÁP TÍNH ĐIỂM",
            false,
            method::blocks(source, data),
        ),
    ]
}
