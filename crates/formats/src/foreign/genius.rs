//! GENIUS: the XML of a domain (issues and their values) and of profiles (what they are worth to each party), as the ANAC competitions have it.
//!
//! Source: Lin and others, *GENIUS: an integrated environment for supporting the design of generic automated negotiators* (2014), and its files.
//! Utilities that add up over issues are read exactly; what cannot be represented is refused in words. Document types, and with them
//! entities of one's own, are refused altogether.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node, ParsingOptions};
use takas_model::bargain::{Bargainer, Issue, Negotiation};

use super::Evaluations;
use super::decimal::{Quotient, Scaled, scaled};
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::source::{Place, Text};

/// The most values of all issues together.
const VALUES_MAX: usize = 1_000_000;
/// The most nodes of one file.
const NODES_MAX: u32 = 4_000_000;
/// What is read instead of what is refused.
const ADDITIVE: &str = "only utilities that add up over the issues of one objective are read";
/// What an element without something is mended by.
const AS_ELSEWHERE: &str = "write it as in the other elements of the file";

/// One file as XML.
struct File<'t> {
    index: usize,
    text: &'t Text,
    document: Document<'t>,
}

impl File<'_> {
    /// The opening tag of an element.
    fn tag(&self, node: Node<'_, '_>) -> Place {
        let range = node.range();
        let inside = self.text.content.get(range.clone()).unwrap_or_default();
        let end = range.start + inside.find('>').map_or(inside.len(), |end| end + 1);
        Place { file: self.index, start: range.start, end }
    }

    /// An attribute of an element, or its opening tag where there is none.
    fn attribute(&self, node: Node<'_, '_>, name: &str) -> Place {
        match node.attribute_node(name) {
            Some(attribute) => Place { file: self.index, start: attribute.range().start, end: attribute.range().end },
            None => self.tag(node),
        }
    }

    fn root(&self) -> Node<'_, '_> {
        self.document.root_element()
    }

    /// The element whose children are issues and weights.
    fn objective(&self) -> Node<'_, '_> {
        let child = |node: &Node<'_, '_>, name: &str| {
            let found = node.children().find(|child| child.has_tag_name(name));
            found.map(|found| found.id())
        };
        let space = child(&self.root(), "utility_space").and_then(|id| self.document.get_node(id));
        let space = space.unwrap_or_else(|| self.root());
        child(&space, "objective").and_then(|id| self.document.get_node(id)).unwrap_or(space)
    }
}

/// Reads a domain and its profiles, in any order; none where there is an error.
pub(super) fn read(texts: &[Text], how: Evaluations, sink: &mut Sink) -> Option<Negotiation> {
    let (mut domains, mut profiles) = (Vec::new(), Vec::new());
    for (index, text) in texts.iter().enumerate() {
        if !text.content.trim_start().starts_with('<') {
            let help = "a domain begins with <negotiation_template>, a profile with <utility_space>";
            let place = Place { file: index, ..Place::default() };
            sink.add(Code::ForeignLeftOut, place, "this is no XML: it is left out", help);
            continue;
        }
        let Some(file) = parse(index, text, sink) else { continue };
        match file.root().tag_name().name() {
            "negotiation_template" => domains.push(file),
            "utility_space" => profiles.push(file),
            other => {
                let message = format!("this is neither a domain nor a profile but <{other}>: it is left out");
                let help = "a domain begins with <negotiation_template>, a profile with <utility_space>";
                sink.add(Code::ForeignLeftOut, file.tag(file.root()), message, help);
            }
        }
    }
    if sink.has_errors() {
        return None;
    }
    if let [_, second, ..] = domains.as_slice() {
        let place = second.tag(second.root());
        sink.add(Code::ForeignField, place, "there are two domains", "name one domain and its profiles");
    }
    let Some(domain) = domains.first() else {
        let help = "name the domain too: the file that begins with <negotiation_template>";
        sink.add(Code::ForeignField, Place::default(), "there is no domain among the files", help);
        return None;
    };
    if profiles.is_empty() {
        let help = "name at least one profile: a file that begins with <utility_space>";
        sink.add(Code::ForeignField, domain.tag(domain.root()), "there is no profile among the files", help);
    }
    let mut reader = Reader { sink, how };
    let issues = reader.issues(domain);
    let parties: Vec<_> = profiles.iter().map(|profile| reader.profile(profile, &issues)).collect();
    let parties: Vec<Bargainer> = parties.into_iter().collect::<Option<_>>()?;
    let negotiation = Negotiation { issues: issues.into_iter().map(|known| known.issue).collect(), parties };
    Some(negotiation).filter(|_| !sink.has_errors())
}

fn parse<'t>(index: usize, text: &'t Text, sink: &mut Sink) -> Option<File<'t>> {
    let options = ParsingOptions { nodes_limit: NODES_MAX, ..ParsingOptions::default() };
    match Document::parse_with_options(&text.content, options) {
        Ok(document) => Some(File { index, text, document }),
        Err(roxmltree::Error::DtdDetected) => {
            let message = "the file declares a document type, which no domain and no profile needs";
            let help = "take <!DOCTYPE …> out; entities are not read";
            sink.add(Code::ForeignSyntax, text.find(index, "<!DOCTYPE"), message, help);
            None
        }
        Err(error) => {
            let at = error.pos();
            let place = text.at(index, at.row as usize, at.col as usize);
            let help = "restore the file from its source";
            sink.add(Code::ForeignSyntax, place, format!("this is no XML: {error}"), help);
            None
        }
    }
}

/// What an issue of the domain has for values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Discrete,
    /// From the first to the last.
    Integer(i64, i64),
}

/// An issue of the domain.
struct Known {
    issue: Issue,
    kind: Kind,
}

struct Reader<'s> {
    sink: &'s mut Sink,
    how: Evaluations,
}

impl Reader<'_> {
    fn wrong(&mut self, place: Place, message: impl Into<String>, help: &str) {
        self.sink.add(Code::ForeignField, place, message, help);
    }

    fn text<'x>(&mut self, file: &File<'_>, node: Node<'x, '_>, name: &str) -> Option<&'x str> {
        let found = node.attribute(name).map(str::trim);
        if found.is_none() {
            let message = format!("<{}> has no `{name}`", node.tag_name().name());
            self.wrong(file.tag(node), message, AS_ELSEWHERE);
        }
        found
    }

    fn number(&mut self, file: &File<'_>, node: Node<'_, '_>, name: &str) -> Option<Quotient> {
        let text = self.text(file, node, name)?;
        let number = Quotient::parse(text);
        if number.is_none() {
            let message = format!("`{text}` is no decimal of at most 30 digits");
            self.wrong(file.attribute(node, name), message, "write a number such as 0.25");
        }
        number
    }

    fn whole(&mut self, file: &File<'_>, node: Node<'_, '_>, name: &str) -> Option<i64> {
        let number = self.number(file, node, name)?;
        let whole = i64::try_from(number.over).ok().filter(|whole| number.under == 1 && whole.abs() < 1 << 40);
        if whole.is_none() {
            let message = format!("`{name}` is no whole number, or far too large");
            self.wrong(file.attribute(node, name), message, "write a whole number such as 3");
        }
        whole
    }

    /// The issues of an objective; says what in it is not used or of a kind that cannot be represented. None where nothing else need be said.
    fn issue_nodes<'x>(&mut self, file: &'x File<'_>) -> Option<Vec<Node<'x, 'x>>> {
        let mut nodes = Vec::new();
        for child in file.objective().children().filter(Node::is_element) {
            let refused = match child.tag_name().name() {
                "issue" => {
                    nodes.push(child);
                    continue;
                }
                "objective" => "objectives within objectives cannot be represented",
                "utility_function" | "utility" => {
                    let message = "utilities over several issues at once cannot be represented";
                    self.sink.add(Code::ForeignRefused, file.tag(child), message, ADDITIVE);
                    return None;
                }
                "constraint" | "constraints" => "constraints cannot be represented",
                "weight" | "reservation" | "discount_factor" => continue,
                other => {
                    let message = format!("<{other}> is not used");
                    self.sink.add(Code::ForeignNotUsed, file.tag(child), message, "nothing needs to be mended");
                    continue;
                }
            };
            self.sink.add(Code::ForeignRefused, file.tag(child), refused, ADDITIVE);
        }
        Some(nodes)
    }

    /// The issues of the domain, in the order of the file.
    fn issues(&mut self, domain: &File<'_>) -> Vec<Known> {
        let mut known: Vec<Known> = Vec::new();
        let mut left = VALUES_MAX;
        for node in self.issue_nodes(domain).unwrap_or_default() {
            let Some(name) = self.text(domain, node, "name") else { continue };
            if known.iter().any(|other| other.issue.name == name) {
                let message = format!("the issue `{name}` is there twice");
                self.wrong(domain.attribute(node, "name"), message, "give each issue a name of its own");
                continue;
            }
            let Some((kind, values)) = self.values(domain, node, left) else { continue };
            if values.is_empty() {
                let message = format!("the issue `{name}` has no value");
                self.wrong(domain.tag(node), message, "give it one: <item value=\"…\"/>");
            }
            left = left.saturating_sub(values.len());
            known.push(Known { issue: Issue { name: name.to_owned(), values }, kind });
        }
        if known.is_empty() {
            self.wrong(domain.tag(domain.root()), "the domain has no issue that can be read", "write <issue> in it");
        }
        known
    }

    /// The kind of an issue and its values; `left` is how many there may be.
    fn values(&mut self, domain: &File<'_>, node: Node<'_, '_>, left: usize) -> Option<(Kind, Vec<String>)> {
        let too_many = "all issues together may have a million values";
        match kind_of(node) {
            "integer" => {
                let bounds = bounds_of(node);
                let (lower, upper) =
                    (self.whole(domain, bounds, "lowerbound"), self.whole(domain, bounds, "upperbound"));
                let (lower, upper) = (lower?, upper?);
                if upper < lower {
                    self.wrong(domain.tag(bounds), "the bounds have crossed", "write the smaller one as lowerbound");
                    return None;
                }
                if usize::try_from(upper - lower).map_or(true, |count| count >= left) {
                    self.wrong(domain.tag(bounds), "there are too many values", too_many);
                    return None;
                }
                Some((Kind::Integer(lower, upper), (lower..=upper).map(|value| value.to_string()).collect()))
            }
            "discrete" => {
                let mut values: Vec<String> = Vec::new();
                let mut seen = BTreeSet::new();
                for item in node.children().filter(|child| child.has_tag_name("item")) {
                    let Some(value) = self.text(domain, item, "value") else { continue };
                    if !seen.insert(value) {
                        let message = format!("the value `{value}` is there twice: it counts once");
                        let help = "take one of the two out";
                        self.sink.add(Code::ForeignRepeated, domain.tag(item), message, help);
                    } else if values.len() < left {
                        values.push(value.to_owned());
                    } else {
                        self.wrong(domain.tag(item), "there are too many values", too_many);
                        return None;
                    }
                }
                Some((Kind::Discrete, values))
            }
            other => {
                let message = format!("issues of the kind `{other}` cannot be represented");
                let help = "write the values that matter as a discrete issue";
                self.sink.add(Code::ForeignRefused, domain.tag(node), message, help);
                None
            }
        }
    }

    /// What outcomes are worth by one profile; none where there is an error in it.
    fn profile(&mut self, file: &File<'_>, known: &[Known]) -> Option<Bargainer> {
        let before = self.sink.mark();
        let mut worth: Vec<Option<Vec<Quotient>>> = vec![None; known.len()];
        let mut of_index: BTreeMap<i64, usize> = BTreeMap::new();
        for node in self.issue_nodes(file)? {
            let Some(name) = self.text(file, node, "name") else { continue };
            let Some(at) = known.iter().position(|known| known.issue.name == name) else {
                let names = known.iter().map(|known| known.issue.name.as_str());
                let help = self.sink.did_you_mean(name, names, "name an issue of the domain");
                self.wrong(file.attribute(node, "name"), format!("the domain has no issue `{name}`"), &help);
                continue;
            };
            if worth[at].is_some() {
                let message = format!("the issue `{name}` is there twice");
                self.wrong(file.attribute(node, "name"), message, "take one of the two out");
                continue;
            }
            if let Some(index) = self.whole(file, node, "index")
                && of_index.insert(index, at).is_some()
            {
                let message = format!("two issues have the index {index}");
                self.wrong(file.attribute(node, "index"), message, "number the issues, each with its own number");
            }
            worth[at] = Some(self.evaluations(file, node, &known[at]).unwrap_or_default());
        }
        for (known, _) in known.iter().zip(&worth).filter(|(_, worth)| worth.is_none()) {
            let message = format!("the profile says nothing of the issue `{}`", known.issue.name);
            self.wrong(file.tag(file.root()), message, "add the issue with its evaluations and its weight");
        }
        let weights = self.weights(file, &of_index, known);
        let reservation = self.apart(file);
        if self.sink.has_errors_since(before) {
            return None;
        }
        let mut about = 0;
        let mut weighed = Vec::with_capacity(known.len());
        for (values, weight) in worth.into_iter().zip(weights) {
            let (values, weight) = (values.unwrap_or_default(), weight.unwrap_or(Quotient::ZERO));
            let exact: Option<Vec<_>> = values.iter().map(|value| value.times(weight)).collect();
            about += u64::from(exact.is_none());
            weighed.push(exact.or_else(|| values.iter().map(|value| value.times_about(weight)).collect()));
        }
        let weighed: Option<Vec<_>> = weighed.into_iter().collect();
        let Some(Scaled { worth, reservation, scale, rounded }) = weighed.and_then(|worth| scaled(&worth, reservation))
        else {
            let help = "write weights and evaluations with fewer digits";
            self.wrong(file.tag(file.root()), "the utilities are too large or too fine", help);
            return None;
        };
        let rounded = rounded + about;
        if rounded > 0 {
            let message =
                format!("the utilities were rounded to 18 decimals: a sum is off by at most {rounded} in the last");
            let help = "fewer digits in weights and evaluations make them exact";
            self.sink.add(Code::ForeignLeftOut, file.tag(file.root()), message, help);
        }
        let path = file.text.path.as_str();
        let name = path.rsplit('/').next().unwrap_or(path);
        let name = name.strip_suffix(".xml").unwrap_or(name).to_owned();
        Some(Bargainer { name, worth, scale, reservation, rounded })
    }

    /// What each value of an issue counts, before its weight.
    fn evaluations(&mut self, file: &File<'_>, node: Node<'_, '_>, known: &Known) -> Option<Vec<Quotient>> {
        let evaluator = node.children().find(|child| child.has_tag_name("evaluator"));
        match (known.kind, evaluator) {
            (Kind::Integer(lower, upper), Some(evaluator)) => self.line(file, evaluator, lower, upper),
            (Kind::Integer(..), None) => {
                let message = format!("the issue `{}` has no evaluator", known.issue.name);
                self.wrong(file.tag(node), message, "add <evaluator ftype=\"linear\" slope=\"…\" offset=\"…\"/>");
                None
            }
            (Kind::Discrete, Some(evaluator)) => {
                let help = "give each value an evaluation: <item value=\"…\" evaluation=\"…\"/>";
                let message = "a function over values that are no numbers cannot be represented";
                self.sink.add(Code::ForeignRefused, file.tag(evaluator), message, help);
                None
            }
            (Kind::Discrete, None) => self.items(file, node, known),
        }
    }

    /// `offset + slope · value`.
    fn line(&mut self, file: &File<'_>, evaluator: Node<'_, '_>, lower: i64, upper: i64) -> Option<Vec<Quotient>> {
        let kind = self.text(file, evaluator, "ftype")?;
        if kind != "linear" {
            let message = format!("functions of the kind `{kind}` cannot be represented");
            let help = "write the values that matter as a discrete issue, or a linear function";
            self.sink.add(Code::ForeignRefused, file.attribute(evaluator, "ftype"), message, help);
            return None;
        }
        let named = |name, other| if evaluator.has_attribute(name) { name } else { other };
        let offset = self.number(file, evaluator, named("offset", "parameter0"));
        let slope = self.number(file, evaluator, named("slope", "parameter1"));
        let (offset, slope) = (offset?, slope?);
        let at = |value: i64| slope.times(Quotient::from(value))?.plus(offset);
        let values = (lower..=upper).map(at).collect::<Option<Vec<_>>>();
        if values.is_none() {
            self.wrong(file.tag(evaluator), "these numbers are too large or too fine", "write fewer digits");
        }
        values
    }

    fn items(&mut self, file: &File<'_>, node: Node<'_, '_>, known: &Known) -> Option<Vec<Quotient>> {
        let places: BTreeMap<&str, usize> =
            known.issue.values.iter().enumerate().map(|(place, value)| (value.as_str(), place)).collect();
        let mut found: Vec<Option<Quotient>> = vec![None; places.len()];
        let mut is_whole = true;
        for item in node.children().filter(|child| child.has_tag_name("item")) {
            let (value, evaluation) = (self.text(file, item, "value"), self.number(file, item, "evaluation"));
            let (Some(value), Some(evaluation)) = (value, evaluation) else {
                is_whole = false;
                continue;
            };
            let Some(&place) = places.get(value) else {
                let help = self.sink.did_you_mean(value, places.keys().copied(), "name a value of the domain");
                let message = format!("the issue `{}` has no value `{value}` in the domain", known.issue.name);
                self.wrong(file.attribute(item, "value"), message, &help);
                continue;
            };
            match found[place].replace(evaluation) {
                Some(before) if before != evaluation => {
                    let message = format!("the value `{value}` has two evaluations");
                    self.wrong(file.tag(item), message, "take one of the two out");
                }
                Some(_) => {
                    let message = format!("the value `{value}` is there twice, with one evaluation");
                    self.sink.add(Code::ForeignRepeated, file.tag(item), message, "take one of the two out");
                }
                None => {}
            }
        }
        for (value, place) in places.iter().filter(|_| is_whole) {
            if found[*place].is_none() {
                let message = format!("the value `{value}` of the issue `{}` has no evaluation", known.issue.name);
                self.wrong(file.tag(node), message, "add <item value=\"…\" evaluation=\"…\"/> for it");
            }
        }
        let found: Vec<Quotient> = found.into_iter().collect::<Option<_>>()?;
        self.normalised(file, node, found)
    }

    /// Over the largest, where that is asked for.
    fn normalised(&mut self, file: &File<'_>, node: Node<'_, '_>, found: Vec<Quotient>) -> Option<Vec<Quotient>> {
        if self.how == Evaluations::Plain {
            return Some(found);
        }
        if found.iter().any(|value| value.over < 0) {
            let message = "an evaluation under 0 cannot be taken as a part of the largest";
            let help = "make all evaluations 0 or more, or read them as they stand: --evaluations plain";
            self.wrong(file.tag(node), message, help);
            return None;
        }
        let largest = found.iter().fold(Quotient::ZERO, |most, &value| if value.is_over(most) { value } else { most });
        if largest.over == 0 {
            return Some(found);
        }
        let parts = found.into_iter().map(|value| value.divided_by(largest)).collect::<Option<Vec<_>>>();
        if parts.is_none() {
            self.wrong(file.tag(node), "these evaluations are too large or too fine", "write fewer digits");
        }
        parts
    }

    /// The weights of the issues, in the domain's order.
    fn weights(&mut self, file: &File<'_>, of_index: &BTreeMap<i64, usize>, known: &[Known]) -> Vec<Option<Quotient>> {
        let mut weights = vec![None; known.len()];
        let nodes = file.objective();
        for node in nodes.children().filter(|child| child.has_tag_name("weight")) {
            let (index, weight) = (self.whole(file, node, "index"), self.number(file, node, "value"));
            let (Some(index), Some(weight)) = (index, weight) else { continue };
            let Some(&at) = of_index.get(&index) else {
                // The objective may be weighed itself, which makes no difference between outcomes.
                if nodes.attribute("index").and_then(|own| own.trim().parse().ok()) == Some(index) {
                    let message = "the weight of the objective as a whole is left out";
                    let help = "nothing needs to be mended: weights of 1 change nothing";
                    let code = if weight == Quotient::from(1) { Code::ForeignNotUsed } else { Code::ForeignLeftOut };
                    self.sink.add(code, file.tag(node), message, help);
                    continue;
                }
                let message = format!("there is no issue with the index {index} to weigh");
                self.wrong(file.attribute(node, "index"), message, "name the index of an issue of this profile");
                continue;
            };
            if weights[at].replace(weight).is_some() {
                let message = format!("the issue `{}` is weighed twice", known[at].issue.name);
                self.wrong(file.tag(node), message, "take one of the two out");
            }
        }
        for &at in of_index.values() {
            if weights[at].is_none() {
                let message = format!("the issue `{}` has no weight", known[at].issue.name);
                self.wrong(file.tag(nodes), message, "add <weight index=\"…\" value=\"…\"/> for it");
            }
        }
        weights
    }

    /// The reservation value; says that a discount is left out.
    fn apart(&mut self, file: &File<'_>) -> Quotient {
        let mut reservation = None;
        for node in file.root().children().chain(file.objective().children()) {
            if node.has_tag_name("reservation") && reservation.is_none() {
                reservation = self.number(file, node, "value");
            }
            if node.has_tag_name("discount_factor") && node.parent() == Some(file.root()) {
                let factor = self.number(file, node, "value");
                if factor.is_some_and(|factor| factor.over != 0 && factor.over != factor.under) {
                    let message = "the discount by time is left out: agreements are compared as if made at once";
                    let help = "nothing needs to be mended; bear it in mind";
                    self.sink.add(Code::ForeignLeftOut, file.tag(node), message, help);
                }
            }
        }
        reservation.unwrap_or(Quotient::ZERO)
    }
}

fn kind_of<'x>(node: Node<'x, '_>) -> &'x str {
    let named = ["type", "vtype", "etype"].into_iter().find_map(|name| node.attribute(name));
    named.unwrap_or("discrete")
}

/// Where the bounds of an integer issue stand.
fn bounds_of<'x, 'i>(node: Node<'x, 'i>) -> Node<'x, 'i> {
    node.children().find(|child| child.has_tag_name("range")).unwrap_or(node)
}
