//! A private key with the certificate that names its holder.

use aws_lc_rs::digest::{self, SHA256, SHA384};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P384_SHA384_ASN1_SIGNING, EcdsaKeyPair, KeyPair,
    RSA_PKCS1_SHA256, RsaKeyPair,
};
use chrono::{DateTime, FixedOffset, Utc};

use super::certificate::Certificate;
use super::error::SignError;

/// RSA lengths accepted, in bits.
const RSA_BITS: std::ops::RangeInclusive<usize> = 2048..=4096;

/// How a key signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyAlgorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    RsaSha256,
    /// ECDSA on P-256 with SHA-256.
    EcdsaP256Sha256,
    /// ECDSA on P-384 with SHA-384.
    EcdsaP384Sha384,
}

enum Private {
    Rsa(RsaKeyPair),
    P256(EcdsaKeyPair),
    P384(EcdsaKeyPair),
}

/// A private key held in memory, the holder's certificate and its issuers.
pub struct SigningKey {
    private: Private,
    certificate: Certificate,
    issuers: Vec<Certificate>,
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "SigningKey({:?}, {:?})",
            self.algorithm(),
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
        let public = match &private {
            Private::Rsa(key) => key.public_key().as_ref(),
            Private::P256(key) | Private::P384(key) => key.public_key().as_ref(),
        };
        let leaf = certificates
            .iter()
            .find(|c| c.public_key() == public)
            .ok_or_else(|| SignError::KeyDoesNotFit {
                subject: first.common_name(),
            })?;
        let issuers = issuers_of(leaf, certificates);
        Ok(Self {
            private,
            certificate: leaf.clone(),
            issuers,
        })
    }

    /// The holder's certificate.
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// The issuers that came with the certificate, nearest first.
    pub fn issuers(&self) -> &[Certificate] {
        &self.issuers
    }

    /// How this key signs.
    pub fn algorithm(&self) -> KeyAlgorithm {
        match self.private {
            Private::Rsa(_) => KeyAlgorithm::RsaSha256,
            Private::P256(_) => KeyAlgorithm::EcdsaP256Sha256,
            Private::P384(_) => KeyAlgorithm::EcdsaP384Sha384,
        }
    }

    /// Whether the certificate may sign a document at `now`.
    ///
    /// # Errors
    /// [`SignError::CertificateNotYetValid`], [`SignError::CertificateExpired`],
    /// [`SignError::CertificateOfAuthority`], [`SignError::CertificateNotForSigning`].
    pub fn check(&self, now: DateTime<FixedOffset>) -> Result<(), SignError> {
        let certificate = self.certificate();
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
            (true, _) => Ok(()),
            (false, true) => Err(SignError::CertificateOfAuthority { subject }),
            (false, false) => Err(SignError::CertificateNotForSigning { subject }),
        }
    }

    /// The digest this key signs with.
    pub(super) fn digest(&self) -> &'static digest::Algorithm {
        match self.private {
            Private::Rsa(_) | Private::P256(_) => &SHA256,
            Private::P384(_) => &SHA384,
        }
    }

    /// Signs a message (the key digests it itself).
    pub(super) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignError> {
        let random = SystemRandom::new();
        let failed = |_| SignError::Crypto { step: "sign" };
        match &self.private {
            Private::Rsa(key) => {
                let mut out = vec![0; key.public_modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, &random, message, &mut out)
                    .map_err(failed)?;
                Ok(out)
            }
            Private::P256(key) | Private::P384(key) => Ok(key
                .sign(&random, message)
                .map_err(failed)?
                .as_ref()
                .to_vec()),
        }
    }
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
