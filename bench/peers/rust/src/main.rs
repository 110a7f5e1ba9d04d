// The same job as obvious.mjs, as one would write it in Rust: the csv crate, byte records that are used
// again, a set of the ids. No line numbers, no report.
//   obvious raw.csv out.csv
use csv::{ByteRecord, ReaderBuilder, Writer};
use std::{collections::HashSet, env, error::Error};

const DRIVERS: [&str; 7] = [
    "effectiveness", "ease", "efficiency", "transparency", "humanity", "employee", "other",
];
const START: &[u8] = b"2025-01-01 05:00:00 UTC";
const END: &[u8] = b"2025-04-01 04:00:00 UTC";

/// Whether it is written as 2025-04-30 16:05:00 UTC: then times are ordered as their texts are.
fn is_time(cell: &[u8]) -> bool {
    cell.len() == END.len()
        && cell.iter().zip(END).all(|(a, b)| if b.is_ascii_digit() { a.is_ascii_digit() } else { a == b })
}

/// The drivers that a joined cell names, and how many names are none.
fn drivers(cell: &[u8]) -> ([bool; 7], u64) {
    let mut selected = [false; 7];
    let mut unknown = 0;
    for each in cell.split(|byte| *byte == b',').filter(|each| !each.is_empty()) {
        match DRIVERS.iter().position(|driver| driver.as_bytes() == each) {
            Some(at) => selected[at] = true,
            None => unknown += 1,
        }
    }
    (selected, unknown)
}

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = env::args().skip(1).collect();
    let mut reader = ReaderBuilder::new().buffer_capacity(1 << 18).from_path(&paths[0])?;
    let mut writer = Writer::from_path(&paths[1])?;
    let columns = |side: &str| DRIVERS.iter().map(|each| format!("{side}_{each}")).collect::<Vec<_>>();
    let mut header = vec!["external_id".to_string(), "question_1".to_string()];
    header.extend(columns("positive"));
    header.extend(columns("negative"));
    header.push("question_4".to_string());
    writer.write_record(&header)?;
    let mut ids: HashSet<Vec<u8>> = HashSet::new();
    let mut problems = 0u64;
    let mut row = ByteRecord::new();
    let mut out = ByteRecord::new();
    while reader.read_byte_record(&mut row)? {
        if &row[9] == b"true" || &row[10] == b"true" {
            continue;
        }
        let page = String::from_utf8_lossy(&row[11]);
        if page.starts_with("/admin/forms/") && page.contains("/example") {
            continue;
        }
        let created = &row[13];
        if !is_time(created) {
            problems += 1;
        } else if created < START || created >= END {
            continue;
        }
        let (id, rating, comment) = (&row[0], &row[2], &row[5]);
        if !matches!(rating, b"" | b"0" | b"1") {
            problems += 1;
        }
        if id.is_empty() || !ids.insert(id.to_vec()) {
            problems += 1;
        }
        let (positive, unknown_positive) = drivers(&row[3]);
        let (negative, unknown_negative) = drivers(&row[4]);
        problems += unknown_positive + unknown_negative;
        if rating == b"1" && negative.contains(&true) || rating == b"0" && positive.contains(&true) {
            problems += 1;
        }
        if comment.iter().any(|byte| *byte < 9 || *byte == 11 || *byte == 12 || (14..32).contains(byte)) {
            problems += 1;
        }
        out.clear();
        out.push_field(id);
        out.push_field(rating);
        for selected in positive.iter().chain(&negative) {
            out.push_field(if *selected { b"1" } else { b"0" });
        }
        out.push_field(comment);
        writer.write_byte_record(&out)?;
    }
    writer.flush()?;
    println!("{} responses, {} problems", ids.len(), problems);
    Ok(())
}
