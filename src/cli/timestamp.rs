//! `timestamp`: the request for a signed PDF's time stamp into a file, and the
//! service's answer from a file into the PDF.

use super::Exit;
use super::args::TimestampTask;
use super::output::Output;
use crate::app::error::AppError;
use crate::app::time_stamp;
use crate::i18n::{self, Translate};

pub(super) fn run(task: &TimestampTask, output: &Output) -> Result<Exit, AppError> {
    if let Some(request) = &task.request {
        time_stamp::write_request(&task.file, request)?;
        output.data(&format!("{}\n", request.display()))?;
    } else if let (Some(reply), Some(out)) = (&task.reply, &task.out) {
        let (field, time) = time_stamp::add_reply(&task.file, reply, out)?;
        output.data(&format!("{}\n", out.display()))?;
        let time = i18n::date_time(time.fixed_offset());
        output.tell(&output.language.pick(
            format!("Đã gắn dấu thời gian {time} (UTC) cho chữ ký ở ô {field}."),
            format!("The signature of the field {field} was time stamped at {time} (UTC)."),
        ));
    }
    Ok(Exit::Done)
}
