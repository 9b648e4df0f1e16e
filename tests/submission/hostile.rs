//! Data made to do harm, under a signature that holds: refused, without harm.

use lopdf::{Object, Stream, dictionary};
use tukiem::app::submission::Refused;
use tukiem::exchange::ExchangeError;
use tukiem::exchange::submission_json::{MAX_BYTES, read};
use tukiem::sign::AttachmentProblem as Problem;

use super::given::{DEMO, data, embedded, open, reworked, signed};

/// A signed report whose data are these bytes, packed if asked.
fn carrying(bytes: &[u8], packed: bool) -> Vec<u8> {
    signed(&reworked(|tree| {
        let id = embedded(tree);
        let size = i64::try_from(bytes.len()).unwrap();
        let mut stream = Stream::new(
            dictionary! {
                "Type" => "EmbeddedFile",
                "Subtype" => "application/json",
                "Params" => dictionary! { "Size" => size },
            },
            bytes.to_vec(),
        );
        if packed {
            stream.compress().unwrap();
        }
        tree.set_object(id, stream);
    }))
}

#[track_caller]
fn data_error(bytes: &[u8]) -> ExchangeError {
    match open(&carrying(bytes, true)).map_err(|refused| *refused) {
        Err(Refused::Data(error)) => {
            assert_eq!(read(bytes).unwrap_err(), error);
            error
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn bombs_and_giants_stay_packed() {
    // Blanks that fill far more room than they take.
    let bomb = vec![b' '; 8 * MAX_BYTES];
    let pdf = carrying(&bomb, true);
    assert!(pdf.len() < 2 * 1024 * 1024, "{}", pdf.len());
    let max = MAX_BYTES;
    for pdf in [pdf, carrying(&bomb[..=max], false)] {
        match open(&pdf).map_err(|refused| *refused) {
            Err(Refused::Attachment(problem)) => assert_eq!(problem, Problem::TooLarge { max }),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn unusual_packing_is_refused() {
    let (_, bytes) = data();
    let damage: [&dyn Fn(&mut Stream); 5] = [
        &|stream| {
            let twice = vec![Object::from("FlateDecode"); 2];
            stream.dict.set("Filter", twice);
        },
        &|stream| stream.dict.set("Filter", "LZWDecode"),
        &|stream| {
            stream.dict.set(
                "DecodeParms",
                dictionary! { "Predictor" => 12, "Columns" => 1 << 30 },
            );
        },
        &|stream| {
            let half = stream.content.len() / 2;
            let half = stream.content[..half].to_vec();
            stream.set_content(half);
        },
        &|stream| {
            stream.dict.remove(b"Params");
        },
    ];
    for (n, damage) in damage.into_iter().enumerate() {
        let pdf = signed(&reworked(|tree| {
            let id = embedded(tree);
            let stream = tree.get_object_mut(id).unwrap().as_stream_mut().unwrap();
            assert!(stream.dict.has(b"Filter") && stream.content.len() < bytes.len());
            damage(stream);
        }));
        match open(&pdf).map_err(|refused| *refused) {
            Err(Refused::Attachment(Problem::Damaged { .. })) => {}
            other => panic!("{n}: {other:?}"),
        }
    }
}

#[test]
fn hostile_json_is_refused() {
    let (_, good) = data();
    let text = String::from_utf8(good.clone()).unwrap();
    let with = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1).into_bytes()
    };
    let is_json = |error| assert!(matches!(error, ExchangeError::Json { .. }), "{error:?}");
    // Deep, doubled, not UTF-8, not a number, cut, or with something after it.
    is_json(data_error(
        &[b"[".repeat(100_000), b"]".repeat(100_000)].concat(),
    ));
    is_json(data_error(&with("\"year\":", "\"year\": 2025, \"year\":")));
    is_json(data_error(&with("\"met\":", "\"met\": 1, \"met\":")));
    let mut broken = good.clone();
    let at = text.find("UBND").or_else(|| text.find("nhân")).unwrap();
    broken[at] = 0xFF;
    is_json(data_error(&broken));
    is_json(data_error(&with(
        "\"percent\": ",
        "\"percent\": NaN, \"x\": ",
    )));
    is_json(data_error(&with(
        "\"percent\": ",
        "\"percent\": 1e999, \"x\": ",
    )));
    is_json(data_error(&good[..good.len() / 2]));
    is_json(data_error(&[good.as_slice(), b"{}"].concat()));
    is_json(data_error(b""));
    assert!(matches!(
        data_error(&with("\"version\": 1", "\"version\": 2")),
        ExchangeError::NewerVersion { .. }
    ));
    assert!(matches!(
        data_error(b"{\"format\": \"other\"}"),
        ExchangeError::Invalid(_)
    ));
}

#[test]
fn many_faults_end_in_a_bounded_list() {
    let (form, _) = data();
    let mut value = serde_json::to_value(form).unwrap();
    let object = value.as_object_mut().unwrap();
    for n in 0..200_000 {
        object.insert(format!("x{n}"), serde_json::Value::Null);
    }
    let Err(ExchangeError::Invalid(found)) = read(value.to_string().as_bytes()) else {
        panic!()
    };
    assert_eq!(found.len(), 1000);
    // Fifty thousand answers to one item are compared without a quadratic walk.
    let (mut form, _) = data();
    let first = form.answers[0].clone();
    form.answers.resize(20_000, first);
    let text = serde_json::to_string(&form).unwrap();
    assert!(text.len() < MAX_BYTES, "{}", text.len());
    assert!(matches!(
        read(text.as_bytes()),
        Err(ExchangeError::Invalid(_))
    ));
}

#[test]
fn no_damaged_copy_gives_other_data() {
    let (_, bytes) = data();
    let good = &DEMO.signed;
    let mut state = 0x2026_1121_u64;
    let mut random = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % below
    };
    let mut opened = 0;
    for _ in 0..150 {
        let mut pdf = good.clone();
        match random(4) {
            0 => {
                let at = random(pdf.len());
                pdf[at] ^= 1 << random(8);
            }
            1 => pdf.truncate(random(good.len())),
            2 => {
                let (from, to, length) = (random(pdf.len()), random(pdf.len()), random(400));
                let end = (from + length).min(pdf.len());
                let piece = pdf[from..end].to_vec();
                pdf.splice(to..to, piece);
            }
            _ => {
                let at = random(pdf.len());
                let end = (at + random(400)).min(pdf.len());
                pdf.drain(at..end);
            }
        }
        if let Ok(whole) = open(&pdf) {
            opened += 1;
            assert!(whole.bytes == bytes && whole.binding.holds());
        }
    }
    assert!(opened < 5, "{opened} damaged files were opened");
}
