//! What the pages of an operation say besides what `views` says, in English: `locales/en/live.ftl`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The messages by their ids.
static ENGLISH: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let text = include_str!("../../../locales/en/live.ftl");
    let line = |line: &'static str| line.split_once(" = ").filter(|(id, _)| !id.starts_with('#'));
    text.lines().filter_map(line).collect()
});

/// One language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Speaker {}

impl Speaker {
    /// English.
    #[must_use]
    pub(super) fn english() -> Self {
        Self {}
    }

    /// Its code, for `lang`.
    #[must_use]
    pub(super) fn code(&self) -> &'static str {
        "en"
    }

    /// Its direction, for `dir`.
    #[must_use]
    pub(super) fn dir(&self) -> &'static str {
        "ltr"
    }

    /// A message into which nothing is put; one that there is not, by its name, so that a page stands all the same.
    #[must_use]
    pub(super) fn word(&self, id: &str) -> String {
        ENGLISH.get(id).map_or_else(|| id.to_owned(), |text| (*text).to_owned())
    }
}
