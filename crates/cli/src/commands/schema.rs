//! `takas schema`: the JSON Schemas of the file formats; with the desk, the `OpenAPI` document of its API, too.

use takas_formats::schemas;

use crate::exit;
use crate::failure::Failure;
use crate::put;

/// Prints one schema, or the names of all.
///
/// # Errors
/// When there is no such format.
pub(crate) fn run(name: Option<&str>) -> Result<u8, Failure> {
    let files = schemas().into_iter().map(|(file, schema)| (file.trim_end_matches(".schema.json").to_owned(), schema));
    let all: Vec<(String, String)> = files.chain(of_the_desk()).collect();
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

#[cfg(feature = "desk")]
fn of_the_desk() -> [(String, String); 1] {
    [("openapi".to_owned(), takas_desk::server::api::document().to_owned())]
}

#[cfg(not(feature = "desk"))]
fn of_the_desk() -> [(String, String); 0] {
    []
}
