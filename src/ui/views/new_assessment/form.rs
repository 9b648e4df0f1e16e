//! What is filled in, and the head of the assessment it makes.

use chrono::{Datelike, NaiveDate};

use crate::app::library::Library;
use crate::app::session::Session;
use crate::app::succession;
use crate::i18n::{date, parse_date, year_named};
use crate::model::assessment::{Head, State};
use crate::model::catalog::Catalog;
use crate::model::id::{AssessmentId, CatalogId};
use crate::model::profile::Profile;
use crate::model::scope::Scope;
use crate::model::text::{Language, clean_line, nfc};

/// The letters of a People's Committee in document numbers (NĐ 30/2020, Phụ lục VI).
const COMMITTEE: &str = "UBND";

/// The form of the wizard. Numbers and dates are kept as typed until they are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) profile: Profile,
    pub(super) catalog: Option<CatalogId>,
    pub(super) name: String,
    pub(super) year: String,
    pub(super) start: String,
    pub(super) end: String,
    /// One body a line.
    pub(super) recipients: String,
    /// The earlier assessment whose answers it begins with.
    pub(super) from: Option<AssessmentId>,
    /// A person chose [`Self::from`]; until then it is a suggestion.
    pub(super) from_chosen: bool,
    /// The head that is corrected; `None` for a new assessment.
    edited: Option<Box<Head>>,
    /// Which items the present answers bring in; found again after each change.
    scope: Option<(CatalogId, Profile, Scope)>,
    /// What was filled in at the start, to know whether a person touched it.
    begun_as: Option<Box<Form>>,
}

impl Form {
    /// A form filled in with what is known: the unit of the open assessment, or
    /// the unit's name in the newest one, and the current year.
    pub(super) fn new(session: &Session) -> Self {
        let open = session.current.as_ref();
        let known = open.map(|current| &current.assessment.head.profile);
        let profile = known.or(session.unit.as_ref()).cloned().unwrap_or_default();
        let catalog = session
            .current
            .as_ref()
            .map(|current| current.catalog.clone());
        let mut form = Self {
            profile,
            catalog: None,
            name: String::new(),
            year: String::new(),
            start: String::new(),
            end: String::new(),
            recipients: String::new(),
            from: None,
            from_chosen: false,
            edited: None,
            scope: None,
            begun_as: None,
        };
        form.suggest_symbol();
        let year = session.clock().now().year();
        form.set_year(year, session.settings.language);
        if let Some(catalog) = catalog {
            form.pick(&catalog);
        }
        form.begun_as = Some(Box::new(form.clone()));
        form
    }

    /// A form on an assessment that exists; its regulation stays.
    pub(super) fn of(head: &Head) -> Self {
        let mut form = Self {
            profile: head.profile.clone(),
            catalog: Some(head.catalog.clone()),
            name: head.name.clone(),
            year: head.year.to_string(),
            start: date(head.period_start),
            end: date(head.period_end),
            recipients: head.recipients.join("\n"),
            from: None,
            from_chosen: false,
            edited: Some(Box::new(head.clone())),
            scope: None,
            begun_as: None,
        };
        form.begun_as = Some(Box::new(form.clone()));
        form
    }

    /// The last day of the period where it can be read, else `today`.
    pub(super) fn day(&self, today: NaiveDate) -> NaiveDate {
        parse_date(&self.end).unwrap_or(today)
    }

    /// Whether it corrects an assessment that exists.
    pub(super) fn is_edit(&self) -> bool {
        self.edited.is_some()
    }

    /// Whether it corrects this very head.
    pub(super) fn fits(&self, head: &Head) -> bool {
        self.edited.as_deref() == Some(head)
    }

    /// The form as it was at the start.
    pub(super) fn afresh(&self) -> Option<Self> {
        let begun = self.begun_as.as_ref()?;
        Some(Self {
            begun_as: Some(begun.clone()),
            ..(**begun).clone()
        })
    }

    /// Whether a person filled something in.
    pub(super) fn is_touched(&self) -> bool {
        let Some(begun) = &self.begun_as else {
            return false;
        };
        let suggested = if self.from_chosen {
            self.from
        } else {
            begun.from
        };
        let plain = Self {
            from: suggested,
            scope: None,
            begun_as: None,
            ..self.clone()
        };
        plain != **begun
    }

    /// The letters in document numbers follow the kind of unit while they are
    /// empty or still our own suggestion.
    pub(super) fn suggest_symbol(&mut self) {
        let symbol = &mut self.profile.symbol;
        if self.profile.unit_type.is_committee() && symbol.is_empty() {
            COMMITTEE.clone_into(symbol);
        } else if !self.profile.unit_type.is_committee() && symbol == COMMITTEE {
            symbol.clear();
        }
    }

    /// Year, period and name for a year.
    pub(super) fn set_year(&mut self, year: i32, language: Language) {
        let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).map(date);
        self.year = year.to_string();
        self.start = day(1, 1).unwrap_or_default();
        self.end = day(12, 31).unwrap_or_default();
        self.name = year_named(language, year);
    }

    /// The year as a number, where it is one.
    pub(super) fn year(&self) -> Option<i32> {
        self.year
            .trim()
            .parse()
            .ok()
            .filter(|year| (2000..=2100).contains(year))
    }

    /// The period, where both days are dates.
    pub(super) fn period(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        (parse_date(&self.start), parse_date(&self.end))
    }

    /// Takes a regulation, with its recipients as the bodies are called today.
    pub(super) fn pick(&mut self, catalog: &Catalog) {
        self.catalog = Some(catalog.id.clone());
        let names = catalog.recipients.iter();
        let names = names.map(|body| body.now.as_ref().unwrap_or(&body.name).vi.as_str());
        self.recipients = names.collect::<Vec<_>>().join("\n");
    }

    /// Begins from the assessment that suits regulation and year best, unless a person chose.
    pub(super) fn suggest_from(&mut self, session: &Session) {
        if !self.from_chosen && !self.is_edit() {
            let year = self.year().unwrap_or(i32::MAX);
            let catalog = self.catalog.as_ref();
            self.from = catalog.and_then(|to| succession::ancestor(session, to, year));
        }
    }

    /// The recipients, one a line.
    pub(super) fn recipient_lines(&self) -> Vec<String> {
        let lines = self.recipients.lines().map(clean_line);
        lines.filter(|line| !line.is_empty()).collect()
    }

    /// Which items concern the unit as it is described now.
    pub(super) fn scope(&mut self, catalog: &Catalog) -> &Scope {
        let fits = |(id, profile, _): &(CatalogId, Profile, Scope)| {
            *id == catalog.id && *profile == self.profile
        };
        if !self.scope.as_ref().is_some_and(fits) {
            self.scope = None;
        }
        let found = self.scope.get_or_insert_with(|| {
            let scope = Scope::of(catalog, &self.profile);
            (catalog.id.clone(), self.profile.clone(), scope)
        });
        &found.2
    }

    /// The head of the assessment, where everything needed is there.
    /// `stored` is the head it corrects as it stands now; what the form does not ask stays.
    pub(super) fn head(&self, library: &Library, stored: Option<&Head>) -> Option<Head> {
        let catalog = library.get(self.catalog.as_ref()?).ok()?;
        let (start, end) = self.period();
        let mut profile = self.profile.clone();
        let Profile {
            name,
            governing_body,
            place,
            symbol,
            head,
            officer,
            ..
        } = &mut profile;
        let people = [
            &mut head.name,
            &mut head.title,
            &mut officer.name,
            &mut officer.title,
        ];
        for line in [name, governing_body, place, symbol]
            .into_iter()
            .chain(people)
        {
            *line = clean_line(line);
        }
        let kept =
            |text: fn(&Head) -> &String| stored.map_or_else(String::new, |h| text(h).clone());
        let version = stored.map_or(&catalog.content_version, |head| &head.catalog_version);
        Some(Head {
            name: clean_line(&nfc(&self.name)),
            catalog: catalog.id.clone(),
            catalog_version: version.clone(),
            year: self.year()?,
            period_start: start?,
            period_end: end?,
            profile,
            recipients: self.recipient_lines(),
            remarks: kept(|head| &head.remarks),
            proposals: kept(|head| &head.proposals),
            review: kept(|head| &head.review),
            state: stored.map_or(State::Draft, |head| head.state),
        })
    }
}
