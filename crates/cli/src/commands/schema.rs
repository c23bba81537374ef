//! `takas schema`: the JSON Schemas of the file formats.

use takas_formats::schemas;

use crate::exit;
use crate::failure::Failure;
use crate::put;

/// Prints one schema, or the names of all.
///
/// # Errors
/// When there is no such format.
pub(crate) fn run(name: Option<&str>) -> Result<u8, Failure> {
    let all: Vec<(String, String)> = schemas()
        .into_iter()
        .map(|(file, schema)| (file.trim_end_matches(".schema.json").to_owned(), schema))
        .collect();
    let Some(name) = name else {
        put(&all.iter().flat_map(|(name, _)| [name.as_str(), "\n"]).collect::<String>())?;
        return Ok(exit::DONE);
    };
    let Some((_, schema)) = all.iter().find(|(known, _)| known == name) else {
        let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
        return Err(Failure::Usage(format!("there is no schema {name}; there are {}", names.join(", "))));
    };
    put(schema)?;
    Ok(exit::DONE)
}
