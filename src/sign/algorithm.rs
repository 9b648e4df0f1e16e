//! The signature algorithms this program makes and checks, by object identifier.

use aws_lc_rs::digest::{self, SHA256, SHA384, SHA512};
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1, ECDSA_P256_SHA384_ASN1, ECDSA_P256_SHA512_ASN1, ECDSA_P384_SHA256_ASN1,
    ECDSA_P384_SHA384_ASN1, ECDSA_P384_SHA512_ASN1, RSA_PKCS1_2048_8192_SHA256,
    RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512, UnparsedPublicKey,
    VerificationAlgorithm,
};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912::{
    DSA_WITH_SHA_1, ECDSA_WITH_SHA_256, ECDSA_WITH_SHA_384, ECDSA_WITH_SHA_512, ID_EC_PUBLIC_KEY,
    ID_SHA_256, ID_SHA_384, ID_SHA_512, MD_2_WITH_RSA_ENCRYPTION, MD_5_WITH_RSA_ENCRYPTION,
    RSA_ENCRYPTION, SECP_256_R_1, SECP_384_R_1, SHA_1_WITH_RSA_ENCRYPTION,
    SHA_256_WITH_RSA_ENCRYPTION, SHA_384_WITH_RSA_ENCRYPTION, SHA_512_WITH_RSA_ENCRYPTION,
};

use super::key::KeyAlgorithm;

/// `ecdsa-with-SHA1` (RFC 3279).
const ECDSA_WITH_SHA_1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.1");
/// `sha1WithRSASignature` of the OIW, in certificates of old authorities.
const OIW_SHA_1_WITH_RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.14.3.2.29");

/// The digest under a signature (FIPS 180-4). SHA-1 is not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Digest {
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl Digest {
    /// Every digest, the shortest first.
    pub const ALL: &[Self] = &[Self::Sha256, Self::Sha384, Self::Sha512];

    /// Its name as FIPS 180-4 writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "SHA-256",
            Self::Sha384 => "SHA-384",
            Self::Sha512 => "SHA-512",
        }
    }

    /// The digest's function.
    pub(super) fn function(self) -> &'static digest::Algorithm {
        match self {
            Self::Sha256 => &SHA256,
            Self::Sha384 => &SHA384,
            Self::Sha512 => &SHA512,
        }
    }

    /// Its object identifier.
    pub(super) fn oid(self) -> ObjectIdentifier {
        match self {
            Self::Sha256 => ID_SHA_256,
            Self::Sha384 => ID_SHA_384,
            Self::Sha512 => ID_SHA_512,
        }
    }
}

/// Identifier of the signature a kind of key makes over a digest.
pub(super) fn signature_oid(key: KeyAlgorithm, digest: Digest) -> ObjectIdentifier {
    match (key, digest) {
        (KeyAlgorithm::Rsa, Digest::Sha256) => SHA_256_WITH_RSA_ENCRYPTION,
        (KeyAlgorithm::Rsa, Digest::Sha384) => SHA_384_WITH_RSA_ENCRYPTION,
        (KeyAlgorithm::Rsa, Digest::Sha512) => SHA_512_WITH_RSA_ENCRYPTION,
        (_, Digest::Sha256) => ECDSA_WITH_SHA_256,
        (_, Digest::Sha384) => ECDSA_WITH_SHA_384,
        (_, Digest::Sha512) => ECDSA_WITH_SHA_512,
    }
}

/// Whether a certificate signed that way proves nothing any more: MD2, MD5 or SHA-1.
pub(super) fn is_broken(signature: ObjectIdentifier) -> bool {
    [
        MD_2_WITH_RSA_ENCRYPTION,
        MD_5_WITH_RSA_ENCRYPTION,
        SHA_1_WITH_RSA_ENCRYPTION,
        OIW_SHA_1_WITH_RSA,
        ECDSA_WITH_SHA_1,
        DSA_WITH_SHA_1,
    ]
    .contains(&signature)
}

/// One way of checking a signature.
pub(super) struct Verifier(&'static dyn VerificationAlgorithm);

impl Verifier {
    /// Whether `signature` over `message` was made with the key.
    pub(super) fn verify(&self, public_key: &[u8], message: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(self.0, public_key)
            .verify(message, signature)
            .is_ok()
    }
}

/// Digest named in a CMS structure.
pub(super) fn digest_by_oid(oid: ObjectIdentifier) -> Option<&'static digest::Algorithm> {
    match oid {
        ID_SHA_256 => Some(&SHA256),
        ID_SHA_384 => Some(&SHA384),
        ID_SHA_512 => Some(&SHA512),
        _ => None,
    }
}

/// Checker of a CMS signature: its digest, its signature algorithm, and the
/// kind of the signer's key must fit together.
pub(super) fn for_signer(
    digest: ObjectIdentifier,
    signature: ObjectIdentifier,
    key: ObjectIdentifier,
    curve: Option<ObjectIdentifier>,
) -> Option<Verifier> {
    let whole = match (signature, digest) {
        (RSA_ENCRYPTION, ID_SHA_256) => SHA_256_WITH_RSA_ENCRYPTION,
        (RSA_ENCRYPTION, ID_SHA_384) => SHA_384_WITH_RSA_ENCRYPTION,
        (RSA_ENCRYPTION, ID_SHA_512) => SHA_512_WITH_RSA_ENCRYPTION,
        (SHA_256_WITH_RSA_ENCRYPTION | ECDSA_WITH_SHA_256, ID_SHA_256)
        | (SHA_384_WITH_RSA_ENCRYPTION | ECDSA_WITH_SHA_384, ID_SHA_384)
        | (SHA_512_WITH_RSA_ENCRYPTION | ECDSA_WITH_SHA_512, ID_SHA_512) => signature,
        _ => return None,
    };
    let rsa = !matches!(
        whole,
        ECDSA_WITH_SHA_256 | ECDSA_WITH_SHA_384 | ECDSA_WITH_SHA_512
    );
    let key_fits = if rsa {
        key == RSA_ENCRYPTION
    } else {
        key == ID_EC_PUBLIC_KEY
    };
    if key_fits {
        for_certificate(whole, curve)
    } else {
        None
    }
}

/// Checker of a certificate's signature; `curve` is that of the issuer's key.
pub(super) fn for_certificate(
    signature: ObjectIdentifier,
    curve: Option<ObjectIdentifier>,
) -> Option<Verifier> {
    Some(Verifier(match (signature, curve) {
        (SHA_256_WITH_RSA_ENCRYPTION, _) => &RSA_PKCS1_2048_8192_SHA256,
        (SHA_384_WITH_RSA_ENCRYPTION, _) => &RSA_PKCS1_2048_8192_SHA384,
        (SHA_512_WITH_RSA_ENCRYPTION, _) => &RSA_PKCS1_2048_8192_SHA512,
        (ECDSA_WITH_SHA_256, Some(SECP_256_R_1)) => &ECDSA_P256_SHA256_ASN1,
        (ECDSA_WITH_SHA_384, Some(SECP_256_R_1)) => &ECDSA_P256_SHA384_ASN1,
        (ECDSA_WITH_SHA_512, Some(SECP_256_R_1)) => &ECDSA_P256_SHA512_ASN1,
        (ECDSA_WITH_SHA_256, Some(SECP_384_R_1)) => &ECDSA_P384_SHA256_ASN1,
        (ECDSA_WITH_SHA_384, Some(SECP_384_R_1)) => &ECDSA_P384_SHA384_ASN1,
        (ECDSA_WITH_SHA_512, Some(SECP_384_R_1)) => &ECDSA_P384_SHA512_ASN1,
        _ => return None,
    }))
}
