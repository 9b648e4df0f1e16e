//! What can go wrong between a signature and its time stamp.

/// A reason why a signature got no time stamp.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StampError {
    /// No program was named to fetch the stamp.
    #[error("no program is named that fetches the time stamp")]
    NoProgram,
    /// The program could not be started.
    #[error("the time stamp program {program} cannot be started ({detail})")]
    NotStarted {
        /// The program.
        program: String,
        /// The system's words.
        detail: String,
    },
    /// The program ended with a failure.
    #[error("the time stamp program {program} failed ({said})")]
    Failed {
        /// The program.
        program: String,
        /// Its exit status and first words, shortened.
        said: String,
    },
    /// The program took too long and was ended.
    #[error("the time stamp program {program} gave no answer within {seconds} s")]
    Slow {
        /// The program.
        program: String,
        /// How long it was given.
        seconds: u64,
    },
    /// The reply is larger than any time stamp.
    #[error("the time stamp reply is larger than {limit} bytes")]
    ReplyTooLarge {
        /// Largest size accepted, in bytes.
        limit: usize,
    },
    /// The reply is not one of RFC 3161.
    #[error("the time stamp reply cannot be read")]
    ReplyUnreadable,
    /// The service gave no stamp.
    #[error("the time stamping service refused (status {status}: {said})")]
    Refused {
        /// `PKIStatus` (RFC 3161 2.4.2).
        status: u8,
        /// The service's words, shortened.
        said: String,
    },
    /// The stamp is of something else.
    #[error("the time stamp is not of this signature")]
    OtherSignature,
    /// The stamp answers another request.
    #[error("the time stamp answers another request (its nonce differs)")]
    OtherRequest,
    /// The file carries no signature that a stamp could be given to.
    #[error("the file carries no signature that can be time stamped")]
    NoSignature,
    /// The signature's own structure cannot be extended without changing it.
    #[error("the signature of the field {field} cannot take a time stamp")]
    NotExtensible {
        /// Name of the field.
        field: String,
    },
    /// The signature has a time stamp already.
    #[error("the signature of the field {field} has a time stamp already")]
    AlreadyStamped {
        /// Name of the field.
        field: String,
    },
    /// Two signatures end at the same place; none of them is the last.
    #[error("the signature of the field {field} is covered by a later one")]
    Covered {
        /// Name of the field.
        field: String,
    },
    /// The stamp does not fit into the room the signature kept.
    #[error("the time stamp needs {bytes} bytes, the signature kept {room}")]
    NoRoom {
        /// What signature and stamp need, in bytes.
        bytes: usize,
        /// What there is, in bytes.
        room: usize,
    },
}

impl StampError {
    /// Stable snake-case name of the variant.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::NoProgram => "no_stamp_program",
            Self::NotStarted { .. } => "stamp_program_not_started",
            Self::Failed { .. } => "stamp_program_failed",
            Self::Slow { .. } => "stamp_program_slow",
            Self::ReplyTooLarge { .. } => "stamp_reply_too_large",
            Self::ReplyUnreadable => "stamp_reply_unreadable",
            Self::Refused { .. } => "stamp_refused",
            Self::OtherSignature => "stamp_of_other_signature",
            Self::OtherRequest => "stamp_of_other_request",
            Self::NoSignature => "nothing_to_stamp",
            Self::NotExtensible { .. } => "not_extensible",
            Self::AlreadyStamped { .. } => "already_stamped",
            Self::Covered { .. } => "signature_covered",
            Self::NoRoom { .. } => "no_room_for_stamp",
        }
    }
}
