//! CMS signed data as `PAdES` baseline B-B asks for it (RFC 5652, RFC 5035,
//! EN 319 142-1): detached, with contentType, messageDigest and
//! signingCertificateV2, and no signingTime (the time stands in the PDF's /M).

mod check;
mod make;
mod received;
mod stamp;

pub(super) use check::{check, check_time_stamp, der_length};
pub(super) use make::sign;
pub(super) use stamp::{has_time_stamp, signature_value, time_stamp_info, with_time_stamp};

use const_oid::ObjectIdentifier;
use der::asn1::OctetString;
use der::{Any, Sequence};
use spki::AlgorithmIdentifierOwned;
use x509_cert::ext::pkix::name::GeneralNames;
use x509_cert::serial_number::SerialNumber;

/// id-aa-signingCertificateV2 (RFC 5035).
const SIGNING_CERTIFICATE_V2: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");

#[derive(Sequence)]
struct IssuerSerial {
    issuer: GeneralNames,
    serial: SerialNumber,
}

/// `ESSCertIDv2`; an absent `hash_algorithm` means SHA-256.
#[derive(Sequence)]
struct CertificateId {
    #[asn1(optional = "true")]
    hash_algorithm: Option<AlgorithmIdentifierOwned>,
    hash: OctetString,
    #[asn1(optional = "true")]
    issuer_serial: Option<IssuerSerial>,
}

/// id-aa-signingCertificate (RFC 2634), which RFC 3161 asks of time stamps.
const SIGNING_CERTIFICATE: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.12");

/// `ESSCertID`: its hash is SHA-1, which here only tells one certificate from
/// another; nothing is signed with it.
#[derive(Sequence)]
struct OldCertificateId {
    hash: OctetString,
    #[asn1(optional = "true")]
    issuer_serial: Option<IssuerSerial>,
}

#[derive(Sequence)]
struct SigningCertificate {
    certificates: Vec<OldCertificateId>,
    #[asn1(optional = "true")]
    policies: Option<Any>,
}

#[derive(Sequence)]
struct SigningCertificateV2 {
    certificates: Vec<CertificateId>,
    #[asn1(optional = "true")]
    policies: Option<Any>,
}
