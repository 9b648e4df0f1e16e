//! A private key with the certificate that names its holder.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P384_SHA384_ASN1_SIGNING, EcdsaKeyPair, KeyPair,
    RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512, RsaKeyPair,
};
use chrono::{DateTime, FixedOffset, Utc};
use const_oid::db::rfc5912::{ID_EC_PUBLIC_KEY, RSA_ENCRYPTION, SECP_256_R_1, SECP_384_R_1};
use der::asn1::UintRef;
use der::{Decode, Sequence};

use super::algorithm::{self, Digest};
use super::certificate::Certificate;
use super::error::SignError;
use super::token::TokenKey;

/// RSA lengths accepted, in bits.
pub(super) const RSA_BITS: std::ops::RangeInclusive<usize> = 2048..=4096;

/// What kind of key it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyAlgorithm {
    /// RSA of 2048 to 4096 bits; signs RSASSA-PKCS1-v1_5 (RFC 8017).
    Rsa,
    /// ECDSA on P-256 (FIPS 186-5).
    EcdsaP256,
    /// ECDSA on P-384 (FIPS 186-5).
    EcdsaP384,
}

impl KeyAlgorithm {
    /// Its name as people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rsa => "RSA",
            Self::EcdsaP256 => "ECDSA P-256",
            Self::EcdsaP384 => "ECDSA P-384",
        }
    }

    /// What kind of key a certificate holds.
    ///
    /// # Errors
    /// [`SignError::UnsupportedKey`], [`SignError::UnsupportedRsaSize`].
    pub(super) fn of(certificate: &Certificate) -> Result<Self, SignError> {
        let curve = certificate.public_key_curve();
        match (certificate.public_key_algorithm(), curve) {
            (RSA_ENCRYPTION, _) => {
                let key = RsaPublicKey::from_der(certificate.public_key())
                    .map_err(|_| SignError::UnsupportedKey)?;
                let modulus = key.modulus.as_bytes();
                let unused = modulus.first().map_or(0, |byte| byte.leading_zeros());
                let bits = (modulus.len() * 8).saturating_sub(unused as usize);
                if RSA_BITS.contains(&bits) {
                    Ok(Self::Rsa)
                } else {
                    Err(SignError::UnsupportedRsaSize { bits })
                }
            }
            (ID_EC_PUBLIC_KEY, Some(SECP_256_R_1)) => Ok(Self::EcdsaP256),
            (ID_EC_PUBLIC_KEY, Some(SECP_384_R_1)) => Ok(Self::EcdsaP384),
            _ => Err(SignError::UnsupportedKey),
        }
    }
}

/// `RSAPublicKey` (RFC 8017).
#[derive(Sequence)]
struct RsaPublicKey<'a> {
    modulus: UintRef<'a>,
    exponent: UintRef<'a>,
}

enum Private {
    Rsa(RsaKeyPair),
    P256(EcdsaKeyPair),
    P384(EcdsaKeyPair),
    Token(TokenKey),
}

/// A private key (in memory, or inside a token that is logged in), the holder's
/// certificate and its issuers.
pub struct SigningKey {
    private: Private,
    digest: Digest,
    certificate: Certificate,
    issuers: Vec<Certificate>,
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "SigningKey({:?}, {:?}, {:?})",
            self.algorithm(),
            self.digest,
            self.certificate
        )
    }
}

impl SigningKey {
    /// Joins a PKCS#8 private key with its certificate among `certificates`,
    /// which may come in any order; unrelated ones are left out.
    ///
    /// # Errors
    /// [`SignError::UnsupportedKey`], [`SignError::UnsupportedRsaSize`],
    /// [`SignError::NoCertificate`], [`SignError::KeyDoesNotFit`].
    pub fn new(pkcs8: &[u8], certificates: &[Certificate]) -> Result<Self, SignError> {
        let private = open(pkcs8)?;
        let first = certificates.first().ok_or(SignError::NoCertificate)?;
        let leaf = certificates
            .iter()
            .find(|c| private.public_key() == Some(c.public_key()))
            .ok_or_else(|| SignError::KeyDoesNotFit {
                subject: first.common_name(),
            })?;
        Ok(Self::join(private, leaf, certificates))
    }

    /// The key of a token, with its certificate and whatever others the token holds.
    pub(super) fn from_token(
        key: TokenKey,
        certificate: &Certificate,
        others: &[Certificate],
    ) -> Self {
        Self::join(Private::Token(key), certificate, others)
    }

    fn join(private: Private, leaf: &Certificate, others: &[Certificate]) -> Self {
        let digest = match private.algorithm() {
            KeyAlgorithm::Rsa | KeyAlgorithm::EcdsaP256 => Digest::Sha256,
            KeyAlgorithm::EcdsaP384 => Digest::Sha384,
        };
        Self {
            private,
            digest,
            certificate: leaf.clone(),
            issuers: issuers_of(leaf, others),
        }
    }

    /// The same key, signing over another digest than its own choice (SHA-256;
    /// SHA-384 for P-384).
    ///
    /// # Errors
    /// [`SignError::DigestNotOffered`] where this key cannot sign over it.
    pub fn with_digest(mut self, digest: Digest) -> Result<Self, SignError> {
        if !self.digests().contains(&digest) {
            return Err(SignError::DigestNotOffered {
                key: self.algorithm(),
                digest,
            });
        }
        self.digest = digest;
        Ok(self)
    }

    /// The digests this key can sign over. aws-lc pairs a curve in memory with
    /// one digest; RSA and tokens take any.
    pub fn digests(&self) -> &'static [Digest] {
        match self.private {
            Private::Rsa(_) | Private::Token(_) => Digest::ALL,
            Private::P256(_) => &[Digest::Sha256],
            Private::P384(_) => &[Digest::Sha384],
        }
    }

    /// The digest this key signs over.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The holder's certificate.
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// The issuers that came with the certificate, nearest first.
    pub fn issuers(&self) -> &[Certificate] {
        &self.issuers
    }

    /// What kind of key it is.
    pub fn algorithm(&self) -> KeyAlgorithm {
        self.private.algorithm()
    }

    /// Whether the certificate may sign a document at `now`.
    ///
    /// # Errors
    /// [`SignError::CertificateNotYetValid`], [`SignError::CertificateExpired`],
    /// [`SignError::CertificateOfAuthority`], [`SignError::CertificateNotForSigning`],
    /// [`SignError::CertificateWeak`].
    pub fn check(&self, now: DateTime<FixedOffset>) -> Result<(), SignError> {
        may_sign(&self.certificate, now)
    }

    /// Signs a message (the key digests it itself).
    pub(super) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignError> {
        let random = SystemRandom::new();
        let failed = |_| SignError::Crypto { step: "sign" };
        match &self.private {
            Private::Rsa(key) => {
                let padding = match self.digest {
                    Digest::Sha256 => &RSA_PKCS1_SHA256,
                    Digest::Sha384 => &RSA_PKCS1_SHA384,
                    Digest::Sha512 => &RSA_PKCS1_SHA512,
                };
                let mut out = vec![0; key.public_modulus_len()];
                key.sign(padding, &random, message, &mut out)
                    .map_err(failed)?;
                Ok(out)
            }
            Private::P256(key) | Private::P384(key) => Ok(key
                .sign(&random, message)
                .map_err(failed)?
                .as_ref()
                .to_vec()),
            Private::Token(key) => {
                let signature = key.sign(self.digest, message)?;
                self.hold_against_certificate(message, signature)
            }
        }
    }

    /// A token may pair a key with the wrong certificate; that must not become
    /// a signature nobody can verify.
    fn hold_against_certificate(
        &self,
        message: &[u8],
        signature: Vec<u8>,
    ) -> Result<Vec<u8>, SignError> {
        let oid = algorithm::signature_oid(self.algorithm(), self.digest);
        let how = algorithm::for_certificate(oid, self.certificate.public_key_curve());
        if how.is_some_and(|how| how.verify(self.certificate.public_key(), message, &signature)) {
            Ok(signature)
        } else {
            Err(SignError::KeyDoesNotFit {
                subject: self.certificate.common_name(),
            })
        }
    }
}

impl Private {
    fn algorithm(&self) -> KeyAlgorithm {
        match self {
            Self::Rsa(_) => KeyAlgorithm::Rsa,
            Self::P256(_) => KeyAlgorithm::EcdsaP256,
            Self::P384(_) => KeyAlgorithm::EcdsaP384,
            Self::Token(key) => key.algorithm(),
        }
    }

    /// The public half, as in a certificate; a token keeps it to itself.
    fn public_key(&self) -> Option<&[u8]> {
        match self {
            Self::Rsa(key) => Some(key.public_key().as_ref()),
            Self::P256(key) | Self::P384(key) => Some(key.public_key().as_ref()),
            Self::Token(_) => None,
        }
    }
}

/// Whether a certificate may sign a document at `now`: in its time, meant for it,
/// and not itself signed with a broken digest.
///
/// # Errors
/// As [`SigningKey::check`].
pub fn may_sign(certificate: &Certificate, now: DateTime<FixedOffset>) -> Result<(), SignError> {
    let subject = certificate.common_name();
    let (not_before, not_after) = (certificate.not_before(), certificate.not_after());
    let now = now.with_timezone(&Utc);
    if now < not_before {
        return Err(SignError::CertificateNotYetValid {
            subject,
            not_before,
        });
    }
    if now > not_after {
        return Err(SignError::CertificateExpired { subject, not_after });
    }
    match (certificate.may_sign_documents(), certificate.is_authority()) {
        (true, _) => {}
        (false, true) => return Err(SignError::CertificateOfAuthority { subject }),
        (false, false) => return Err(SignError::CertificateNotForSigning { subject }),
    }
    if algorithm::is_broken(certificate.parsed().signature_algorithm.oid) {
        return Err(SignError::CertificateWeak { subject });
    }
    Ok(())
}

fn open(pkcs8: &[u8]) -> Result<Private, SignError> {
    if let Ok(key) = RsaKeyPair::from_pkcs8(pkcs8) {
        let bits = key.public_modulus_len() * 8;
        if !RSA_BITS.contains(&bits) {
            return Err(SignError::UnsupportedRsaSize { bits });
        }
        return Ok(Private::Rsa(key));
    }
    if let Ok(key) = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8) {
        return Ok(Private::P256(key));
    }
    EcdsaKeyPair::from_pkcs8(&ECDSA_P384_SHA384_ASN1_SIGNING, pkcs8)
        .map(Private::P384)
        .map_err(|_| SignError::UnsupportedKey)
}

/// The issuers of a certificate, nearest first, each proven by its signature.
fn issuers_of(leaf: &Certificate, certificates: &[Certificate]) -> Vec<Certificate> {
    let mut issuers: Vec<Certificate> = Vec::new();
    loop {
        let last = issuers.last().unwrap_or(leaf);
        let next = certificates
            .iter()
            .find(|c| *c != leaf && !issuers.contains(c) && c.has_issued(last));
        match next {
            Some(issuer) => issuers.push(issuer.clone()),
            None => return issuers,
        }
    }
}
