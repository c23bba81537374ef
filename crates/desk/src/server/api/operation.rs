//! An operation of the API: method, path, who may, what goes in and comes out. Its route is made from it, and its part of the document.
//!
//! ```text
//! Operation::get("/cases/{case}/deals", "The deals that were found", api::deals)
//!     .asks::<DealsAsked>()
//!     .gives::<DealsOut>()
//!     .tagged()
//! ```

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::{Method, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::routing::{self, MethodRouter};
use axum::{Extension, Router};
use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::{BASE, BODY_MAX, once};
use crate::server::accounts::Scope;
use crate::server::app::App;
use crate::server::http::Refusal;

/// Makes the schema of a type.
pub(super) type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

fn schema_of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// What comes out.
#[derive(Clone)]
pub(super) struct Given {
    pub(super) status: StatusCode,
    /// The kind of its body.
    pub(super) kind: &'static str,
    /// What its JSON is; none: it is something else, or has no body at all.
    pub(super) schema: Option<SchemaOf>,
}

/// That a request came to an operation of the API, and what a token has to be made for to be let in. Where it is not, no token is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Called {
    /// None: nobody is asked who he is.
    pub scope: Option<Scope>,
}

/// An operation.
pub struct Operation {
    pub(super) method: Method,
    /// Under [`BASE`].
    pub(super) path: &'static str,
    pub(super) summary: &'static str,
    pub(super) scope: Option<Scope>,
    pub(super) asks: Option<SchemaOf>,
    pub(super) takes: Option<SchemaOf>,
    pub(super) bytes_max: usize,
    pub(super) gives: Vec<Given>,
    pub(super) refuses: Vec<Refusal>,
    pub(super) is_tagged: bool,
    pub(super) is_paged: bool,
    pub(super) is_matched: bool,
    route: MethodRouter<App>,
}

impl Operation {
    /// Reads something. A token has to be made for reading.
    pub fn get<H, T>(path: &'static str, summary: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        Self::new(Method::GET, path, summary, Scope::Read, routing::get(handler))
    }

    /// Does something. A token has to be made for writing, where nothing else is said.
    pub fn post<H, T>(path: &'static str, summary: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        Self::new(Method::POST, path, summary, Scope::Write, routing::post(handler))
    }

    /// Puts something in the place of what is there. A token has to be made for writing.
    pub fn put<H, T>(path: &'static str, summary: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        Self::new(Method::PUT, path, summary, Scope::Write, routing::put(handler))
    }

    fn new(method: Method, path: &'static str, summary: &'static str, scope: Scope, route: MethodRouter<App>) -> Self {
        Self {
            method,
            path,
            summary,
            scope: Some(scope),
            asks: None,
            takes: None,
            bytes_max: BODY_MAX,
            gives: Vec::new(),
            refuses: Vec::new(),
            is_tagged: false,
            is_paged: false,
            is_matched: false,
            route,
        }
    }

    /// What a token has to be made for.
    #[must_use]
    pub fn wants(mut self, scope: Scope) -> Self {
        self.scope = Some(scope);
        self
    }

    /// Nobody is asked who he is.
    #[must_use]
    pub fn for_anybody(mut self) -> Self {
        self.scope = None;
        self
    }

    /// What may stand in its query: the fields of this type.
    #[must_use]
    pub fn asks<T: JsonSchema>(mut self) -> Self {
        self.asks = Some(schema_of::<T>);
        self
    }

    /// What its body is, as JSON.
    #[must_use]
    pub fn takes<T: JsonSchema>(mut self) -> Self {
        self.takes = Some(schema_of::<T>);
        self
    }

    /// How many bytes its body has at most.
    #[must_use]
    pub fn up_to(mut self, bytes_max: usize) -> Self {
        self.bytes_max = bytes_max;
        self
    }

    /// What comes out where all is well, as JSON.
    #[must_use]
    pub fn gives<T: JsonSchema>(self) -> Self {
        self.gives_as::<T>(StatusCode::OK)
    }

    /// What comes out with this status, as JSON.
    #[must_use]
    pub fn gives_as<T: JsonSchema>(mut self, status: StatusCode) -> Self {
        self.gives.push(Given { status, kind: "application/json", schema: Some(schema_of::<T>) });
        self
    }

    /// What comes out, too, of a kind that is no JSON.
    #[must_use]
    pub fn gives_kind(mut self, kind: &'static str) -> Self {
        self.gives.push(Given { status: StatusCode::OK, kind, schema: None });
        self
    }

    /// Nothing comes out: that it is done is said by the status, 204.
    #[must_use]
    pub fn gives_nothing(mut self) -> Self {
        self.gives.push(Given { status: StatusCode::NO_CONTENT, kind: "", schema: None });
        self
    }

    /// What it refuses beside what every operation does: what cannot be read, is not there, comes too often.
    #[must_use]
    pub fn refuses(mut self, refusal: Refusal) -> Self {
        self.refuses.push(refusal);
        self
    }

    /// Its answers have a tag, and whoever has one already is told so ([`super::answer::tagged`]).
    #[must_use]
    pub fn tagged(mut self) -> Self {
        self.is_tagged = true;
        self
    }

    /// It gives a long list page by page, and says where the next is ([`super::answer::Next`]).
    #[must_use]
    pub fn paged(mut self) -> Self {
        self.is_paged = true;
        self
    }

    /// It changes what was read under a tag, and nothing else ([`super::answer::IfMatch`]).
    #[must_use]
    pub fn matched(mut self) -> Self {
        self.is_matched = true;
        self
    }

    /// Its name for programs: the method and the path in words.
    pub(super) fn id(&self) -> String {
        let words = self.path.split(['/', '{', '}', '.', '-', '_']).filter(|word| !word.is_empty());
        let capital = |word: &str| {
            let mut letters = word.chars();
            letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
        };
        self.method.as_str().to_lowercase() + &words.map(capital).collect::<String>()
    }

    /// The parameters in its path.
    pub(super) fn path_parameters(&self) -> impl Iterator<Item = &'static str> {
        self.path.split('{').skip(1).filter_map(|rest| rest.split('}').next())
    }

    /// Whether it changes something.
    pub(super) fn changes(&self) -> bool {
        !self.method.is_safe()
    }

    /// Whether it is done once for each key that is sent with it.
    pub(super) fn is_done_once(&self) -> bool {
        self.method == Method::POST && self.scope.is_some()
    }

    /// Adds its route.
    pub(super) fn join(self, router: Router<App>, app: &App) -> Router<App> {
        let path = format!("{BASE}{}", self.path);
        let called = Called { scope: self.scope };
        let is_done_once = self.is_done_once();
        let mut route = self.route;
        if is_done_once {
            let once = once::Once { app: app.clone(), bytes_max: self.bytes_max };
            route = route.route_layer(from_fn_with_state(once, once::once));
        }
        let route = route.route_layer(Extension(called)).route_layer(DefaultBodyLimit::max(self.bytes_max));
        router.route(&path, route)
    }
}
