//! Entries as plain values, and real signed reports of made-up units.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};

use chrono::{DateTime, FixedOffset};
use tukiem::app::demo;
use tukiem::app::export::Snapshot;
use tukiem::app::library::Library;
use tukiem::model::assessment::Assessment;
use tukiem::model::catalog::Catalog;
use tukiem::model::id::{AssessmentId, AssessmentUid, CatalogId};
use tukiem::model::ranking::{
    ArticleName, ArticleShare, Carrier, Entry, Reading, Share, SignedTime,
};
use tukiem::model::response::{Answer, Response};
use tukiem::model::scope::Scope;
use tukiem::model::scoring::{Grade, Tenths, score};
use tukiem::report::document::{Document, LEADER_FIELD};
use tukiem::report::fonts::{Face, Fonts};
use tukiem::report::{layout, render_pages};
use tukiem::sign::{
    Appearance, OwnKeyRequest, SignRequest, SigningKey, generate_own_key, open_pkcs12, sign_pdf,
};
use zeroize::Zeroizing;

/// The shortest of the built-in regulations; it asks for a report before 15 November.
pub(crate) const REGULATION: &str = "quang-binh-26-2014";
/// Another one.
pub(crate) const OTHER: &str = "hai-phong-2993-2016";

pub(crate) fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

pub(crate) fn now() -> DateTime<FixedOffset> {
    at("2026-12-01T08:00:00+07:00")
}

/// An entry of a unit in 2026 with this score in tenths of a percent.
pub(crate) fn entry(unit: &str, tenths: u64) -> Entry {
    let grades = [
        (900, Grade::A),
        (800, Grade::B),
        (650, Grade::C),
        (500, Grade::D),
    ];
    let grade = grades.into_iter().find(|(from, _)| tenths >= *from);
    Entry {
        file: format!("{unit}.pdf"),
        carrier: Carrier::SignedPdf,
        unit: unit.to_owned(),
        symbol: String::new(),
        unit_type: None,
        uid: format!("uid of {unit}"),
        year: 2026,
        catalog: CatalogId::new(REGULATION),
        catalog_version: "1".to_owned(),
        score: Share {
            part: tenths,
            whole: 1000,
        },
        backed: Share {
            part: tenths / 2,
            whole: 1000,
        },
        completeness: Share { part: 1, whole: 1 },
        grade: Some(grade.map_or(Grade::E, |(_, grade)| grade)),
        critical: vec![],
        articles: vec![article("1", tenths, 1000), article("2", 10, 10)],
        signed: Some(SignedTime {
            at: at("2026-11-10T09:00:00+07:00"),
            proven: false,
        }),
        signers: vec![],
        trusted: false,
    }
}

pub(crate) fn article(number: &str, points: u64, possible: u64) -> ArticleShare {
    let name = ArticleName {
        number: number.to_owned(),
        title_vi: format!("Điều số {number}"),
        title_en: None,
    };
    ArticleShare {
        article: Arc::new(name),
        points,
        possible,
    }
}

pub(crate) fn report(entry: Entry) -> Reading {
    Reading::Report(Box::new(entry))
}

/// A unit whose real report is made.
#[derive(Clone)]
pub(crate) struct Unit {
    pub(crate) name: &'static str,
    pub(crate) uid: u8,
    pub(crate) year: i32,
    pub(crate) regulation: &'static str,
    /// One item of so many is not met.
    pub(crate) gap_every: usize,
    pub(crate) signed: &'static str,
}

impl Unit {
    pub(crate) fn new(name: &'static str, uid: u8, gap_every: usize) -> Self {
        Self {
            name,
            uid,
            year: 2026,
            regulation: REGULATION,
            gap_every,
            signed: "2026-11-10T09:00:00+07:00",
        }
    }

    fn catalog(&self) -> Arc<Catalog> {
        let library = Library::built_in().unwrap();
        library.get(&CatalogId::new(self.regulation)).unwrap()
    }

    /// What the unit answered.
    pub(crate) fn snapshot(&self) -> Snapshot {
        let catalog = self.catalog();
        let day = at(self.signed).date_naive();
        let mut head = demo::head(&catalog, day);
        self.name.clone_into(&mut head.profile.name);
        head.year = self.year;
        let uid = AssessmentUid([self.uid; 16]);
        let mut assessment = Assessment::new(AssessmentId(1), uid, head, at(self.signed));
        for (n, item) in catalog.items.iter().enumerate() {
            let answer = if n % self.gap_every == 0 {
                Answer::NotMet
            } else {
                Answer::Met
            };
            let response = Response {
                answer: Some(answer),
                ..Response::default()
            };
            assessment.responses.insert(item.id.clone(), response);
        }
        let scope = Scope::of(&catalog, &assessment.head.profile);
        let score = score(&catalog, &scope, &assessment);
        Snapshot {
            controls: Library::built_in().unwrap().controls.clone(),
            assessment,
            catalog,
            scope,
            score,
        }
    }

    pub(crate) fn document(&self) -> Document {
        self.snapshot().document(at(self.signed)).unwrap()
    }

    /// Its signed report; made once.
    pub(crate) fn report(&self) -> Vec<u8> {
        static MADE: LazyLock<Mutex<BTreeMap<String, Vec<u8>>>> = LazyLock::new(Mutex::default);
        let name = format!(
            "{} {} {} {} {} {}",
            self.name, self.uid, self.year, self.regulation, self.gap_every, self.signed
        );
        if let Some(made) = MADE.lock().unwrap().get(&name) {
            return made.clone();
        }
        let made = signed(&unsigned(&self.document()), self.signed);
        MADE.lock().unwrap().insert(name, made.clone());
        made
    }

    /// The score its report states.
    pub(crate) fn tenths(&self) -> Option<Tenths> {
        self.snapshot().score.overall.score()
    }

    pub(crate) fn write(&self, folder: &Path, name: &str) {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, self.report()).unwrap();
    }
}

pub(crate) fn unsigned(document: &Document) -> Vec<u8> {
    let pages = layout(document, Fonts::embedded().unwrap());
    render_pages(document, &pages).unwrap()
}

/// One key for all units, and its certificate.
pub(crate) static KEY: LazyLock<SigningKey> = LazyLock::new(|| {
    let day = now().date_naive();
    let request = OwnKeyRequest {
        person: "Nguyễn Thị Minh Huệ".into(),
        unit: "Ủy ban nhân dân xã mẫu".into(),
        from: day - chrono::Days::new(1000),
        to: day + chrono::Days::new(1000),
    };
    let passphrase = Zeroizing::new("khóa dùng để thử 2026".to_owned());
    let key = generate_own_key(&request, &passphrase).unwrap();
    open_pkcs12(&key, &passphrase).unwrap()
});

pub(crate) fn signed(pdf: &[u8], time: &str) -> Vec<u8> {
    let request = SignRequest {
        field: LEADER_FIELD,
        key: &KEY,
        time: at(time),
        reason: None,
        location: None,
        contact: None,
        appearance: Some(Appearance {
            picture: None,
            lines: vec![],
            font: Face::Regular.bytes(),
        }),
    };
    sign_pdf(pdf, &request).unwrap()
}
