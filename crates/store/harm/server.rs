//! A PostgreSQL server of our own, to be killed: on a socket in a scratch folder, durable as a real one, gone at the end.

use std::ffi::OsString;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::scratch::Scratch;
use crate::programs;

/// How long it may take to start, with all it has to replay.
const PATIENCE: Duration = Duration::from_secs(60);

/// The server behind a store, where there is one.
pub(crate) trait Server {
    /// Kills all of it at once.
    fn kill(&mut self) -> Result<(), String>;
    /// Starts it again, and waits until it answers.
    fn start(&mut self) -> Result<(), String>;
    /// Kills one process that serves a client, if there is one.
    fn kill_one(&mut self, which: u64) -> Result<bool, String>;
}

/// A running server.
#[derive(Debug)]
pub(crate) struct Postgres {
    programs: PathBuf,
    /// Where its socket is.
    folder: PathBuf,
    data: PathBuf,
    /// Settings beside those that every server of ours has.
    settings: Vec<&'static str>,
    /// The user and group that it runs as; none for our own.
    runs_as: Option<(u32, u32)>,
    /// Variables of the server.
    environment: Vec<(OsString, OsString)>,
    process: Option<Child>,
}

impl Postgres {
    /// Makes a new cluster in `scratch`, and starts it.
    pub(crate) fn begin(scratch: &Scratch) -> Result<Self, String> {
        Self::begin_with(scratch, |_, _| ())
    }

    /// The same, the server itself, but not the making of its cluster, with what is added to its command; that is told the folder
    /// of its files, too.
    pub(crate) fn begin_with(scratch: &Scratch, add: impl FnOnce(&mut Command, &Path)) -> Result<Self, String> {
        let mut server = Self::made(scratch, &[])?;
        server.add(add);
        server.start()?;
        Ok(server)
    }

    /// Makes a new cluster in `scratch`, with further arguments, and does not start it.
    pub(crate) fn made(scratch: &Scratch, further: &[&str]) -> Result<Self, String> {
        let folder = scratch.folder("postgres").map_err(|error| format!("no folder for PostgreSQL: {error}"))?;
        let server = Self::over(&folder.join("data"), &folder, Vec::new())?;
        let mut initdb = server.program("initdb");
        initdb.args(["--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-locale", "--no-sync", "--pgdata"]);
        let output = initdb.arg(&server.data).args(further).output();
        let output = output.map_err(|error| format!("initdb does not run: {error}"))?;
        if output.status.success() {
            return Ok(server);
        }
        Err(format!("initdb failed: {}", String::from_utf8_lossy(&output.stderr)))
    }

    /// A server over files that are there, its socket in `folder`, with these settings; it is not started.
    pub(crate) fn over(data: &Path, folder: &Path, settings: Vec<&'static str>) -> Result<Self, String> {
        let missing =
            "there is no PostgreSQL: install the Debian package postgresql (15 or newer), or `cargo xtask setup`";
        let programs = programs::folder().ok_or(missing)?;
        let runs_as = if is_root()? { Some((id("-u")?, id("-g")?)) } else { None };
        let (data, folder, environment) = (data.to_owned(), folder.to_owned(), Vec::new());
        let server = Self { programs, folder, data, settings, runs_as, environment, process: None };
        server.give(&server.folder)?;
        Ok(server)
    }

    /// What is added to the command of the server when it is started.
    pub(crate) fn add(&mut self, add: impl FnOnce(&mut Command, &Path)) {
        let mut added = Command::new("postgres");
        add(&mut added, &self.data);
        let set = added.get_envs().filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())));
        self.environment = set.collect();
    }

    /// Lets the user that the server runs as write in a folder, or a file.
    pub(crate) fn give(&self, path: &Path) -> Result<(), String> {
        let Some((user, group)) = self.runs_as else { return Ok(()) };
        std::os::unix::fs::chown(path, Some(user), Some(group))
            .map_err(|error| format!("{} cannot be given to PostgreSQL: {error}", path.display()))
    }

    /// Starts it once, and waits until it answers; the error is what it said when it ended instead.
    pub(crate) fn start_once(&mut self) -> Result<(), String> {
        let begun = Instant::now();
        let said = self.folder.join("said");
        let out =
            std::fs::File::create(&said).map_err(|error| format!("no place for what PostgreSQL says: {error}"))?;
        let process = self.command().stdout(Stdio::null()).stderr(out).spawn();
        self.process = Some(process.map_err(|error| format!("PostgreSQL does not run: {error}"))?);
        while begun.elapsed() < PATIENCE && !self.has_ended() {
            if self.answers() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        let said = std::fs::read_to_string(&said).unwrap_or_default();
        Err(format!("PostgreSQL does not start: {}", said.trim().replace('\n', "; ")))
    }

    /// Ends it as it is meant to be ended: with everything on the disk.
    pub(crate) fn stop(&mut self) -> Result<(), String> {
        self.end("INT")
    }

    /// Ends it without anything more on its disk, and lets it put its shared memory back.
    pub(crate) fn stop_at_once(&mut self) -> Result<(), String> {
        self.end("QUIT")
    }

    fn end(&mut self, how: &str) -> Result<(), String> {
        let Some(mut process) = self.process.take() else { return Ok(()) };
        signal(how, &[process.id()]);
        process.wait().map(drop).map_err(|error| format!("the server cannot be waited for: {error}"))
    }

    /// The command that is the server.
    fn command(&self) -> Command {
        let mut command = self.program("postgres");
        command.arg("-D").arg(&self.data).arg("-k").arg(&self.folder);
        let usual = ["listen_addresses=", "port=5432", "shared_buffers=64MB", "max_connections=60"];
        for setting in usual.iter().chain(&self.settings) {
            command.args(["-c", setting]);
        }
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Whether it has ended by itself.
    pub(crate) fn has_ended(&mut self) -> bool {
        let runs = |process: &mut Child| process.try_wait().is_ok_and(|ended| ended.is_none());
        !self.process.as_mut().is_some_and(runs)
    }

    /// Starts it again if it has ended by itself, and waits until it answers.
    pub(crate) fn keep_up(&mut self) -> Result<(), String> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if self.has_ended() {
                self.start()?;
            }
            if self.answers() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Err("PostgreSQL does not come back after its disk was full".to_owned())
    }

    /// The address by which a store is opened.
    pub(crate) fn address(&self) -> String {
        format!("postgres://postgres@/postgres?host={}&port=5432", self.folder.display())
    }

    /// Where its files are.
    pub(crate) fn data(&self) -> PathBuf {
        self.data.clone()
    }

    fn program(&self, name: &str) -> Command {
        let mut command = Command::new(self.programs.join(name));
        command.current_dir(&self.folder).stdin(Stdio::null());
        if let Some((user, group)) = self.runs_as {
            command.uid(user).gid(group);
        }
        command
    }

    fn answers(&self) -> bool {
        let mut probe = self.program("pg_isready");
        probe.args(["--quiet", "--port=5432", "--host"]).arg(&self.folder);
        probe.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    }

    /// The processes that the server has made.
    fn children(&self) -> Vec<u32> {
        let Some(parent) = self.process.as_ref().map(Child::id) else { return Vec::new() };
        let Ok(all) = std::fs::read_dir("/proc") else { return Vec::new() };
        let pids = all.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        pids.filter(|pid| parent_of(*pid) == Some(parent)).collect()
    }

    /// Ends the server and its processes on the spot, and waits until they are gone.
    fn kill_all(&mut self) -> Result<(), String> {
        let children = self.children();
        if let Some(mut process) = self.process.take() {
            signal("KILL", &[&[process.id()][..], &children].concat());
            process.wait().map_err(|error| format!("the server cannot be waited for: {error}"))?;
        }
        let gone = Instant::now();
        while children.iter().any(|pid| Path::new(&format!("/proc/{pid}")).exists()) {
            if gone.elapsed() > PATIENCE {
                return Err("a process of the server does not end".to_owned());
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        Ok(())
    }
}

impl Server for Postgres {
    fn kill(&mut self) -> Result<(), String> {
        self.kill_all()
    }

    fn start(&mut self) -> Result<(), String> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            let mut command = self.command();
            let process = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
            let process = self.process.insert(process.map_err(|error| format!("PostgreSQL does not run: {error}"))?);
            while begun.elapsed() < PATIENCE && process.try_wait().is_ok_and(|ended| ended.is_none()) {
                let mut probe = Command::new(self.programs.join("pg_isready"));
                probe.args(["--quiet", "--port=5432", "--host"]).arg(&self.folder).stdout(Stdio::null());
                if probe.stderr(Stdio::null()).status().is_ok_and(|status| status.success()) {
                    return Ok(());
                }
                std::thread::sleep(Duration::from_millis(20));
            }
        }
        Err("PostgreSQL does not start again".to_owned())
    }

    fn kill_one(&mut self, which: u64) -> Result<bool, String> {
        let serving = |pid: &u32| {
            let line = std::fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
            String::from_utf8_lossy(&line).contains("[local]")
        };
        let serving: Vec<u32> = self.children().into_iter().filter(serving).collect();
        let Some(index) = usize::try_from(which).ok().and_then(|which| which.checked_rem(serving.len())) else {
            return Ok(false);
        };
        signal("KILL", &serving[index..=index]);
        // The server ends all others, too, and starts anew within.
        let begun = Instant::now();
        std::thread::sleep(Duration::from_millis(20));
        while !self.answers() {
            if begun.elapsed() > PATIENCE {
                return Err("PostgreSQL does not come back after one of its processes was killed".to_owned());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(true)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // Its folder goes with the scratch.
        drop(self.kill_all());
    }
}

fn parent_of(pid: u32) -> Option<u32> {
    let about = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // After the name, which may hold anything, in brackets: state, parent.
    about.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

fn signal(name: &str, pids: &[u32]) {
    let mut kill = Command::new("kill");
    kill.arg(format!("-{name}")).args(pids.iter().map(u32::to_string));
    // One that has ended by itself is no failure.
    drop(kill.stdout(Stdio::null()).stderr(Stdio::null()).status());
}

fn is_root() -> Result<bool, String> {
    id_of(&["-u"]).map(|id| id == 0)
}

/// The user or group that Debian makes for PostgreSQL.
fn id(what: &str) -> Result<u32, String> {
    id_of(&[what, "postgres"])
        .map_err(|_| "PostgreSQL refuses to run as root, and there is no user postgres".to_owned())
}

fn id_of(arguments: &[&str]) -> Result<u32, String> {
    let output = Command::new("id").args(arguments).output().map_err(|error| format!("id does not run: {error}"))?;
    String::from_utf8_lossy(&output.stdout).trim().parse().map_err(|_| "id says no number".to_owned())
}
