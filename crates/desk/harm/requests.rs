//! Requests to the API that are nearly right, made of any bytes: what the fuzz target `api` and the tests send alike.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Method, Request};

/// What stands in addresses, after the case.
const PLACES: [&str; 24] = [
    "deals",
    "deals/0",
    "rounds",
    "works",
    "works/0/cancel",
    "contacts",
    "positions",
    "positions/DEU",
    "plans",
    "field",
    "operation",
    "events",
    "offers",
    "phrases",
    "phrases",
    "commands",
    "commands",
    "",
    "absent",
    "operation/",
    "../cases",
    "events/%00",
    "%ff",
    "commands?x=%",
];
const QUERIES: [&str; 10] = [
    "",
    "?names=real",
    "?from=0&limit=1",
    "?limit=18446744073709551615",
    "?from=-1",
    "?from=1&from=2",
    "?names=%F0%9F",
    "?&&==",
    "?after=x",
    "?limit=0",
];
const HEADS: [(&str, &str); 14] = [
    ("content-type", "application/json"),
    ("content-type", "application/json; charset=utf-16"),
    ("content-type", "text/plain"),
    ("idempotency-key", "one"),
    ("idempotency-key", "two"),
    ("idempotency-key", ""),
    ("if-none-match", "*"),
    ("if-none-match", "\"0\", W/\"1\",,"),
    ("if-match", "\"0\""),
    ("accept", "*/*"),
    ("x-takas-token", "0"),
    ("cookie", "__Host-takas=0; takas-visit=;;="),
    ("range", "bytes=0-1"),
    ("content-length", "3"),
];
const BODIES: [&str; 9] = [
    "",
    "{}",
    "null",
    r#"{"format":1,"words":"hold everything"}"#,
    r#"{"format":1,"words":"release \"all verified\""}"#,
    r#"{"envelope":"","format":1,"payload":"","salt":"","signature":""}"#,
    r#"{"envelope":"e30=","format":1,"payload":"e30=","salt":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","signature":"AA=="}"#,
    r#"{"format":18446744073709551616,"words":[]}"#,
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
];

/// A request of these bytes: each of the first chooses something, what is left changes the body.
pub(crate) fn request(bytes: &[u8], case: &str, bearer: &str) -> Request<Body> {
    let mut rest = bytes.iter().copied();
    let mut next = move || usize::from(rest.next().unwrap_or_default());
    let method =
        [Method::GET, Method::POST, Method::PUT, Method::HEAD, Method::DELETE, Method::OPTIONS][next() % 6].clone();
    let path = match next() % 8 {
        0 => "/api/v1/cases".to_owned(),
        1 => "/api/v1/openapi.json".to_owned(),
        2 => format!("/api/v1/cases/{}/operation", "0".repeat(next() % 40)),
        _ => format!("/api/v1/cases/{case}/{}", PLACES[next() % PLACES.len()]),
    };
    let query = if path.contains('?') { "" } else { QUERIES[next() % QUERIES.len()] };
    let uri = format!("{path}{query}");
    let mut request = Request::new(Body::empty());
    *request.method_mut() = method;
    if let Ok(uri) = uri.parse() {
        *request.uri_mut() = uri;
    }
    for _ in 0..next() % 5 {
        let (name, value) = HEADS[next() % HEADS.len()];
        request.headers_mut().append(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    // Most of what is sent is at least said to be what it should be.
    if request.method() == Method::POST && next() % 4 > 0 {
        request.headers_mut().insert("content-type", HeaderValue::from_static("application/json"));
    }
    let bearer = match next() % 8 {
        0 => return with_body(request, &mut next),
        1 => "Bearer takas_none",
        2 => "bearer",
        _ => bearer,
    };
    if let Ok(bearer) = HeaderValue::from_str(bearer) {
        request.headers_mut().insert("authorization", bearer);
    }
    with_body(request, &mut next)
}

fn with_body(mut request: Request<Body>, next: &mut impl FnMut() -> usize) -> Request<Body> {
    let mut body = BODIES[next() % BODIES.len()].as_bytes().to_vec();
    for _ in 0..(next() % 8).saturating_sub(4) {
        let at = next() % (body.len() + 1);
        match next() % 4 {
            0 => body.truncate(at),
            1 => body.insert(at, u8::try_from(next() % 256).unwrap_or_default()),
            2 => body.splice(at..at, [b'['; 64]).for_each(drop),
            _ => body.extend(std::iter::repeat_n(b'a', 600 * (next() % 256))),
        }
    }
    *request.body_mut() = Body::from(body);
    request
}
