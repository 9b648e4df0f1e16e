//! For which system and processor a program library was built, read from its
//! header, so that a wrong one is named before the system refuses to load it.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::TokenError;

/// How much of a file holds its header, in bytes.
const HEAD: u64 = 64 * 1024;

/// A system that programs are built for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// Windows: PE files.
    Windows,
    /// Linux: ELF files.
    Linux,
}

/// A kind of processor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Machine {
    /// 32-bit Intel and AMD.
    X86,
    /// 64-bit Intel and AMD.
    X64,
    /// 32-bit ARM.
    Arm,
    /// 64-bit ARM.
    Arm64,
    /// Another one, by its number in the header.
    Other(u16),
}

/// What a program or library was built for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Build {
    /// The system.
    pub system: System,
    /// The processor.
    pub machine: Machine,
}

impl std::fmt::Display for Build {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let system = match self.system {
            System::Windows => "Windows",
            System::Linux => "Linux",
        };
        match self.machine {
            Machine::X86 => write!(f, "{system} 32-bit (x86)"),
            Machine::X64 => write!(f, "{system} 64-bit (x64)"),
            Machine::Arm => write!(f, "{system} 32-bit (ARM)"),
            Machine::Arm64 => write!(f, "{system} 64-bit (ARM64)"),
            Machine::Other(number) => write!(f, "{system} (0x{number:x})"),
        }
    }
}

impl Build {
    /// What this program was built for.
    pub fn of_program() -> Self {
        Self {
            system: if cfg!(windows) {
                System::Windows
            } else {
                System::Linux
            },
            machine: match std::env::consts::ARCH {
                "x86" => Machine::X86,
                "x86_64" => Machine::X64,
                "arm" => Machine::Arm,
                "aarch64" => Machine::Arm64,
                _ => Machine::Other(0),
            },
        }
    }

    /// What the file with this head was built for; `None` if it is no program at all.
    pub fn of_file(head: &[u8]) -> Option<Self> {
        if head.starts_with(b"\x7fELF") {
            let number = [*head.get(18)?, *head.get(19)?];
            let number = match head.get(5)? {
                2 => u16::from_be_bytes(number),
                _ => u16::from_le_bytes(number),
            };
            // ELF e_machine.
            let machine = match number {
                3 => Machine::X86,
                40 => Machine::Arm,
                62 => Machine::X64,
                183 => Machine::Arm64,
                other => Machine::Other(other),
            };
            let system = System::Linux;
            return Some(Self { system, machine });
        }
        if !head.starts_with(b"MZ") {
            return None;
        }
        let at: [u8; 4] = head.get(0x3c..0x40)?.try_into().ok()?;
        let at = usize::try_from(u32::from_le_bytes(at)).ok()?;
        let header = head.get(at..at.checked_add(6)?)?;
        let &[b'P', b'E', 0, 0, low, high] = header else {
            return None;
        };
        // PE/COFF Machine.
        let machine = match u16::from_le_bytes([low, high]) {
            0x014c => Machine::X86,
            0x8664 => Machine::X64,
            0x01c0 | 0x01c4 => Machine::Arm,
            0xaa64 => Machine::Arm64,
            other => Machine::Other(other),
        };
        let system = System::Windows;
        Some(Self { system, machine })
    }
}

/// Whether a 64-bit ELF file ends before the parts that are loaded from it do:
/// Linux maps such a file and kills the program when it reads the missing part.
/// Windows and 32-bit Linux refuse or are not built for.
fn is_cut(head: &[u8], length: u64) -> bool {
    if !head.starts_with(b"\x7fELF\x02\x01") {
        return false;
    }
    let number = |at: usize, width: usize| {
        let bytes = head.get(at..at.checked_add(width)?)?;
        Some(
            bytes
                .iter()
                .rev()
                .fold(0, |sum, b| sum << 8 | u64::from(*b)),
        )
    };
    let whole = || {
        // e_phoff, e_phentsize, e_phnum.
        let (first, size, count) = (number(0x20, 8)?, number(0x36, 2)?, number(0x38, 2)?);
        for index in 0..count {
            let at = usize::try_from(first.checked_add(index * size)?).ok()?;
            // p_offset, p_filesz.
            let (offset, filled) = (
                number(at.checked_add(8)?, 8)?,
                number(at.checked_add(32)?, 8)?,
            );
            if offset.checked_add(filled)? > length {
                return None;
            }
        }
        Some(())
    };
    whole().is_none()
}

/// Whether this program can load the module.
///
/// # Errors
/// [`TokenError::ModuleMissing`], [`TokenError::ModuleNotLoadable`],
/// [`TokenError::NotModule`], [`TokenError::WrongArchitecture`],
/// [`TokenError::ModuleDamaged`].
pub(super) fn check(path: &Path) -> Result<(), TokenError> {
    let own = || path.to_owned();
    let unreadable = |e: &std::io::Error| match e.kind() {
        std::io::ErrorKind::NotFound => TokenError::ModuleMissing { path: own() },
        _ => TokenError::ModuleNotLoadable {
            path: own(),
            detail: e.to_string(),
        },
    };
    let mut head = Vec::new();
    let mut file = File::open(path).map_err(|e| unreadable(&e))?;
    let length = file.metadata().map_err(|e| unreadable(&e))?.len();
    (&mut file)
        .take(HEAD)
        .read_to_end(&mut head)
        .map_err(|e| unreadable(&e))?;
    let program = Build::of_program();
    match Build::of_file(&head) {
        None => Err(TokenError::NotModule { path: own() }),
        Some(module) if module == program && is_cut(&head, length) => {
            Err(TokenError::ModuleDamaged { path: own() })
        }
        Some(module) if module == program => Ok(()),
        Some(module) => Err(TokenError::WrongArchitecture {
            path: own(),
            module,
            program,
        }),
    }
}
