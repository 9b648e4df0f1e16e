//! USB tokens and smart cards through the vendor's PKCS#11 module (OASIS
//! PKCS#11 2.40 and 3.x).
//!
//! - [`list`] tells what is plugged in, before any PIN.
//! - [`open`] logs in and gives a [`SigningKey`](super::SigningKey); when that
//!   is dropped, the token is logged out and the module put to rest.
//!
//! The private key never leaves the token. The PIN is handed to the module once
//! and wiped; only a key that asks for it again at each signature
//! (`CKA_ALWAYS_AUTHENTICATE`) keeps it until the key is dropped.

mod error;
mod key;
mod list;
mod machine;
mod pkcs11;

pub use error::TokenError;
pub(super) use key::TokenKey;
pub use key::{TokenChoice, open};
pub use list::{Token, TokenCertificate, list};
pub use machine::{Build, Machine, System};

/// How it stands with a token's PIN, as far as the token tells (PKCS#11 names
/// no figure, only these steps).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PinState {
    /// No wrong PIN since the last right one.
    Ready,
    /// A wrong PIN was typed since the last right one; few tries are left.
    FewTries,
    /// The next wrong PIN locks the token.
    LastTry,
    /// Too many wrong PINs: the token is locked.
    Locked,
    /// No PIN was ever set.
    NotSet,
    /// The PIN has run out and must be changed first.
    MustChange,
}
