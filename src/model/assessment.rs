//! One self-assessment (đợt đánh giá) of a unit against one catalog.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::evidence::Evidence;
use super::id::{AssessmentId, AssessmentUid, CatalogId, EvidenceId, ItemId, RemediationId};
use super::profile::Profile;
use super::remediation::Remediation;
use super::response::Response;

/// Where an assessment stands on its way to the receiving agency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// The officer works on it.
    #[default]
    Draft,
    /// With the leader.
    Submitted,
    /// Approved: frozen.
    Approved,
    /// The signed report has been exported.
    Signed,
}

impl State {
    /// Whether answers may still change.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Submitted)
    }
}

/// What is said once for the whole assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Name in lists, such as "Năm 2026".
    pub name: String,
    /// The catalog it is made against …
    pub catalog: CatalogId,
    /// … and that catalog's version.
    pub catalog_version: String,
    /// Year reported on.
    pub year: i32,
    /// First day of the period.
    pub period_start: NaiveDate,
    /// Last day of the period: the day as of which evidence must be fresh.
    pub period_end: NaiveDate,
    /// The unit as it is in this assessment.
    pub profile: Profile,
    /// To whom the report goes, one body a line.
    pub recipients: Vec<String>,
    /// Remarks of the unit for the body of the report.
    pub remarks: String,
    /// Proposals to the receiving agency.
    pub proposals: String,
    /// What the leader said on returning it; not printed.
    pub review: String,
    /// Where it stands.
    pub state: State,
}

/// The whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Number in the database.
    pub id: AssessmentId,
    /// The same in every database and file that holds it.
    pub uid: AssessmentUid,
    /// When it was made.
    pub created: DateTime<FixedOffset>,
    /// When anything of it last changed.
    pub changed: DateTime<FixedOffset>,
    /// Said once.
    pub head: Head,
    /// Answers; an item without an entry is unanswered.
    pub responses: BTreeMap<ItemId, Response>,
    /// Evidence.
    pub evidence: BTreeMap<EvidenceId, Evidence>,
    /// Which evidence proves which item.
    pub links: BTreeSet<(ItemId, EvidenceId)>,
    /// The remediation plan.
    pub plan: BTreeMap<RemediationId, Remediation>,
}

impl Assessment {
    /// An empty assessment.
    pub fn new(
        id: AssessmentId,
        uid: AssessmentUid,
        head: Head,
        now: DateTime<FixedOffset>,
    ) -> Self {
        Self {
            id,
            uid,
            created: now,
            changed: now,
            head,
            responses: BTreeMap::new(),
            evidence: BTreeMap::new(),
            links: BTreeSet::new(),
            plan: BTreeMap::new(),
        }
    }

    /// What was recorded for an item, blank where nothing was.
    pub fn response(&self, item: &ItemId) -> Response {
        self.responses.get(item).cloned().unwrap_or_default()
    }

    /// Whether anything is recorded for an item: an answer, note, flag, evidence or plan.
    pub fn has_record_of(&self, item: &ItemId) -> bool {
        self.responses.contains_key(item)
            || self.evidence_of(item).next().is_some()
            || self.plan_of(item).next().is_some()
    }

    /// The evidence linked to an item, in order of number.
    pub fn evidence_of<'a>(&'a self, item: &'a ItemId) -> impl Iterator<Item = &'a Evidence> {
        let first = (item.clone(), EvidenceId(i64::MIN));
        let linked = self
            .links
            .range(first..)
            .take_while(move |(linked, _)| linked == item);
        linked.filter_map(|(_, id)| self.evidence.get(id))
    }

    /// The items a piece of evidence proves.
    pub fn items_of(&self, evidence: EvidenceId) -> impl Iterator<Item = &ItemId> {
        self.links
            .iter()
            .filter(move |(_, id)| *id == evidence)
            .map(|(item, _)| item)
    }

    /// The plan's lines for an item.
    pub fn plan_of<'a>(&'a self, item: &'a ItemId) -> impl Iterator<Item = &'a Remediation> {
        self.plan.values().filter(move |line| &line.item == item)
    }

    /// The next free evidence number.
    pub fn next_evidence(&self) -> EvidenceId {
        EvidenceId(self.evidence.keys().next_back().map_or(1, |id| id.0 + 1))
    }

    /// The next free number of the plan.
    pub fn next_remediation(&self) -> RemediationId {
        RemediationId(self.plan.keys().next_back().map_or(1, |id| id.0 + 1))
    }
}
