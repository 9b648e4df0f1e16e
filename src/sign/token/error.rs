//! What can go wrong between a token and a signature.

use std::path::PathBuf;

use super::PinState;
use super::machine::Build;

/// A reason why a token gave no signature. No variant carries a PIN.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// There is no such module file.
    #[error("there is no module file {}; install the token's software", path.display())]
    ModuleMissing {
        /// The file.
        path: PathBuf,
    },
    /// The module was built for another system or processor than this program.
    #[error("the module {} is for {module}, this program for {program}; install the matching one", path.display())]
    WrongArchitecture {
        /// The file.
        path: PathBuf,
        /// What the module was built for.
        module: Build,
        /// What this program was built for.
        program: Build,
    },
    /// The file is no PKCS#11 module.
    #[error("{} is not a PKCS#11 module; choose the one of the token's software", path.display())]
    NotModule {
        /// The file.
        path: PathBuf,
    },
    /// The module's file ends too early.
    #[error("the module {} is cut off; install the token's software again", path.display())]
    ModuleDamaged {
        /// The file.
        path: PathBuf,
    },
    /// The system could not load the module.
    #[error("the module {} cannot be loaded ({detail}); install the token's software again", path.display())]
    ModuleNotLoadable {
        /// The file.
        path: PathBuf,
        /// The system's words.
        detail: String,
    },
    /// No token is plugged in.
    #[error("no token is plugged in; plug it in and look again")]
    NoToken,
    /// A token is plugged in that the module does not know, or that was never set up.
    #[error("the token is not recognised by this module; choose the module of its vendor")]
    NotRecognized,
    /// The token was taken out while it was in use.
    #[error("the token was taken out; plug it in and sign again")]
    Removed,
    /// The token holds no such certificate.
    #[error("the token {label} holds no such certificate; look again and choose one")]
    NoCertificate {
        /// The token's label.
        label: String,
    },
    /// The token holds no private key for the certificate.
    #[error("the token {label} holds no private key for the certificate of {subject}")]
    NoKey {
        /// The token's label.
        label: String,
        /// Common name of the holder.
        subject: String,
    },
    /// The PIN is wrong.
    #[error("the PIN is wrong")]
    WrongPin {
        /// How it stands with the tries that are left.
        state: PinState,
    },
    /// The token is locked after too many wrong PINs.
    #[error("the token {label} is locked; unlock it with the vendor's tool")]
    PinLocked {
        /// The token's label.
        label: String,
    },
    /// The token has no PIN yet.
    #[error("the token {label} has no PIN yet; set one with the vendor's tool")]
    PinNotSet {
        /// The token's label.
        label: String,
    },
    /// The PIN must be changed before it can be used.
    #[error("the PIN of the token {label} must be changed first, with the vendor's tool")]
    PinMustChange {
        /// The token's label.
        label: String,
    },
    /// This program is already signing with the token.
    #[error("the token {label} is in use; wait for the running signature")]
    Busy {
        /// The token's label.
        label: String,
    },
    /// The token knows no way to sign that the signature may use.
    #[error("the token {label} cannot sign this way; use another token")]
    NoMechanism {
        /// The token's label.
        label: String,
    },
    /// The module reported something else.
    #[error("the token's module failed at “{step}” ({code}); plug the token in again")]
    Failed {
        /// Which step, in English.
        step: &'static str,
        /// PKCS#11's name of the failure.
        code: String,
    },
}

impl TokenError {
    /// Stable snake-case name of the variant.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::ModuleMissing { .. } => "module_missing",
            Self::WrongArchitecture { .. } => "wrong_architecture",
            Self::NotModule { .. } => "not_module",
            Self::ModuleDamaged { .. } => "module_damaged",
            Self::ModuleNotLoadable { .. } => "module_not_loadable",
            Self::NoToken => "no_token",
            Self::NotRecognized => "token_not_recognized",
            Self::Removed => "token_removed",
            Self::NoCertificate { .. } => "no_token_certificate",
            Self::NoKey { .. } => "no_token_key",
            Self::WrongPin { .. } => "wrong_pin",
            Self::PinLocked { .. } => "pin_locked",
            Self::PinNotSet { .. } => "pin_not_set",
            Self::PinMustChange { .. } => "pin_must_change",
            Self::Busy { .. } => "token_busy",
            Self::NoMechanism { .. } => "no_mechanism",
            Self::Failed { .. } => "token_failed",
        }
    }
}
