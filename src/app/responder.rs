//! A time stamp fetched by a program of the person's own: Tukiem itself opens
//! no network connection, so whoever reaches the service is named here and runs
//! as a program of its own, without a shell, for a bounded time.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::error::AppError;
use crate::sign::timestamp::{MAX_REPLY, StampError, TimeStamper};
use crate::sign::{self, SignError};

/// How long a program is given.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often it is looked at.
const STEP: Duration = Duration::from_millis(20);
/// Most bytes kept of what a program complains.
const MAX_COMPLAINT: usize = 4096;
/// Stands in the arguments for the file with the request.
const REQUEST: &str = "{request}";
/// Stands in the arguments for the file the reply is written to.
const REPLY: &str = "{reply}";

/// A program that carries a request to a time stamping service. It gets the
/// request (DER) on its standard input or in the file `{request}`, and gives the
/// reply (DER) on its standard output or in the file `{reply}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Responder {
    program: String,
    arguments: Vec<String>,
    patience: Duration,
}

impl Responder {
    /// Takes a command line apart at its spaces; what stands between double
    /// quotes is one word. Nothing else is special: no shell is involved.
    ///
    /// # Errors
    /// [`StampError::NoProgram`] if there is no word in it.
    pub fn parse(line: &str) -> Result<Self, AppError> {
        let mut words = split(line).into_iter();
        let program = words.next().ok_or(SignError::from(StampError::NoProgram))?;
        Ok(Self {
            program,
            arguments: words.collect(),
            patience: PATIENCE,
        })
    }

    /// The same program, given another time.
    #[must_use]
    pub fn within(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    fn failed(&self, said: &str) -> StampError {
        let line = said.lines().find(|line| !line.trim().is_empty());
        StampError::Failed {
            program: self.program.clone(),
            said: line.unwrap_or_default().trim().chars().take(200).collect(),
        }
    }

    fn slow(&self) -> StampError {
        StampError::Slow {
            program: self.program.clone(),
            seconds: self.patience.as_secs(),
        }
    }

    /// Runs the program; gives what it wrote on its standard output.
    fn run(&self, arguments: &[String], request: &[u8]) -> Result<Vec<u8>, StampError> {
        let not_started = |e: &std::io::Error| StampError::NotStarted {
            program: self.program.clone(),
            detail: e.to_string(),
        };
        let until = Instant::now() + self.patience;
        let mut child = Command::new(&self.program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|e| not_started(&e))?;
        let out = child.stdout.take().map(|pipe| reading(pipe, MAX_REPLY));
        let complaint = child.stderr.take().map(|pipe| reading(pipe, MAX_COMPLAINT));
        if let Some(mut pipe) = child.stdin.take() {
            let request = request.to_vec();
            // A program that reads its file instead closes the pipe; that is no failure.
            thread::spawn(move || drop(pipe.write_all(&request)));
        }
        let status = self.wait(&mut child, until)?;
        let complaint = complaint.and_then(|pipe| pipe.recv_timeout(STEP * 10).ok());
        if !status.success() {
            let said = String::from_utf8_lossy(&complaint.unwrap_or_default()).into_owned();
            return Err(self.failed(&format!("{status}: {}", said.trim())));
        }
        let left = until.saturating_duration_since(Instant::now()).max(STEP);
        match out.map(|pipe| pipe.recv_timeout(left)) {
            Some(Ok(bytes)) => Ok(bytes),
            Some(Err(RecvTimeoutError::Timeout)) => Err(self.slow()),
            Some(Err(RecvTimeoutError::Disconnected)) | None => Ok(Vec::new()),
        }
    }

    fn wait(&self, child: &mut Child, until: Instant) -> Result<ExitStatus, StampError> {
        loop {
            match child.try_wait() {
                Ok(Some(status)) => return Ok(status),
                Ok(None) if Instant::now() < until => thread::sleep(STEP),
                Ok(None) => {
                    // It may end in this very moment; then there is nothing to end.
                    drop(child.kill());
                    drop(child.wait());
                    return Err(self.slow());
                }
                Err(e) => return Err(self.failed(&e.to_string())),
            }
        }
    }
}

impl TimeStamper for Responder {
    fn reply(&self, request: &[u8]) -> Result<Vec<u8>, SignError> {
        let names = |mark: &str| self.arguments.iter().any(|word| word.contains(mark));
        let reply = if names(REQUEST) || names(REPLY) {
            let desk = Desk::new()?;
            let (asked, answered) = (desk.0.join("request.tsq"), desk.0.join("reply.tsr"));
            std::fs::write(&asked, request).map_err(|e| self.failed(&e.to_string()))?;
            let arguments: Vec<String> = self
                .arguments
                .iter()
                .map(|word| word.replace(REQUEST, &shown(&asked)))
                .map(|word| word.replace(REPLY, &shown(&answered)))
                .collect();
            let out = self.run(&arguments, request)?;
            if names(REPLY) {
                read(&answered).map_err(|e| self.failed(&e.to_string()))?
            } else {
                out
            }
        } else {
            self.run(&self.arguments, request)?
        };
        if reply.len() > MAX_REPLY {
            return Err(StampError::ReplyTooLarge { limit: MAX_REPLY }.into());
        }
        Ok(reply)
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// At most one byte more than a reply may have.
fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path)?;
    file.take(MAX_REPLY as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a pipe to its end on a thread of its own, keeping `most` bytes and one.
fn reading(mut pipe: impl Read + Send + 'static, most: usize) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut kept = Vec::new();
        // A broken pipe ends the reading as an end does; the rest is not kept.
        drop((&mut pipe).take(most as u64 + 1).read_to_end(&mut kept));
        drop(sender.send(kept));
        drop(std::io::copy(&mut pipe, &mut std::io::sink()));
    });
    receiver
}

/// A folder of our own for request and reply, gone with all in it when dropped.
struct Desk(PathBuf);

impl Desk {
    fn new() -> Result<Self, SignError> {
        let name: String = sign::random_bytes::<16>()?
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let path = std::env::temp_dir().join(format!("tukiem-{name}"));
        std::fs::create_dir(&path).map_err(|e| StampError::NotStarted {
            program: path.display().to_string(),
            detail: e.to_string(),
        })?;
        Ok(Self(path))
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // It holds a hash and a time stamp, no content; nobody is left to tell.
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// Words at spaces; double quotes keep a word together.
fn split(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted, mut begun) = (Vec::new(), String::new(), false, false);
    for c in line.chars() {
        match c {
            '"' => {
                quoted = !quoted;
                begun = true;
            }
            c if c.is_whitespace() && !quoted => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            c => {
                word.push(c);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_command_is_split_without_a_shell() {
        let words = split(r#" "C:\Program Files\tsa\tsa.exe"  --in {request} "" a"b c"d $(x);| "#);
        let expected = [
            r"C:\Program Files\tsa\tsa.exe",
            "--in",
            "{request}",
            "",
            "ab cd",
            "$(x);|",
        ];
        assert_eq!(words, expected);
        assert!(split("  ").is_empty());
    }
}
