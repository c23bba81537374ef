//! 'Did you mean': the nearest of the names that exist.

/// The candidate nearest to what was written, if any is near enough to have been meant.
///
/// Case and the difference of `-` and `_` count little. Ties go to the first candidate.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |text: &str| text.to_lowercase().replace(['_', ' '], "-");
    let wanted = plain(written);
    if wanted.chars().count() > 100 {
        return None;
    }
    let room = match wanted.chars().count() {
        0..=2 => 1,
        3..=5 => 2,
        _ => 3,
    };
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let offered = plain(candidate);
        let prefix =
            wanted.len() >= 4 && offered.len() >= 4 && (offered.starts_with(&wanted) || wanted.starts_with(&offered));
        if wanted.len().abs_diff(offered.len()) > 4 * room && !prefix {
            continue;
        }
        let mut distance = strsim::damerau_levenshtein(&wanted, &offered);
        if prefix {
            distance = distance.min(room);
        }
        let near = distance <= room && distance < wanted.chars().count().max(2);
        if near && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_found_and_strangers_are_not() {
        let names = ["krasikov", "kara-murza", "yashin", "DEU", "USA"];
        assert_eq!(nearest("krasikow", names), Some("krasikov"));
        assert_eq!(nearest("Kara_Murza", names), Some("kara-murza"));
        assert_eq!(nearest("deu", names), Some("DEU"));
        assert_eq!(nearest("whelan", names), None);
        assert_eq!(nearest("", names), None);
    }
}
