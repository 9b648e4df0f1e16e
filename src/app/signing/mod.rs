//! Signing: with which key, what is seen on the page, what is said beside it.

mod file;

use chrono::{DateTime, FixedOffset};
use zeroize::Zeroizing;

pub use file::{SignFileRequest, SignedFile, sign_file};

use super::error::AppError;
use super::key_source::{self, KeySource};
use super::picture::{self, Motif, PictureChoice, Prepared};
use super::responder::Responder;
use crate::model::profile::Profile;
use crate::report::document::{AGENCY_FIELD, LEADER_FIELD};
use crate::report::fonts::Face;
use crate::sign::{
    self, Appearance, Digest, Picture, Place, PreparedField, SignRequest, SigningKey,
};

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;
/// A seal may differ by so many millimetres before it counts as scaled.
const TOLERANCE: f32 = 0.1;

/// How to sign.
#[derive(Clone, Debug)]
pub struct SignWith {
    /// The key.
    pub source: KeySource,
    /// Its passphrase, or the PIN of the token.
    pub passphrase: Zeroizing<String>,
    /// A picture of the handwritten signature or of the seal.
    pub picture: Option<PictureChoice>,
    /// The digest; `None` takes the one that is usual for the key.
    pub digest: Option<Digest>,
    /// The program that fetches a time stamp; `None` signs without one.
    pub time_stamp: Option<Responder>,
}

impl SignWith {
    /// Signs with this key, without a picture.
    pub fn new(source: KeySource, passphrase: Zeroizing<String>) -> Self {
        Self {
            source,
            passphrase,
            picture: None,
            digest: None,
            time_stamp: None,
        }
    }
}

/// A seal that was drawn smaller than it is, because its field is too small for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SealScaled {
    /// Its real size in millimetres.
    pub asked: f32,
    /// Its size on the page in millimetres.
    pub drawn: f32,
}

/// Key and picture, opened and found usable.
pub(super) struct Ready {
    key: SigningKey,
    picture: Option<(Prepared, Motif)>,
    time_stamp: Option<Responder>,
}

impl Ready {
    /// Opens the key and reads the picture; `holder` is whom Tukiem's own key is made for
    /// where there is none yet.
    pub(super) fn new(
        with: &SignWith,
        holder: Option<&Profile>,
        now: DateTime<FixedOffset>,
    ) -> Result<Self, AppError> {
        // The picture first: a token counts every wrong PIN, so nothing else may fail after it.
        let picture = match &with.picture {
            Some(choice) => Some((picture::prepare_to_sign(choice)?, choice.motif)),
            None => None,
        };
        let mut key = key_source::open(&with.source, &with.passphrase, holder, now)?;
        if let Some(digest) = with.digest {
            key = key.with_digest(digest)?;
        }
        Ok(Self {
            key,
            picture,
            time_stamp: with.time_stamp.clone(),
        })
    }

    /// Signs `field` of a PDF. `place` is where it is signed.
    pub(super) fn sign(
        &self,
        pdf: &[u8],
        field: &str,
        place: Option<&str>,
        now: DateTime<FixedOffset>,
    ) -> Result<Vec<u8>, AppError> {
        let request = SignRequest {
            field,
            key: &self.key,
            time: now,
            reason: Some(reason(field)),
            location: place.map(str::trim).filter(|place| !place.is_empty()),
            contact: None,
            appearance: self.appearance(field),
        };
        Ok(match &self.time_stamp {
            Some(stamper) => sign::sign_pdf_stamped(pdf, &request, stamper)?,
            None => sign::sign_pdf(pdf, &request)?,
        })
    }

    /// A signature without a picture shows name and time; the agency's shows nothing, as it
    /// stands over the leader's.
    fn appearance(&self, field: &str) -> Option<Appearance<'static>> {
        if self.picture.is_none() && field == AGENCY_FIELD {
            return None;
        }
        let picture = self.picture.as_ref().map(|(picture, motif)| Picture {
            width: picture.width,
            height: picture.height,
            rgba: picture.rgba.clone(),
            place: place_of(*motif),
        });
        Some(Appearance {
            picture,
            lines: vec![],
            font: Face::Regular.bytes(),
        })
    }

    /// Whether the seal is too large for its field.
    fn scaled(&self, field: &PreparedField) -> Option<SealScaled> {
        let (_, Motif::Seal { across }) = self.picture.as_ref()? else {
            return None;
        };
        let asked = f32::from(*across);
        let drawn = asked.min(field.width.min(field.height) / MM);
        (asked - drawn > TOLERANCE).then_some(SealScaled { asked, drawn })
    }
}

/// How a picture stands in its field.
pub fn place_of(motif: Motif) -> Place {
    match motif {
        Motif::Signature => Place::Centred,
        Motif::Seal { across } => Place::Seal {
            across: f32::from(across) * MM,
            over: LEADER_FIELD.to_owned(),
        },
    }
}

/// Why a field is signed, for the list of signatures in a reader's program.
fn reason(field: &str) -> &'static str {
    match field {
        LEADER_FIELD => "Ký duyệt báo cáo",
        AGENCY_FIELD => "Ký số của cơ quan, phát hành báo cáo",
        _ => "Ký số báo cáo",
    }
}
