//! Tukiem's own key: for a unit that has no token yet, a P-256 key with a
//! self-signed certificate. It proves that the file was not changed and that
//! the same key signed, not who the person is.

use chrono::{Datelike, Days, NaiveDate};
use rcgen::{
    CertificateParams, DistinguishedName, DnType, IsCa, KeyPair, KeyUsagePurpose,
    PKCS_ECDSA_P256_SHA256, SerialNumber, date_time_ymd,
};
use std::time::Duration;
use zeroize::Zeroizing;

use super::error::SignError;
use super::pkcs12::write_pkcs12;

/// Longest name X.520 allows in CN and O (`ub-common-name`), in characters.
const MAX_NAME: usize = 64;
/// Least length of a new key's passphrase, in characters.
const LEAST_PASSPHRASE: usize = 8;
/// Vietnam's day starts at 17:00 UTC of the day before.
const MIDNIGHT_IN_VIETNAM: Duration = Duration::from_hours(17);

/// Who a new key is for, and for how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnKeyRequest {
    /// Full name of the person, 1 to 64 characters (CN).
    pub person: String,
    /// Name of the unit, up to 64 characters; empty leaves it out (O).
    pub unit: String,
    /// First day of validity, from 00:00 in Vietnam (UTC+7).
    pub from: NaiveDate,
    /// Last day of validity, to 23:59:59 in Vietnam (UTC+7).
    pub to: NaiveDate,
}

/// Generates a P-256 key with a self-signed certificate (keyUsage
/// digitalSignature and nonRepudiation, random 127-bit serial) and returns it
/// as a PKCS#12 file encrypted with AES-256 to the passphrase.
///
/// # Errors
/// [`SignError::NameLength`], [`SignError::ValidityPeriod`],
/// [`SignError::PassphraseTooShort`], [`SignError::Crypto`].
pub fn generate_own_key(
    request: &OwnKeyRequest,
    passphrase: &Zeroizing<String>,
) -> Result<Vec<u8>, SignError> {
    let person = request.person.trim();
    let unit = request.unit.trim();
    if person.is_empty() || person.chars().count() > MAX_NAME || unit.chars().count() > MAX_NAME {
        return Err(SignError::NameLength { limit: MAX_NAME });
    }
    if passphrase.chars().count() < LEAST_PASSPHRASE {
        return Err(SignError::PassphraseTooShort {
            least: LEAST_PASSPHRASE,
        });
    }
    let refused = || SignError::ValidityPeriod {
        from: request.from,
        to: request.to,
    };
    let day_before = request
        .from
        .checked_sub_days(Days::new(1))
        .ok_or_else(refused)?;
    if request.to < request.from || day_before.year() < 1950 || request.to.year() > 9998 {
        return Err(refused());
    }
    let mut serial = [0; 16];
    aws_lc_rs::rand::fill(&mut serial).map_err(|_| SignError::Crypto {
        step: "random serial",
    })?;
    serial[0] = serial[0] & 0x7f | 0x40;

    let mut subject = DistinguishedName::new();
    subject.push(DnType::CommonName, person);
    if !unit.is_empty() {
        subject.push(DnType::OrganizationName, unit);
    }
    // Month and day of a `NaiveDate` always fit a byte.
    let small = |n: u32| u8::try_from(n).unwrap_or(1);
    let instant = |day: NaiveDate| date_time_ymd(day.year(), small(day.month()), small(day.day()));
    let mut params = CertificateParams::default();
    params.distinguished_name = subject;
    params.serial_number = Some(SerialNumber::from_slice(&serial));
    params.not_before = instant(day_before) + MIDNIGHT_IN_VIETNAM;
    params.not_after = instant(request.to) + MIDNIGHT_IN_VIETNAM - Duration::from_secs(1);
    params.is_ca = IsCa::ExplicitNoCa;
    params.key_usages = vec![
        KeyUsagePurpose::DigitalSignature,
        KeyUsagePurpose::ContentCommitment,
    ];

    let pair = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).map_err(|_| SignError::Crypto {
        step: "generate the key",
    })?;
    let certificate = params.self_signed(&pair).map_err(|_| SignError::Crypto {
        step: "sign the certificate",
    })?;
    let pkcs8 = Zeroizing::new(pair.serialize_der());
    write_pkcs12(&pkcs8, certificate.der(), person, passphrase)
}
