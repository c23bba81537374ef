//! The Python beside the tests: a virtual environment in `.venv` with `jsonschema`, `aics-tlog`, `schemathesis` and `zxing-cpp`.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Problem, debian};
use crate::shell;

/// The requirements as pip reads them.
const REQUIREMENTS: &[&str] =
    &["jsonschema>=4.18,<5", "aics-tlog==0.2.1", "schemathesis==4.32.5", "zxing-cpp>=2.2,<4", "pillow>=10"];

/// Fails unless the requirements are met; 4.18 is the first with the registry of schemas that we use.
const PROBE: &str = "import jsonschema, aics_tlog, schemathesis, zxingcpp, PIL.Image, importlib.metadata as m; \
    v = tuple(map(int, m.version('jsonschema').split('.')[:2])); assert (4, 18) <= v < (5, 0); \
    assert m.version('aics-tlog') == '0.2.1'; assert m.version('schemathesis') == '4.32.5'";

/// The Python of `.venv`, made and filled where it is not.
pub(crate) fn prepare(root: &Path) -> Result<PathBuf, Problem> {
    let folder = root.join(".venv");
    let python = folder.join("bin").join("python");
    if is_good(root, &python) {
        return Ok(python);
    }
    let names = REQUIREMENTS.join(", ");
    eprintln!("setup: making .venv with {names} (PyPI)");
    make(root, &folder)?;
    let mut pip = shell::program(&python, root);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "5"]);
    // aics-tlog says that it wants Python 3.12; it is plain Python that runs on 3.11, which is what Debian 12 has.
    pip.arg("--ignore-requires-python").args(REQUIREMENTS);
    let installed = shell::run(pip.stdout(std::io::stderr()));
    if installed == Ok(true) && is_good(root, &python) {
        return Ok(python);
    }
    Err(Problem {
        what: format!(
            "{names}, which judge schemas, records, the API and QR codes, could not be installed; pip says why above"
        ),
        mend: format!("make a virtual environment in .venv and install {names} in it"),
    })
}

fn is_good(root: &Path, python: &Path) -> bool {
    python.is_file() && shell::answers(shell::program(python, root).args(["-c", PROBE]))
}

/// Makes the environment anew; an old one may point to a Python that is gone.
fn make(root: &Path, folder: &Path) -> Result<(), Problem> {
    let with = |python: &str| -> Command {
        let mut command = shell::program(python, root);
        command.args(["-m", "venv", "--clear"]).arg(folder);
        command
    };
    if shell::answers(&mut with("python3")) {
        return Ok(());
    }
    let installed = debian::install(root, &["python3", "python3-venv"]);
    // Debian's own, because the first on PATH may be another that cannot make one.
    if installed.is_ok() && (shell::answers(&mut with("/usr/bin/python3")) || shell::answers(&mut with("python3"))) {
        return Ok(());
    }
    let why = installed.err().unwrap_or_else(|| "python3 -m venv fails even so".to_owned());
    Err(Problem {
        what: format!("no Python that can make a virtual environment: {why}"),
        mend: "install Python 3.9 or newer with its venv module".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_python_that_is_not_there_or_lacks_the_package_is_not_good() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert!(!is_good(root, &root.join("absent")));
        assert!(!is_good(root, &root.join("Cargo.toml")), "a file that is no program");
    }
}
