//! Two processes of `takas serve` on one PostgreSQL: started, killed, started anew.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::visitor::{ORIGIN, connect};

/// How long a desk may take until it listens.
const UP_WITHIN: Duration = Duration::from_secs(60);

/// What both are started with.
pub(crate) struct Desks {
    /// The program.
    takas: PathBuf,
    case: PathBuf,
    /// The address of the store.
    store: String,
    /// Where keys and logs are.
    pub(crate) folder: PathBuf,
    pub(crate) ports: Arc<[u16]>,
    running: [Option<Child>; 2],
    /// The logs of all that were started.
    logs: Vec<PathBuf>,
}

impl Desks {
    /// Two that are not started yet. Keys and logs lie in the folder.
    pub(crate) fn new(takas: &Path, case: &Path, store: String, folder: &Path) -> Result<Self, String> {
        let free = || TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
        // Both at once, so that they are two.
        let (one, other) = (free().map_err(text)?, free().map_err(text)?);
        let port = |of: &TcpListener| of.local_addr().map(|address| address.port()).map_err(text);
        let ports = Arc::from([port(&one)?, port(&other)?]);
        std::fs::write(folder.join("passphrase"), "a passphrase for both of them\n").map_err(text)?;
        let (takas, case, folder) = (takas.to_owned(), case.to_owned(), folder.to_owned());
        Ok(Self { takas, case, store, folder, ports, running: [None, None], logs: Vec::new() })
    }

    /// Starts one, and waits until it is open: what it says where it is.
    pub(crate) fn start(&mut self, which: usize) -> Result<String, String> {
        let log = self.folder.join(format!("log-{}", self.logs.len()));
        let mut command = Command::new(&self.takas);
        command.arg("serve").arg(&self.case);
        command.args(["--listen", &format!("127.0.0.1:{}", self.ports[which]), "--origin", ORIGIN]);
        command.args(["--store", &self.store, "--keys"]).arg(self.folder.join("keys"));
        command.arg("--passphrase-file").arg(self.folder.join("passphrase"));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(File::create(&log).map_err(text)?);
        self.logs.push(log);
        let mut child = command.spawn().map_err(|error| format!("{}: {error}", self.takas.display()))?;
        let out = child.stdout.take().ok_or("no output")?;
        self.running[which] = Some(child);
        let mut told = String::new();
        BufReader::new(out).read_line(&mut told).map_err(text)?;
        let begun = Instant::now();
        while connect(self.ports[which]).is_err() {
            if begun.elapsed() > UP_WITHIN {
                return Err(format!("desk {which} does not listen: {}", self.log()));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(told.trim().to_owned())
    }

    /// The process of one, to be killed by somebody else at a moment of theirs.
    pub(crate) fn take(&mut self, which: usize) -> Option<Child> {
        self.running[which].take()
    }

    /// Asks one to end, and waits until it has: the code that it ends with.
    pub(crate) fn end(&mut self, which: usize) -> Result<Option<i32>, String> {
        let Some(mut child) = self.running[which].take() else { return Ok(None) };
        let mut kill = Command::new("kill");
        kill.args(["-TERM", &child.id().to_string()]).status().map_err(text)?;
        child.wait().map(|status| status.code()).map_err(text)
    }

    /// What the logs say.
    pub(crate) fn log(&self) -> String {
        self.logs.iter().map(|log| std::fs::read_to_string(log).unwrap_or_default()).collect()
    }
}

impl Drop for Desks {
    fn drop(&mut self) {
        for child in self.running.iter_mut().flatten() {
            drop(child.kill());
            drop(child.wait());
        }
    }
}

fn text(error: std::io::Error) -> String {
    error.to_string()
}
