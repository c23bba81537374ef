//! The album: goes to a page, holds it against the rules, keeps its pictures, and remembers which routes it has been to.

use std::collections::BTreeSet;

use crate::browser::driver::Browser;
use crate::browser::looks::Looks;
use crate::browser::served::Served;

/// Somebody in a browser, in a language.
pub(super) struct Reader {
    pub(super) browser: Browser,
    pub(super) language: &'static str,
}

/// The album.
pub(super) struct Album {
    looks: Looks,
    /// The routes of which there is a picture.
    routes: BTreeSet<String>,
    /// What stands in routes for the case.
    case: String,
}

impl Album {
    pub(super) fn new() -> Self {
        Self { looks: Looks::default(), routes: BTreeSet::new(), case: String::new() }
    }

    /// From now on `{case}` is this one.
    pub(super) fn open(&mut self, case: &str) {
        case.clone_into(&mut self.case);
    }

    /// The address of a route: what stands in braces is filled in its order. What follows after `?` is no part of the route.
    fn address(&mut self, route: &str, fills: &[&str]) -> String {
        self.routes.insert(route.split('?').next().unwrap_or(route).to_owned());
        let mut address = route.replace("{case}", &self.case);
        for fill in fills {
            let (before, rest) = address.split_once('{').expect("a place to be filled");
            let (_, after) = rest.split_once('}').expect("a place to be filled");
            address = format!("{before}{fill}{after}");
        }
        assert!(!address.contains('{'), "{address}");
        address
    }

    /// Goes to a page with each reader and looks at it, once it has what `ready` finds; `act` is what the page is for.
    pub(super) async fn page(
        &mut self,
        served: &Served,
        readers: &[&Reader],
        (route, fills): (&str, &[&str]),
        (name, ready): (&str, &str),
        act: Option<&str>,
    ) {
        let address = self.address(route, fills);
        for reader in readers {
            if reader.browser.look_for(&served.at(&address), ready).await.is_some() {
                self.here(reader, name, act).await;
            } else {
                self.add(vec![format!("{name}, {}: there is no `{ready}`", reader.language)]);
            }
        }
    }

    /// Goes to a document that is printed, and prints it: on so many sheets at most.
    pub(super) async fn paper(
        &mut self,
        served: &Served,
        reader: &Reader,
        (route, fills): (&str, &[&str]),
        name: &str,
        sheets_max: usize,
    ) {
        let address = self.address(route, fills);
        if reader.browser.look_for(&served.at(&address), "h1").await.is_none() {
            return self.add(vec![format!("{name}: there is no heading")]);
        }
        self.here(reader, name, None).await;
        let sheets = reader.browser.printed(&format!("pages/{name}-{}", reader.language)).await;
        let is_wrong = sheets == 0 || sheets > sheets_max;
        self.looks.add(is_wrong.then(|| format!("{name}: printed on {sheets} sheets")));
    }

    /// Looks at the page where somebody is.
    pub(super) async fn here(&mut self, reader: &Reader, name: &str, act: Option<&str>) {
        let name = format!("pages/{name}-{}", reader.language);
        if reader.language == "en" {
            self.looks.closely(&reader.browser, &name, act).await;
        } else {
            self.looks.glance(&reader.browser, &name, &[false]).await;
        }
    }

    /// Something that was found wrong in another way.
    pub(super) fn add(&mut self, wrong: Vec<String>) {
        self.looks.add(wrong);
    }

    /// That there is a picture of each of these routes, and that nothing was wrong.
    pub(super) fn close(mut self, wanted: &BTreeSet<String>) {
        let missing = wanted.difference(&self.routes).map(|route| format!("{route}: there is no picture of it"));
        let gone = self.routes.difference(wanted).map(|route| format!("{route}: there is no such page any more"));
        let wrong: Vec<String> = missing.chain(gone).collect();
        self.looks.add(wrong);
        self.looks.found_nothing();
    }
}
