//! Other people's fuzzer of APIs over the whole document, with the tokens of several roles: no defect, and no answer that is not described.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::world::World;

/// A Python that has `schemathesis`: that of `TAKAS_PYTHON`, or of the virtual environment that `cargo xtask setup` makes.
fn python() -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let python = std::env::var_os("TAKAS_PYTHON").map_or_else(|| root.join(".venv/bin/python"), PathBuf::from);
    assert!(
        python.is_file(),
        "there is no Python at {}: run `cargo xtask setup`, or name one that has schemathesis in TAKAS_PYTHON",
        python.display()
    );
    python
}

/// What is looked at. Left out: that everything that fits the shapes is taken (a line that nobody signed fits them and is not), and that a
/// resource that was made is there (nothing is made here).
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,\
                      response_schema_conformance,negative_data_rejection,missing_required_header,unsupported_method,ignored_auth";

/// Tries it with a token; in this case alone, or in whatever it thinks of.
async fn tried(address: SocketAddr, token: String, case: Option<String>, examples: &'static str) {
    // What it keeps of a run lies where it runs.
    let folder = std::env::temp_dir().join(format!("takas-schemathesis-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let settings = folder.join("settings.toml");
    let named = case.map(|case| format!("[parameters]\n\"path.case\" = \"{case}\"\n")).unwrap_or_default();
    std::fs::write(&settings, named).expect("written");
    let ran = tokio::task::spawn_blocking(move || {
        let ran = Command::new(python())
            .args(["-m", "schemathesis.cli", "--no-color", "--config-file"])
            .arg(&settings)
            .args([
                "run",
                &format!("http://{address}/api/v1/openapi.json"),
                "--url",
                &format!("http://{address}/api/v1"),
            ])
            .args(["--header", &format!("Authorization: Bearer {token}"), "--checks", CHECKS, "--mode", "all"])
            .args(["--phases", "examples,coverage,fuzzing,stateful", "--max-examples", examples, "--seed", "20240801"])
            .args(["--workers", "1", "--request-timeout", "30", "--generation-database", "none", "--warnings", "off"])
            .current_dir(&folder)
            .stdin(Stdio::null())
            .output()
            .expect("Python runs");
        let _ = std::fs::remove_dir_all(&folder);
        ran
    });
    let output = ran.await.expect("it ends");
    let told = format!("{}\n{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{told}");
    assert!(told.contains("No issues found"), "{told}");
}

/// Waits until the desk has read the plans of the case: until then it answers that they are not at hand, which the fuzzer takes for a defect.
async fn plans_are_read(world: &World) {
    let plans = world.get(&world.api("plans")).await.json()["plans"].as_array().expect("a list").clone();
    assert!(!plans.is_empty(), "there is a plan");
    for plan in &plans {
        let path = world.api(&format!("plans/{}", plan["id"].as_str().expect("an id")));
        loop {
            let told = world.get(&path).await;
            if told.status == 200 {
                break;
            }
            assert!([408, 503].contains(&told.status), "{told:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_is_asked_brings_the_api_down_or_an_answer_that_is_not_described() {
    let world = World::new().await;
    let address = world.listens().await;
    plans_are_read(&world).await;
    // The lead sees the most, a delegate and an observer meet every denial.
    let case = world.case.as_str().to_owned();
    for (who, case, examples) in
        [(0, Some(case.clone()), "12"), (2, Some(case.clone()), "6"), (5, Some(case), "6"), (0, None, "6")]
    {
        tried(address, world.tokens[who].clone(), case, examples).await;
    }
    assert_eq!(world.get("/api/v1/cases").await.status, 200, "it lives");
}
