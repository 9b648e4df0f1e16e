//! Errors of time stamps as sentences.

use crate::i18n::{self, Language, Translate};
use crate::sign::timestamp::StampError;

/// The sentence a person reads.
pub(super) fn message(l: Language, error: &StampError) -> String {
    use StampError as E;
    match error {
        E::NoProgram => l.pick(
            "Chưa ghi lệnh lấy dấu thời gian. Hãy ghi tên chương trình và các tham số của nó.".to_owned(),
            "No command is given that fetches the time stamp. Name the program and its arguments.".to_owned(),
        ),
        E::NotStarted { program, detail } => l.pick(
            format!("Không chạy được chương trình lấy dấu thời gian “{program}” ({detail}); chưa ký. Hãy kiểm tra đường dẫn của chương trình."),
            format!("The time stamp program “{program}” cannot be started ({detail}); nothing was signed. Check its path."),
        ),
        E::Failed { program, said } => l.pick(
            format!("Chương trình lấy dấu thời gian “{program}” báo lỗi ({said}); chưa ký."),
            format!("The time stamp program “{program}” failed ({said}); nothing was signed."),
        ),
        E::Slow { program, seconds } => l.pick(
            format!("Chương trình lấy dấu thời gian “{program}” không trả lời trong {seconds} giây nên đã bị dừng; chưa ký."),
            format!("The time stamp program “{program}” gave no answer within {seconds} seconds and was stopped; nothing was signed."),
        ),
        E::ReplyTooLarge { limit } => {
            let limit = i18n::size(l, *limit as u64);
            l.pick(
                format!("Tệp trả lời dấu thời gian lớn hơn {limit} nên không được nhận. Hãy chọn đúng tệp .tsr."),
                format!("The time stamp reply is larger than {limit} and was not taken. Choose the right .tsr file."),
            )
        }
        E::ReplyUnreadable => l.pick(
            "Không đọc được trả lời của dịch vụ cấp dấu thời gian. Hãy chọn tệp .tsr do dịch vụ trả về.".to_owned(),
            "The reply of the time stamping service cannot be read. Choose the .tsr file the service gave.".to_owned(),
        ),
        E::Refused { status, said } => l.pick(
            format!("Dịch vụ cấp dấu thời gian từ chối yêu cầu (mã {status}{}). Hãy hỏi nơi cung cấp dịch vụ.", after_colon(said)),
            format!("The time stamping service refused the request (status {status}{}). Ask the service's provider.", after_colon(said)),
        ),
        E::OtherSignature => l.pick(
            "Dấu thời gian này không phải của chữ ký trong tệp. Hãy chọn đúng tệp .tsr của tệp PDF này.".to_owned(),
            "This time stamp is not of the signature in the file. Choose the .tsr file that belongs to this PDF.".to_owned(),
        ),
        E::OtherRequest => l.pick(
            "Dấu thời gian này trả lời một yêu cầu khác. Hãy tạo lại yêu cầu (.tsq) rồi gửi lại.".to_owned(),
            "This time stamp answers another request. Make the request (.tsq) again and send it.".to_owned(),
        ),
        E::NoSignature => l.pick(
            "Tệp chưa có chữ ký số nào để gắn dấu thời gian. Hãy ký trước.".to_owned(),
            "The file carries no signature that a time stamp could be given to. Sign it first.".to_owned(),
        ),
        E::NotExtensible { field } => l.pick(
            format!("Chữ ký ở ô {field} do phần mềm khác tạo theo cách không thêm dấu thời gian được. Hãy gắn bằng phần mềm đã ký."),
            format!("The signature of the field {field} was made in a way that takes no time stamp. Add it with the program that signed."),
        ),
        E::AlreadyStamped { field } => l.pick(
            format!("Chữ ký ở ô {field} đã có dấu thời gian."),
            format!("The signature of the field {field} has a time stamp already."),
        ),
        E::Covered { field } => l.pick(
            format!("Chữ ký ở ô {field} đã được chữ ký sau bao trùm nên không gắn thêm dấu thời gian được."),
            format!("The signature of the field {field} is covered by a later one and takes no time stamp any more."),
        ),
        E::NoRoom { bytes, room } => {
            let (bytes, room) = (i18n::size(l, *bytes as u64), i18n::size(l, *room as u64));
            l.pick(
                format!("Dấu thời gian cần {bytes} nhưng chữ ký chỉ chừa {room}. Hãy dùng dịch vụ gửi kèm ít chứng thư hơn."),
                format!("The time stamp needs {bytes}, but the signature kept {room}. Use a service that sends fewer certificates."),
            )
        }
    }
}

fn after_colon(said: &str) -> String {
    if said.is_empty() {
        String::new()
    } else {
        format!(": {said}")
    }
}
