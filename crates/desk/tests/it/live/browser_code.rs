//! The scripts that need no page, run by Node: what they sign is what the desk takes, byte by byte, and what they verify is what it keeps.

use std::path::{Path, PathBuf};
use std::process::Command;

use takas_desk::running::hex::hex;
use takas_store::Location;

use super::ankara::{Ankara, key};
use super::driven::{Team, drive, line};
use super::stand_in::Desk;

/// Runs a module with the desk's scripts beside it; none where there is no Node. In CI there has to be.
pub(crate) fn node(folder: &Path, script: &str) -> Option<Result<String, String>> {
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("static");
    for name in ["sign", "verify", "field-clock", "field-deliver"] {
        let text = std::fs::read_to_string(scripts.join(format!("{name}.js"))).expect("text");
        std::fs::write(folder.join(format!("{name}.mjs")), text.replace(".js\";", ".mjs\";")).expect("written");
    }
    std::fs::write(folder.join("try.mjs"), script).expect("written");
    let ran = Command::new("node").arg(folder.join("try.mjs")).current_dir(folder).output();
    let Ok(ran) = ran else {
        assert!(std::env::var_os("CI").is_none(), "node is wanted for this test");
        eprintln!("skipped: there is no node");
        return None;
    };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    Some(if ran.status.success() { Ok(text(&ran.stdout)) } else { Err(text(&ran.stderr)) })
}

/// A folder for such a run.
pub(crate) fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("takas-desk-node-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&path).expect("a folder");
    path
}

#[test]
fn a_browser_signs_the_bytes_that_the_record_fixes() {
    let payload = br#"{"format":1,"plan":0,"says":{"act":"hold","scope":"everything"}}"#.to_vec();
    let id = |byte: u8| hex(&[byte; 16]);
    let ids = (
        takas_ledger::AuthorId::new([0xaa; 16]),
        takas_ledger::CaseId::new([0xcc; 16]),
        takas_ledger::OperationId::new([0x0e; 16]),
    );
    let expected = line("anna", ids, 1, 1_722_513_600, payload.clone());
    let own = folder("sign");
    let script = format!(
        r#"import {{ signedLine, bytesOf }} from "./sign.mjs";
const pkcs8 = Uint8Array.from(Buffer.from("302e020100300506032b657004220420" + "{seed}", "hex"));
const key = await crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", false, ["sign"]);
const offer = {{ author: "{author}", case: "{case}", operation: "{operation}", sequence: 1, payload: bytesOf("{payload}") }};
const sign = async (bytes) => new Uint8Array(await crypto.subtle.sign("Ed25519", key, bytes));
console.log(await signedLine(offer, 1722513600, sign, new Uint8Array(32).fill(1)));
"#,
        seed = hex(&[1; 32]),
        author = id(0xaa),
        case = id(0xcc),
        operation = id(0x0e),
        payload = data_encoding::BASE64.encode(&payload),
    );
    let ran = node(&own, &script);
    drop(std::fs::remove_dir_all(&own));
    let Some(ran) = ran else { return };
    assert_eq!(ran.expect("it runs"), expected);
    assert_eq!(key("anna").public().bytes(), takas_ledger::SigningKey::from_seed(&[1; 32]).public().bytes());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_verifies_entries_and_finds_every_changed_byte() {
    let ankara = Ankara::new();
    let desk = Desk::new(&ankara, &Location::File(ankara.store()));
    desk.begin(&ankara).await;
    let mut team = Team::new(&ankara);
    drive(&desk, &mut team, 0, 25).await;
    let own = folder("verify");
    let trust = desk.get("rus", &desk.page("record/trust.json")).await.json();
    let page = desk.get("rus", &desk.page("record")).await.text();
    let numbers: Vec<&str> = page.split("data-entry=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(!numbers.is_empty(), "{page}");
    let mut named = Vec::new();
    for number in &numbers {
        for ending in ["entry", "tlog-proof", "disclosure"] {
            let got = desk.get("rus", &desk.page(&format!("record/{number}.{ending}"))).await;
            assert!(got.status.is_success(), "{number}.{ending}: {}", got.status);
            std::fs::write(own.join(format!("{number}.{ending}")), &got.body).expect("written");
        }
        named.push(format!("\"{number}\""));
    }
    let script = format!(
        r#"import {{ readFileSync }} from "node:fs";
import {{ verifyEntry, verifyDisclosure }} from "./verify.mjs";
const key = {key};
const text = (name) => readFileSync(name, "utf8");
const bytes = (name) => new Uint8Array(readFileSync(name));
const fails = async (what) => {{ try {{ await what(); return false; }} catch {{ return true; }} }};
let good = 0;
for (const n of [{numbers}]) {{
  const [entry, proof, said] = [bytes(`${{n}}.entry`), text(`${{n}}.tlog-proof`), text(`${{n}}.disclosure`)];
  await verifyEntry(entry, proof, key);
  JSON.parse(await verifyDisclosure(entry, said));
  good += 1;
}}
const [n] = [{numbers}];
const [entry, proof, said] = [bytes(`${{n}}.entry`), text(`${{n}}.tlog-proof`), text(`${{n}}.disclosure`)];
for (let at = 0; at < entry.length; at += 7) {{
  const other = entry.slice();
  other[at] ^= 1;
  if (!(await fails(() => verifyEntry(other, proof, key)))) throw new Error(`byte ${{at}} of the entry`);
}}
for (let at = 0; at < proof.length; at += 1) {{
  if (!/[A-Za-z0-9]/.test(proof[at])) continue;
  const other = proof.slice(0, at) + (proof[at] === "A" ? "B" : "A") + proof.slice(at + 1);
  if (!(await fails(() => verifyEntry(entry, other, key)))) throw new Error(`letter ${{at}} of the receipt: ${{other}}`);
}}
const forged = said.replace("payload ey", "payload fy");
if (!(await fails(() => verifyDisclosure(entry, forged)))) throw new Error("the disclosure");
const otherKey = key.slice(0, -6) + (key.at(-6) === "A" ? "B" : "A") + key.slice(-5);
if (!(await fails(() => verifyEntry(entry, proof, otherKey)))) throw new Error("the key");
console.log(good);
"#,
        key = trust["log"],
        numbers = named.join(", "),
    );
    let ran = node(&own, &script);
    drop(std::fs::remove_dir_all(&own));
    let Some(ran) = ran else { return };
    assert_eq!(ran.expect("every entry verifies"), numbers.len().to_string());
}
