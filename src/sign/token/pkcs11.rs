//! The one place that speaks PKCS#11. A module is a library of the token's
//! vendor with one state for the whole process, so its uses are counted here:
//! the first initialises it, the last finalises it. A library once loaded stays
//! loaded, because some run threads of their own that unloading would crash.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::error::{Error, RvError};
use cryptoki::mechanism::Mechanism;
use cryptoki::object::{Attribute, AttributeType, ObjectClass, ObjectHandle};
use cryptoki::session::UserType;
use cryptoki::slot::{Slot, TokenInfo};
use cryptoki::types::AuthPin;
use zeroize::Zeroizing;

use super::machine;
use super::{PinState, TokenError};
use crate::sign::algorithm::Digest;
use crate::sign::key::KeyAlgorithm;

/// Most slots and most objects of a kind looked at.
const MOST: usize = 64;

/// Every library that was loaded, by its file.
static LOADED: Mutex<BTreeMap<PathBuf, Loaded>> = Mutex::new(BTreeMap::new());

struct Loaded {
    library: Pkcs11,
    uses: usize,
}

fn loaded() -> MutexGuard<'static, BTreeMap<PathBuf, Loaded>> {
    // The map is whole between any two statements that could panic.
    LOADED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One use of an initialised module.
pub(super) struct Module {
    file: PathBuf,
    library: Pkcs11,
}

impl Module {
    /// Loads the module if it is not loaded, and initialises it if nobody uses it.
    pub(super) fn open(path: &Path) -> Result<Self, TokenError> {
        machine::check(path)?;
        let unloadable = |detail: String| TokenError::ModuleNotLoadable {
            path: path.to_owned(),
            detail,
        };
        let file = path.canonicalize().map_err(|e| unloadable(e.to_string()))?;
        // A bare file name would be looked for in the system's folders.
        let whole = std::path::absolute(path).map_err(|e| unloadable(e.to_string()))?;
        let mut all = loaded();
        if !all.contains_key(&file) {
            let library = Pkcs11::new(&whole).map_err(|e| match e {
                Error::LibraryLoading(e) => unloadable(e.to_string()),
                _ => TokenError::NotModule {
                    path: path.to_owned(),
                },
            })?;
            all.insert(file.clone(), Loaded { library, uses: 0 });
        }
        let entry = all.get_mut(&file).ok_or(TokenError::NoToken)?;
        if entry.uses == 0 {
            let threads = CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK);
            match entry.library.initialize(threads) {
                // By another library of the process that brought it along.
                Ok(()) | Err(Error::Pkcs11(RvError::CryptokiAlreadyInitialized, _)) => {}
                Err(e) => return Err(failure("initialise the module", &e)),
            }
        }
        entry.uses += 1;
        let library = entry.library.clone();
        Ok(Self { file, library })
    }

    /// The tokens that are plugged in and set up, by slot.
    ///
    /// # Errors
    /// [`TokenError::NoToken`] and [`TokenError::NotRecognized`] if there is none.
    pub(super) fn tokens(&self) -> Result<Vec<(u64, Info)>, TokenError> {
        let slots = self.library.get_slots_with_token();
        let slots = slots.map_err(|e| failure("list the slots", &e))?;
        let (mut tokens, mut strange, mut empty) = (Vec::new(), false, false);
        for slot in slots.into_iter().take(MOST) {
            match self.library.get_token_info(slot) {
                Ok(info) if info.token_initialized() => tokens.push((slot.id(), Info::of(&info))),
                Ok(_) => empty = true,
                Err(Error::Pkcs11(RvError::TokenNotRecognized, _)) => strange = true,
                Err(Error::Pkcs11(
                    RvError::TokenNotPresent | RvError::DeviceRemoved | RvError::SlotIdInvalid,
                    _,
                )) => {}
                Err(e) => return Err(failure("ask the token", &e)),
            }
        }
        match tokens.is_empty() {
            // SoftHSM always shows one token more that was never set up.
            true if strange => Err(TokenError::NotRecognized),
            true if empty && !self.is_software() => Err(TokenError::NotRecognized),
            true => Err(TokenError::NoToken),
            false => Ok(tokens),
        }
    }

    fn is_software(&self) -> bool {
        let info = self.library.get_library_info();
        info.is_ok_and(|info| info.manufacturer_id().starts_with("SoftHSM"))
    }

    /// What the token in this slot says of itself.
    pub(super) fn info(&self, slot: u64) -> Result<Info, TokenError> {
        let info = self.library.get_token_info(number(slot)?);
        let info = info.map_err(|e| failure("ask the token", &e))?;
        if info.token_initialized() {
            Ok(Info::of(&info))
        } else {
            Err(TokenError::NotRecognized)
        }
    }

    /// Opens a session that only reads; it is a use of the module of its own.
    pub(super) fn session(&self, slot: u64) -> Result<Session, TokenError> {
        let session = self.library.open_ro_session(number(slot)?);
        Ok(Session {
            open: session.map_err(|e| failure("open a session", &e))?,
            slot,
            module: self.again(),
        })
    }

    fn again(&self) -> Self {
        if let Some(entry) = loaded().get_mut(&self.file) {
            entry.uses += 1;
        }
        Self {
            file: self.file.clone(),
            library: self.library.clone(),
        }
    }
}

impl Drop for Module {
    fn drop(&mut self) {
        let mut all = loaded();
        if let Some(entry) = all.get_mut(&self.file) {
            entry.uses -= 1;
            if entry.uses == 0 {
                // The work is done; a module that fails to rest is initialised anew next time.
                drop(entry.library.clone().finalize());
            }
        }
    }
}

fn number(slot: u64) -> Result<Slot, TokenError> {
    Slot::try_from(slot).map_err(|_| TokenError::NoToken)
}

/// What a token says of itself before any PIN.
pub(super) struct Info {
    pub(super) label: String,
    pub(super) serial: String,
    pub(super) pin: PinState,
    /// The PIN is typed on the reader itself.
    pub(super) pin_pad: bool,
}

impl Info {
    fn of(info: &TokenInfo) -> Self {
        let pin = match () {
            () if info.user_pin_locked() => PinState::Locked,
            () if !info.user_pin_initialized() => PinState::NotSet,
            () if info.user_pin_to_be_changed() => PinState::MustChange,
            () if info.user_pin_final_try() => PinState::LastTry,
            () if info.user_pin_count_low() => PinState::FewTries,
            () => PinState::Ready,
        };
        let label = info.label().trim_matches(['\0', ' ']);
        Self {
            label: label.to_owned(),
            serial: info.serial_number().trim_matches(['\0', ' ']).to_owned(),
            pin,
            pin_pad: info.protected_authentication_path(),
        }
    }
}

/// A certificate as it lies on a token.
#[derive(Default)]
pub(super) struct StoredCertificate {
    /// `CKA_ID`, which the key shares.
    pub(super) id: Vec<u8>,
    /// `CKA_VALUE`, not parsed yet.
    pub(super) der: Vec<u8>,
}

/// A private key inside a token.
#[derive(Clone, Copy)]
pub(super) struct PrivateKey {
    handle: ObjectHandle,
    /// It wants the PIN again for each signature.
    pub(super) always_authenticate: bool,
}

/// How a token is asked to sign.
#[derive(Clone, Copy)]
pub(super) enum Way {
    /// The token digests the message itself.
    Message(KeyAlgorithm, Digest),
    /// The token gets the digest (ECDSA) or its `DigestInfo` (RSA).
    Digested(KeyAlgorithm),
}

impl Way {
    fn mechanism(self) -> Mechanism<'static> {
        match self {
            Self::Message(KeyAlgorithm::Rsa, Digest::Sha256) => Mechanism::Sha256RsaPkcs,
            Self::Message(KeyAlgorithm::Rsa, Digest::Sha384) => Mechanism::Sha384RsaPkcs,
            Self::Message(KeyAlgorithm::Rsa, Digest::Sha512) => Mechanism::Sha512RsaPkcs,
            Self::Message(_, Digest::Sha256) => Mechanism::EcdsaSha256,
            Self::Message(_, Digest::Sha384) => Mechanism::EcdsaSha384,
            Self::Message(_, Digest::Sha512) => Mechanism::EcdsaSha512,
            Self::Digested(KeyAlgorithm::Rsa) => Mechanism::RsaPkcs,
            Self::Digested(_) => Mechanism::Ecdsa,
        }
    }
}

/// An open session; closed, with its login, when dropped.
pub(super) struct Session {
    // Dropped before its module is finalised.
    open: cryptoki::session::Session,
    slot: u64,
    module: Module,
}

impl Session {
    /// What the token says of itself now.
    pub(super) fn info(&self) -> Result<Info, TokenError> {
        self.module.info(self.slot).map_err(in_use)
    }

    /// The public certificates.
    pub(super) fn certificates(&self) -> Result<Vec<StoredCertificate>, TokenError> {
        let mut found = Vec::new();
        for object in self.find(&[Attribute::Class(ObjectClass::CERTIFICATE)])? {
            let read = self
                .open
                .get_attributes(object, &[AttributeType::Id, AttributeType::Value])
                .map_err(|e| in_use(failure("read a certificate", &e)))?;
            let mut stored = StoredCertificate::default();
            for attribute in read {
                match attribute {
                    Attribute::Id(bytes) => stored.id = bytes,
                    Attribute::Value(bytes) => stored.der = bytes,
                    _ => {}
                }
            }
            found.push(stored);
        }
        Ok(found)
    }

    /// `CKA_ID` of every key, public or private, that can be seen.
    pub(super) fn key_ids(&self) -> Result<BTreeSet<Vec<u8>>, TokenError> {
        let mut ids = BTreeSet::new();
        for class in [ObjectClass::PUBLIC_KEY, ObjectClass::PRIVATE_KEY] {
            for object in self.find(&[Attribute::Class(class)])? {
                let read = self.open.get_attributes(object, &[AttributeType::Id]);
                let read = read.map_err(|e| in_use(failure("read a key's number", &e)))?;
                ids.extend(read.into_iter().filter_map(|attribute| match attribute {
                    Attribute::Id(id) => Some(id),
                    _ => None,
                }));
            }
        }
        Ok(ids)
    }

    /// The private key of that `CKA_ID`, visible after the login.
    pub(super) fn private_key(&self, id: &[u8]) -> Result<Option<PrivateKey>, TokenError> {
        let template = [
            Attribute::Class(ObjectClass::PRIVATE_KEY),
            Attribute::Id(id.to_owned()),
        ];
        let Some(handle) = self.find(&template)?.into_iter().next() else {
            return Ok(None);
        };
        // A module of before PKCS#11 2.20 does not know the attribute.
        let read = self
            .open
            .get_attributes(handle, &[AttributeType::AlwaysAuthenticate])
            .unwrap_or_default();
        let always_authenticate = read.contains(&Attribute::AlwaysAuthenticate(true));
        Ok(Some(PrivateKey {
            handle,
            always_authenticate,
        }))
    }

    fn find(&self, template: &[Attribute]) -> Result<Vec<ObjectHandle>, TokenError> {
        let failed = |e| in_use(failure("look for objects", &e));
        let objects = self.open.iter_objects(template).map_err(failed)?;
        objects.take(MOST).collect::<Result<_, _>>().map_err(failed)
    }

    /// Logs the user in; `None` where the PIN is typed on the reader.
    pub(super) fn login(&self, pin: Option<&Pin>, label: &str) -> Result<(), TokenError> {
        let Err(error) = self.open.login(UserType::User, pin.map(|pin| &pin.0)) else {
            return Ok(());
        };
        Err(self.refused(&error, label))
    }

    fn refused(&self, error: &Error, label: &str) -> TokenError {
        let label = label.to_owned();
        let Error::Pkcs11(code, _) = error else {
            return failure("log in", error);
        };
        match code {
            RvError::PinIncorrect | RvError::PinInvalid | RvError::PinLenRange => {
                let state = self.info().map_or(PinState::FewTries, |info| info.pin);
                match state {
                    PinState::Locked => TokenError::PinLocked { label },
                    state => TokenError::WrongPin { state },
                }
            }
            RvError::PinLocked => TokenError::PinLocked { label },
            RvError::PinExpired => TokenError::PinMustChange { label },
            RvError::UserPinNotInitialized => TokenError::PinNotSet { label },
            RvError::UserAlreadyLoggedIn | RvError::UserAnotherAlreadyLoggedIn => {
                TokenError::Busy { label }
            }
            _ => in_use(failure("log in", error)),
        }
    }

    /// Whether the token lists the mechanism.
    pub(super) fn offers(&self, way: Way) -> bool {
        let slot = number(self.slot).map(|slot| self.module.library.get_mechanism_list(slot));
        match slot {
            Ok(Ok(list)) => list.contains(&way.mechanism().mechanism_type()),
            // A module that cannot list them is asked to sign and answers itself.
            _ => true,
        }
    }

    /// Signs. `pin` is asked for again by keys with `CKA_ALWAYS_AUTHENTICATE`.
    pub(super) fn sign(
        &self,
        way: Way,
        key: PrivateKey,
        data: &[u8],
        pin: Option<&Pin>,
        label: &str,
    ) -> Result<Vec<u8>, TokenError> {
        let mechanism = way.mechanism();
        let failed = |e| in_use(failure("sign", &e));
        if !key.always_authenticate {
            let signed = self.open.sign(&mechanism, key.handle, data);
            return signed.map_err(failed);
        }
        // The login stands between the beginning and the data.
        self.open
            .sign_init(&mechanism, key.handle)
            .map_err(failed)?;
        self.open
            .login(UserType::ContextSpecific, pin.map(|pin| &pin.0))
            .map_err(|e| self.refused(&e, label))?;
        self.open.sign_update(data).map_err(failed)?;
        self.open.sign_final().map_err(failed)
    }
}

/// A PIN as PKCS#11 takes it; wiped when dropped, never shown.
pub(super) struct Pin(AuthPin);

impl Pin {
    pub(super) fn new(pin: &Zeroizing<String>) -> Self {
        Self(AuthPin::new(pin.as_str().into()))
    }
}

/// The failure of a step. PKCS#11 codes carry no data of the person.
fn failure(step: &'static str, error: &Error) -> TokenError {
    match error {
        Error::Pkcs11(RvError::TokenNotPresent | RvError::SlotIdInvalid, _) => TokenError::NoToken,
        Error::Pkcs11(RvError::TokenNotRecognized, _) => TokenError::NotRecognized,
        Error::Pkcs11(
            RvError::DeviceRemoved | RvError::SessionHandleInvalid | RvError::SessionClosed,
            _,
        ) => TokenError::Removed,
        Error::Pkcs11(code, _) => TokenError::Failed {
            step,
            code: format!("{code:?}"),
        },
        other => TokenError::Failed {
            step,
            code: other.to_string(),
        },
    }
}

/// The same after a session was opened: a token that is not there any more was taken out.
fn in_use(error: TokenError) -> TokenError {
    match error {
        TokenError::NoToken => TokenError::Removed,
        other => other,
    }
}

/// Whether another way of asking for the signature may still work.
pub(super) fn another_way(error: &TokenError) -> bool {
    let TokenError::Failed { code, .. } = error else {
        return false;
    };
    [
        RvError::MechanismInvalid,
        RvError::MechanismParamInvalid,
        RvError::FunctionNotSupported,
        RvError::DataLenRange,
        RvError::KeyFunctionNotPermitted,
    ]
    .iter()
    .any(|known| format!("{known:?}") == *code)
}
