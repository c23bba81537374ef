//! Forms with files in them (`multipart/form-data`, RFC 7578), as browsers send them: read whole, within the limit of the route.
//!
//! Nothing is guessed: what is not exactly as browsers write it is malformed. Names of files are what somebody typed, and no paths of ours.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;

use super::refusal::Refusal;
use super::token::{HEADER, check, taken_apart};

/// The most fields of a form.
const FIELDS_MAX: usize = 1_000;
/// The longest head of a field, and the longest boundary, which the standard sets.
const HEAD_MAX: usize = 2_048;
const BOUNDARY_MAX: usize = 70;
const KIND: &str = "multipart/form-data";

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// The name of the file, as the browser says it; none: it is no file.
    pub file: Option<String>,
    /// What it holds.
    pub content: Bytes,
}

/// A form with files whose token was that of its sender. The token is taken out.
#[derive(Clone, Debug, Default)]
pub struct Upload(pub Vec<Field>);

impl Upload {
    /// The text of a field that is no file; empty where there is none.
    ///
    /// # Errors
    /// When it is no text.
    pub fn text(&self, name: &str) -> Result<&str, Refusal> {
        let found = self.0.iter().find(|field| field.name == name && field.file.is_none());
        found.map_or(Ok(""), |field| std::str::from_utf8(&field.content).map_err(|_| Refusal::Malformed))
    }

    /// The files of a field, those apart that a browser sends where none was chosen.
    pub fn files(&self, name: &str) -> impl Iterator<Item = (&str, &Bytes)> {
        let files = self.0.iter().filter(move |field| field.name == name);
        files.filter_map(|field| Some((field.file.as_deref().filter(|file| !file.is_empty())?, &field.content)))
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let boundary = boundary(request.headers()).ok_or(Refusal::Kind)?;
        let (request, content) = taken_apart(request, KIND, state).await?;
        let mut fields = read(&content, &boundary).ok_or(Refusal::Malformed)?;
        let sent = request.headers().get(HEADER).map(|token| token.as_bytes().to_vec());
        let of_form = fields.iter().find(|field| field.name == "token" && field.file.is_none());
        let token = sent.or_else(|| of_form.map(|field| field.content.to_vec()));
        check(request.headers(), token.as_deref())?;
        fields.retain(|field| field.name != "token");
        Ok(Self(fields))
    }
}

/// What stands between fields, as the head of the request says.
fn boundary(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let (_, boundary) = kind.split_once("boundary=")?;
    let boundary = boundary.split(';').next()?.trim().trim_matches('"');
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"'()+_,-./:=?".contains(&byte);
    let is_good = (1..=BOUNDARY_MAX).contains(&boundary.len()) && boundary.bytes().all(is_sign);
    is_good.then(|| boundary.to_owned())
}

/// The fields of a body; none where it is not as it should be.
fn read(body: &Bytes, boundary: &str) -> Option<Vec<Field>> {
    let between = format!("\r\n--{boundary}").into_bytes();
    // The first has no line before it.
    let mut at = body.strip_prefix(&between[2..]).map(|rest| body.len() - rest.len())?;
    let mut fields = Vec::new();
    loop {
        let rest = body.get(at..)?;
        if rest.starts_with(b"--") {
            return Some(fields);
        }
        if !rest.starts_with(b"\r\n") || fields.len() >= FIELDS_MAX {
            return None;
        }
        let head = find(rest, b"\r\n\r\n").filter(|length| *length <= HEAD_MAX)?;
        let (name, file) = described(std::str::from_utf8(rest.get(2..head.max(2))?).ok()?)?;
        let begin = at + head + 4;
        let length = find(body.get(begin..)?, &between)?;
        fields.push(Field { name, file, content: body.slice(begin..begin + length) });
        at = begin + length + between.len();
    }
}

/// The names of a field and of its file.
fn described(head: &str) -> Option<(String, Option<String>)> {
    let line = head.split("\r\n").find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-disposition").then_some(value.trim())
    })?;
    let rest = line.strip_prefix("form-data")?;
    Some((value(rest, "name")?, value(rest, "filename")))
}

/// The value of a parameter in quotation marks, in which browsers write these and ends of lines by `%` and two digits (WHATWG HTML, 4.10.21.8).
fn value(line: &str, name: &str) -> Option<String> {
    let begin = format!("; {name}=\"");
    let (_, rest) = line.split_once(&begin)?;
    let (value, _) = rest.split_once('"')?;
    Some(value.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n"))
}

/// Where a text begins in another.
fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.iter().position(|byte| *byte == first)?;
        if text[at..].starts_with(wanted) {
            return Some(at);
        }
        from = at + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(body: &[u8]) -> Option<Vec<Field>> {
        read(&Bytes::copy_from_slice(body), "XY")
    }

    fn field(name: &str, file: Option<&str>, content: &[u8]) -> Field {
        Field { name: name.to_owned(), file: file.map(str::to_owned), content: Bytes::copy_from_slice(content) }
    }

    const WHOLE: &[u8] = b"--XY\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nA case\r\n--XY\r\ncontent-disposition: form-data; \
        name=\"files\"; filename=\"a.toml\"\r\nContent-Type: text/plain\r\n\r\nx = 1\r\n--XY--\r\n";

    #[test]
    fn a_form_is_read_as_browsers_write_it() {
        let text = b"--XY\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--XY\r\ncontent-disposition: form-data; name=\"f\"; \
            filename=\"x %22y%22.toml\"\r\nContent-Type: text/plain\r\n\r\n\r\n--X\n\0\xff\r\n\r\n--XY--\r\n";
        let expected = [field("a", None, b"1"), field("f", Some("x \"y\".toml"), b"\r\n--X\n\0\xff\r\n")];
        assert_eq!(fields(text).as_deref(), Some(&expected[..]));
        assert_eq!(fields(b"--XY--").as_deref(), Some(&[][..]));
        assert_eq!(fields(b"--XY\r\nContent-Disposition: form-data; name=\"f\"; filename=\"\"\r\n\r\n\r\n--XY--"), {
            Some(vec![field("f", Some(""), b"")])
        });
    }

    #[test]
    fn what_is_cut_off_or_changed_is_no_form() {
        for length in 0..WHOLE.len() - 4 {
            assert_eq!(fields(&WHOLE[..length]), None, "{length}");
        }
        for text in [
            &b"--XY\r\n\r\nno head\r\n--XY--"[..],
            b"--XY\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n--XY--",
            b"--XY\r\nContent-Disposition: form-data; nome=\"a\"\r\n\r\n1\r\n--XY--",
            b"--XY Content-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--XY--",
            b"\r\n--XY--",
        ] {
            assert_eq!(fields(text), None, "{}", String::from_utf8_lossy(text));
        }
    }

    #[test]
    fn a_head_says_what_stands_between() {
        let of = |kind: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_TYPE, kind.parse().expect("a header"));
            boundary(&headers)
        };
        assert_eq!(
            of("multipart/form-data; boundary=----WebKitFormBoundaryA1").as_deref(),
            Some("----WebKitFormBoundaryA1")
        );
        assert_eq!(of("multipart/form-data; boundary=\"a b\""), None);
        assert_eq!(of("multipart/form-data; boundary="), None);
        assert_eq!(of(&format!("multipart/form-data; boundary={}", "x".repeat(71))), None);
        assert_eq!(of("text/plain"), None);
    }
}
