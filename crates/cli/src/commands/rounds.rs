//! `takas rounds`: what was proposed and answered, and how the zone of agreement moved.

use takas_formats::deals::to_json;
use takas_formats::rounds::report;
use takas_views::{brief_rounds, html, json, project_rounds, text};

use crate::COLUMNS;
use crate::arguments::Rounds;
use crate::exit;
use crate::failure::Failure;
use crate::put;
use crate::put_page;
use crate::reading;
use crate::talks;

/// Runs the command.
///
/// # Errors
/// When files cannot be read or written, or have mistakes.
pub(crate) fn run(arguments: &Rounds) -> Result<u8, Failure> {
    #[cfg(feature = "desk")]
    if let Some(address) = &arguments.remote.desk {
        return super::remote::read(address, &arguments.remote, &arguments.case, "rounds", arguments.shown.json);
    }
    let talks = talks::read(&arguments.case)?;
    let names = arguments.shown.names();
    let (page, words) = if let Some(id) = &arguments.view {
        let party = reading::party(&talks.case, id)?;
        let view = project_rounds(&talks.case, &talks.rounds, &talks.answers, party, names);
        let words = if arguments.shown.json {
            format!("{}\n", json::party_rounds(&view))
        } else {
            text::party_rounds(&view, COLUMNS)
        };
        (html::party_rounds(&view), words)
    } else {
        let view = brief_rounds(&talks.case, &talks.rounds, &talks.answers, names);
        let words = match (arguments.shown.json, arguments.shown.hidden.pseudonyms) {
            (false, _) => text::rounds(&view, COLUMNS),
            (true, false) => to_json(&report(&talks.case, &talks.rounds, &talks.answers)),
            (true, true) => {
                let message = "the JSON of rounds holds the parties' own words, which are not put under pseudonyms; take the text or the page";
                return Err(Failure::Usage(message.to_owned()));
            }
        };
        (html::rounds(&view), words)
    };
    if let Some(path) = &arguments.shown.html {
        put_page(path, &page)?;
    }
    if let Some(folder) = &arguments.pages {
        let Some(last) = talks.rounds.last() else {
            let message = "nothing has been proposed yet: `takas propose` begins the first round";
            return Err(Failure::Usage(message.to_owned()));
        };
        let (_, deal) = talks::saved_deal(&arguments.case, &talks, &last.deal)?;
        talks::pages(folder, &talks.case, &deal, last, names)?;
    }
    put(&words)?;
    Ok(exit::DONE)
}
