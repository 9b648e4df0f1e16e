//! Writing PDF objects as bytes.

use lopdf::{Dictionary, Object, StringFormat};

/// Appends an object in its PDF syntax.
pub(crate) fn object(out: &mut Vec<u8>, value: &Object) {
    match value {
        Object::Null => out.extend(b"null"),
        Object::Boolean(true) => out.extend(b"true"),
        Object::Boolean(false) => out.extend(b"false"),
        Object::Integer(n) => out.extend(n.to_string().bytes()),
        Object::Real(n) => out.extend(n.to_string().bytes()),
        Object::Name(text) => name(out, text),
        Object::String(text, StringFormat::Literal) => literal(out, text),
        Object::String(text, StringFormat::Hexadecimal) => {
            out.push(b'<');
            out.extend(crate::sign::hex::encode(text).bytes());
            out.push(b'>');
        }
        Object::Array(items) => {
            out.push(b'[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(b' ');
                }
                object(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(dict) => dictionary(out, dict),
        Object::Stream(stream) => {
            dictionary(out, &stream.dict);
            out.extend(b"\nstream\n");
            out.extend(&stream.content);
            out.extend(b"\nendstream");
        }
        Object::Reference((number, generation)) => {
            out.extend(format!("{number} {generation} R").bytes());
        }
    }
}

/// Appends a dictionary, its keys in their order.
pub(crate) fn dictionary(out: &mut Vec<u8>, dict: &Dictionary) {
    out.extend(b"<<");
    for (key, value) in dict {
        name(out, key);
        out.push(b' ');
        object(out, value);
    }
    out.extend(b">>");
}

fn name(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'/');
    for &byte in text {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            out.extend(format!("#{byte:02X}").bytes());
        }
    }
}

fn literal(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'(');
    for &byte in text {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
            b'\r' => out.extend(b"\\r"),
            b'\n' => out.extend(b"\\n"),
            _ => out.push(byte),
        }
    }
    out.push(b')');
}

/// A text string: ASCII as it is, anything else UTF-16 with its mark.
pub(crate) fn text(value: &str) -> Object {
    if value.is_ascii() {
        return Object::string_literal(value);
    }
    let units = value.encode_utf16().flat_map(u16::to_be_bytes);
    Object::String(
        [0xfe, 0xff].into_iter().chain(units).collect(),
        StringFormat::Hexadecimal,
    )
}
