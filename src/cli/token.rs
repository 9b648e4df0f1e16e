//! `token list`: the USB tokens that are plugged in and their certificates.
//! Exit 0 where at least one certificate is there, 1 where none is.

use super::Exit;
use super::args::TokenTask;
use super::output::Output;
use crate::app::error::AppError;
use crate::app::message::pin_tries;
use crate::app::tokens::{self, Tokens};
use crate::exchange::to_json;
use crate::i18n::{self, Language, Translate};
use crate::sign::token::{PinState, Token};

pub(super) fn run(task: &TokenTask, output: &Output) -> Result<Exit, AppError> {
    let TokenTask::List { module, json } = task;
    let found = tokens::find(module.as_deref());
    if *json {
        output.data(&to_json(&tokens::form(&found, output.language))?)?;
    } else {
        output.data(&page(output.language, &found))?;
        explain(output, &found);
    }
    Ok(if found.certificates().is_empty() {
        Exit::Negative
    } else {
        Exit::Done
    })
}

/// Says on stderr what keeps a module from showing a token.
fn explain(output: &Output, found: &Tokens) {
    let l = output.language;
    if found.modules.is_empty() {
        output.tell(l.pick(
            "Không tìm thấy thư viện của token nào ở các vị trí thường dùng. Hãy cài phần mềm của token, hoặc chỉ rõ tệp thư viện bằng --module.",
            "No token module was found at the usual places. Install the token's software, or name the module with --module.",
        ));
    }
    for module in &found.modules {
        if let Err(error) = &module.tokens {
            output.tell(&format!("{}: {}", module.path.display(), error.message(l)));
        }
    }
}

/// One paragraph a token, one line a certificate.
fn page(l: Language, found: &Tokens) -> String {
    let mut page = String::new();
    for module in &found.modules {
        for token in module.tokens.iter().flatten() {
            page += &format!(
                "{} “{}” ({} {}; {} {}; {})\n",
                l.pick("Token", "Token"),
                token.label,
                l.pick("số sê-ri", "serial"),
                token.serial,
                l.pick("khe", "slot"),
                token.slot,
                module.path.display(),
            );
            if token.pin != PinState::Ready {
                page += &format!("  ! {}\n", pin_tries(l, token.pin));
            }
            page += &certificates(l, token);
        }
    }
    page
}

fn certificates(l: Language, token: &Token) -> String {
    let mut lines = String::new();
    if token.certificates.is_empty() {
        lines += l.pick(
            "  Token không có chứng thư để ký.\n",
            "  The token holds no certificate to sign with.\n",
        );
    }
    for stored in &token.certificates {
        let certificate = &stored.certificate;
        let organization = certificate.organization();
        lines += &format!(
            "  {}  {}{}; {} {}; {} {}\n",
            tokens::hex(&stored.id),
            certificate.common_name(),
            organization.map_or_else(String::new, |o| format!(", {o}")),
            l.pick("nơi cấp", "issued by"),
            certificate.issuer_name(),
            l.pick("đến ngày", "valid until"),
            i18n::date(certificate.not_after().date_naive()),
        );
    }
    lines
}
