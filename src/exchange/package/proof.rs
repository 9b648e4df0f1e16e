//! Evidence and its links as they stand in a package.

use serde::{Deserialize, Serialize};

use super::error::Fault;
use super::form::{date, impossible, moment, number, read_moment};
use crate::model::evidence::{Evidence, MAX_FILE_BYTES, Sha256, StoredFile, safe_file_name};
use crate::model::id::{EvidenceId, ItemId};

/// The greatest length of a media type (RFC 6838), in bytes.
const MAX_MEDIA_TYPE: usize = 255;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EvidenceForm {
    id: i64,
    name: String,
    description: String,
    file: Option<StoredFileForm>,
    fact_date: Option<String>,
    added: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredFileForm {
    sha256: String,
    size: u64,
    media_type: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LinkForm {
    item: String,
    evidence: i64,
}

impl From<&Evidence> for EvidenceForm {
    fn from(evidence: &Evidence) -> Self {
        Self {
            id: evidence.id.0,
            name: evidence.name.clone(),
            description: evidence.description.clone(),
            file: evidence.file.as_ref().map(|file| StoredFileForm {
                sha256: file.sha256.to_string(),
                size: file.size,
                media_type: file.media_type.clone(),
            }),
            fact_date: evidence.fact_date.map(|date| date.to_string()),
            added: moment(evidence.added),
        }
    }
}

impl EvidenceForm {
    pub(super) fn into_evidence(self) -> Result<Evidence, Fault> {
        let place = |what: &str| impossible(&format!("evidence {} {what}", self.id));
        let fact_date = self.fact_date.as_deref().map(date);
        if fact_date == Some(None) {
            return Err(place("fact_date"));
        }
        let added = read_moment(&self.added).ok_or_else(|| place("added"))?;
        let id = number(self.id).ok_or_else(|| place("id"))?;
        let file = self.file.map(StoredFileForm::into_file).transpose()?;
        // The name becomes that of a file again when it is saved; ours is safe as it stands.
        let name = match file {
            Some(_) => safe_file_name(&self.name),
            None => self.name,
        };
        Ok(Evidence {
            id: EvidenceId(id),
            name,
            description: self.description,
            file,
            fact_date: fact_date.flatten(),
            added,
        })
    }
}

impl StoredFileForm {
    fn into_file(self) -> Result<StoredFile, Fault> {
        let sha256 = Sha256::from_hex(&self.sha256).ok_or_else(|| impossible("sha256"))?;
        if self.size > MAX_FILE_BYTES {
            return Err(impossible(&format!("{} size", sha256.short())));
        }
        let plain = |byte: u8| byte.is_ascii_graphic();
        if self.media_type.len() > MAX_MEDIA_TYPE || !self.media_type.bytes().all(plain) {
            return Err(impossible(&format!("{} media_type", sha256.short())));
        }
        Ok(StoredFile {
            sha256,
            size: self.size,
            media_type: self.media_type,
        })
    }
}

impl From<&(ItemId, EvidenceId)> for LinkForm {
    fn from((item, evidence): &(ItemId, EvidenceId)) -> Self {
        Self {
            item: item.to_string(),
            evidence: evidence.0,
        }
    }
}

impl LinkForm {
    pub(super) fn into_link(self) -> (ItemId, EvidenceId) {
        (ItemId::new(self.item), EvidenceId(self.evidence))
    }
}
