//! `takas explain`: what a diagnostic code means.

use takas_atlas::EXPLANATIONS;
use takas_formats::Code;

use crate::exit;
use crate::failure::Failure;
use crate::put;

/// Prints the explanation of a code, or all codes.
///
/// # Errors
/// When there is no such code.
pub(crate) fn run(code: Option<&str>) -> Result<u8, Failure> {
    let Some(text) = code else {
        let lines: Vec<String> = Code::ALL.iter().map(|code| format!("{}  {}\n", code.id(), code.title())).collect();
        let atlas = EXPLANATIONS.iter().map(|(id, title, _)| format!("{id}  {title}\n"));
        put(&lines.into_iter().chain(atlas).collect::<String>())?;
        return Ok(exit::DONE);
    };
    if let Some((id, title, text)) = EXPLANATIONS.iter().find(|(id, ..)| *id == text.to_uppercase()) {
        put(&format!("{id}: {title}\n\n{text}\n"))?;
        return Ok(exit::DONE);
    }
    let Some(code) = Code::find(text) else {
        let nearest = takas_formats::nearest(&text.to_uppercase(), Code::ALL.iter().map(|code| code.id()));
        let hint = nearest.map_or_else(String::new, |id| format!("; did you mean {id}?"));
        return Err(Failure::Usage(format!("there is no code {text}{hint} `takas explain` lists all")));
    };
    let explanation = code.explanation();
    let mut out = format!("{}: {}\n\n{}\n", code.id(), code.title(), explanation.text.trim());
    for (heading, example) in [("Wrong", explanation.wrong), ("Right", explanation.right)] {
        if !example.trim().is_empty() {
            out.extend(["\n", heading, ":\n\n"]);
            for line in example.trim_matches('\n').lines() {
                out.extend(["    ", line, "\n"]);
            }
        }
    }
    put(&out)?;
    Ok(exit::DONE)
}
