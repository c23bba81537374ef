//! The repository as cargo sees it: its root, its packages, and the graph of all dependencies.
//!
//! Reads the JSON of `cargo metadata` with `serde_json` alone: the few fields used here are stable,
//! and the `cargo_metadata` crate would bring seven more packages for them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::outcome::Failure;
use crate::shell;

/// The top folder of the repository: where cargo says this package is, one up.
pub(crate) fn root() -> PathBuf {
    let package =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.parent().map_or_else(|| package.clone(), Path::to_owned)
}

/// A package of this workspace, as its own manifest declares it.
#[derive(Debug, Default)]
pub(crate) struct Member {
    pub(crate) name: String,
    /// Path of its manifest from the root, with `/`.
    pub(crate) manifest: String,
    pub(crate) dependencies: Vec<Dependency>,
    /// How many integration-test binaries cargo would build for it.
    pub(crate) test_binaries: usize,
}

/// A dependency as declared, of any kind.
#[derive(Debug)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    /// True for `[dev-dependencies]`.
    pub(crate) dev: bool,
    /// True when it comes from a registry or from elsewhere outside this repository.
    pub(crate) foreign: bool,
}

/// One resolved package of the graph.
#[derive(Debug)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) licence: Option<String>,
}

/// Which package pulls in which, by package id; dev- and build-only edges are told apart.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    pub(crate) packages: BTreeMap<String, Package>,
    pub(crate) members: BTreeSet<String>,
    /// From a package to those it needs to run (not to build or to test).
    pub(crate) normal: BTreeMap<String, Vec<String>>,
}

/// The members of the workspace at `root`, read without resolving anything.
pub(crate) fn members(root: &Path) -> Result<Vec<Member>, Failure> {
    let captured = shell::capture(&mut shell::cargo(root, &["metadata", "--format-version", "1", "--no-deps"]))?;
    if !captured.good {
        return Err(Failure::Check(format!("cargo cannot read the manifests:\n{}", captured.stderr.trim())));
    }
    let metadata = json(&captured.stdout)?;
    let top = metadata["workspace_root"].as_str().map_or_else(|| root.to_owned(), PathBuf::from);
    Ok(list(&metadata["packages"]).iter().map(|package| member(package, &top)).collect())
}

/// Which features of the members are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Features {
    /// Those that are on by themselves.
    Default,
    /// All of them.
    All,
}

/// The resolved graph, for one platform or for all; `Err` holds what cargo said, such as that the lock file is stale.
pub(crate) fn graph(root: &Path, platform: Option<&str>, features: Features) -> Result<Result<Graph, String>, Failure> {
    let mut arguments = vec!["metadata", "--format-version", "1", "--locked"];
    if features == Features::All {
        arguments.push("--all-features");
    }
    if let Some(platform) = platform {
        arguments.extend(["--filter-platform", platform]);
    }
    let captured = shell::capture(&mut shell::cargo(root, &arguments))?;
    if !captured.good {
        return Ok(Err(captured.stderr.trim().to_owned()));
    }
    Ok(Ok(graph_of(&json(&captured.stdout)?)))
}

/// The platform that this toolchain builds for, such as `x86_64-unknown-linux-gnu`.
pub(crate) fn host(root: &Path) -> Result<String, Failure> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let captured = shell::capture(shell::program(rustc, root).arg("-vV"))?;
    let text = String::from_utf8_lossy(&captured.stdout).into_owned();
    let line = text.lines().find_map(|line| line.strip_prefix("host: "));
    line.map(str::to_owned).ok_or_else(|| Failure::Missing("rustc -vV does not name its host platform.".to_owned()))
}

fn json(bytes: &[u8]) -> Result<Value, Failure> {
    serde_json::from_slice(bytes).map_err(|error| Failure::Missing(format!("cargo metadata is not readable: {error}.")))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn member(package: &Value, top: &Path) -> Member {
    let manifest = PathBuf::from(text(&package["manifest_path"]));
    let relative = manifest.strip_prefix(top).unwrap_or(&manifest);
    let is_test = |target: &&Value| list(&target["kind"]).iter().any(|kind| kind == "test");
    Member {
        name: text(&package["name"]),
        manifest: relative.to_string_lossy().replace('\\', "/"),
        dependencies: list(&package["dependencies"])
            .iter()
            .map(|dependency| Dependency {
                name: text(&dependency["name"]),
                dev: dependency["kind"] == "dev",
                foreign: !dependency["source"].is_null(),
            })
            .collect(),
        test_binaries: list(&package["targets"]).iter().filter(is_test).count(),
    }
}

/// The graph in the JSON of `cargo metadata`.
pub(crate) fn graph_of(metadata: &Value) -> Graph {
    let mut graph = Graph::default();
    for package in list(&metadata["packages"]) {
        let known = Package {
            name: text(&package["name"]),
            version: text(&package["version"]),
            licence: package["license"].as_str().map(str::to_owned),
        };
        graph.packages.insert(text(&package["id"]), known);
    }
    graph.members = list(&metadata["workspace_members"]).iter().map(text).collect();
    for node in list(&metadata["resolve"]["nodes"]) {
        let runs = |edge: &&Value| list(&edge["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
        let needs = list(&node["deps"]).iter().filter(runs).map(|edge| text(&edge["pkg"])).collect();
        graph.normal.insert(text(&node["id"]), needs);
    }
    graph
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_graph_keeps_running_edges_and_drops_those_for_tests_and_builds() {
        let metadata = serde_json::json!({
            "packages": [
                { "id": "a 1", "name": "a", "version": "1.0.0", "license": null },
                { "id": "b 1", "name": "b", "version": "1.0.0", "license": "MIT" }
            ],
            "workspace_members": ["a 1"],
            "resolve": { "nodes": [
                { "id": "a 1", "deps": [
                    { "pkg": "b 1", "dep_kinds": [{ "kind": "dev" }, { "kind": null }] },
                    { "pkg": "c 1", "dep_kinds": [{ "kind": "dev" }] },
                    { "pkg": "d 1", "dep_kinds": [{ "kind": "build" }] }
                ] }
            ] }
        });
        let graph = graph_of(&metadata);
        assert_eq!(graph.normal["a 1"], ["b 1"]);
        assert_eq!(graph.packages["b 1"].licence.as_deref(), Some("MIT"));
        assert!(graph.packages["a 1"].licence.is_none());
        assert!(graph.members.contains("a 1"));
    }

    #[test]
    fn this_workspace_is_readable_and_has_this_package() {
        let found = members(&root()).unwrap();
        let this = found.iter().find(|member| member.name == "xtask").unwrap();
        assert_eq!(this.manifest, "xtask/Cargo.toml");
        assert!(this.test_binaries <= 1);
    }
}
