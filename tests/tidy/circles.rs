//! Which file uses which: within a room the uses go one way. Between a folder and what stands in it they may go both ways.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::repository::{files, product_code};

/// A path from the root of the crate, such as that of a module: `cli`, `find`.
type Path = Vec<String>;

/// What one file writes of others.
#[derive(Default)]
struct File {
    name: String,
    /// Every path that it writes, in a `use` or in its code.
    paths: Vec<Path>,
    /// What it brings in by a `use`, by the name that it has here.
    brought_in: BTreeMap<String, Path>,
}

/// What each module uses of others, and by what names.
type Uses<'p> = BTreeMap<&'p Path, BTreeMap<&'p Path, BTreeSet<String>>>;

/// The files by their modules. What is compiled for tests alone is left out.
struct Program(BTreeMap<Path, File>);

fn segments(path: &str) -> Path {
    path.split("::").map(|segment| segment.trim().to_owned()).filter(|segment| !segment.is_empty()).collect()
}

/// What stands between commas that are in no braces.
fn parts(list: &str) -> Vec<&str> {
    let (mut depth, mut begins, mut parts) = (0_usize, 0, Vec::new());
    for (at, sign) in list.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.extend(list.get(begins..at));
                begins = at + 1;
            }
            _ => {}
        }
    }
    parts.extend(list.get(begins..));
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Every path of a `use`, each with the name that its end has here.
fn paths_of_use(tree: &str, before: &[String]) -> Vec<(String, Path)> {
    if let Some((path, list)) = tree.split_once('{') {
        let before = [before, &segments(path)].concat();
        let list = list.trim_end().strip_suffix('}').unwrap_or(list);
        return parts(list).into_iter().flat_map(|part| paths_of_use(part, &before)).collect();
    }
    let (path, alias) = tree.split_once(" as ").map_or((tree, None), |(path, alias)| (path, Some(alias.trim())));
    let mut path = [before, &segments(path)].concat();
    if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    let name = alias.or(path.last().map(String::as_str)).unwrap_or_default().to_owned();
    vec![(name, path)]
}

/// What a line uses that is a `use`, perhaps handed on to others.
fn used_in(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let handed_on = line.strip_prefix("pub").map(|rest| {
        let to_whom = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        to_whom.map_or(rest, |(_, rest)| rest)
    });
    handed_on.unwrap_or(line).trim_start().strip_prefix("use ")
}

/// Every path in code that begins at the root of the crate or above the file.
fn paths_of_code(code: &str) -> Vec<Path> {
    let is_of_name = |sign: char| sign.is_alphanumeric() || sign == '_';
    let mut paths = Vec::new();
    for root in ["crate::", "super::"] {
        for (at, _) in code.match_indices(root) {
            let (before, from) = code.split_at(at);
            let is_inside = before.ends_with(|sign: char| is_of_name(sign) || sign == ':');
            let path = from.split(|sign: char| !is_of_name(sign) && sign != ':').next();
            paths.extend(path.filter(|_| !is_inside).map(segments));
        }
    }
    paths
}

impl File {
    fn new(name: &str, code: &str) -> Self {
        let mut file = Self { name: name.to_owned(), ..Self::default() };
        let mut rest = String::new();
        let mut lines = code.lines();
        while let Some(line) = lines.next() {
            let Some(tree) = used_in(line) else {
                rest.push_str(line);
                rest.push('\n');
                continue;
            };
            let mut tree = tree.to_owned();
            while !tree.contains(';') {
                let Some(line) = lines.next() else { break };
                tree.push_str(line);
            }
            for (name, path) in paths_of_use(tree.split(';').next().unwrap_or_default().trim(), &[]) {
                file.paths.push(path.clone());
                file.brought_in.insert(name, path);
            }
        }
        file.paths.extend(paths_of_code(&rest));
        file
    }
}

impl Program {
    /// Of files, each with its name and its text.
    fn new(sources: &[(String, String)]) -> Self {
        let module = |name: &str| -> Path {
            let path = name.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
            path.split('/').map(str::to_owned).collect()
        };
        let of_tests: Vec<Path> = sources.iter().flat_map(|(name, text)| modules_of_tests(&module(name), text)).collect();
        let files = sources.iter().map(|(name, text)| (module(name), File::new(name, &product_code(name, text))));
        Self(files.filter(|(module, _)| !of_tests.iter().any(|tests| module.starts_with(tests))).collect())
    }

    /// The name of a module's file.
    fn file(&self, module: &[String]) -> &str {
        self.0.get(module).map_or("", |file| &file.name)
    }

    /// How many segments of a path name a module.
    fn in_module(&self, path: &[String]) -> usize {
        (0..=path.len()).rev().find(|n| path.get(..*n).is_some_and(|start| self.0.contains_key(start))).unwrap_or(0)
    }

    /// A path as it is written in a module, from the root of the crate; `None` where it leads out of it, or names what is at hand.
    fn absolute(&self, from: &[String], written: &[String]) -> Option<Path> {
        let n_up = written.iter().take_while(|segment| *segment == "super").count();
        let (first, rest) = written.split_first()?;
        Some(match first.as_str() {
            "crate" => rest.to_vec(),
            "self" => [from, rest].concat(),
            "super" => [from.get(..from.len().checked_sub(n_up)?)?, written.get(n_up..)?].concat(),
            first => {
                let inside = [from, &[first.to_owned()]].concat();
                self.0.get(&inside)?;
                [from, written].concat()
            }
        })
    }

    /// The module in which that stands which a path names, whichever module hands it on, and its name there.
    fn home(&self, mut path: Path) -> Option<(Path, String)> {
        // What is handed on is handed on by few.
        for _ in 0..8 {
            let n = self.in_module(&path);
            let (module, inside) = path.split_at(n);
            let file = self.0.get(module)?;
            let handed_on = inside.first().and_then(|name| self.absolute(module, file.brought_in.get(name)?));
            match handed_on {
                Some(elsewhere) => path = elsewhere.into_iter().chain(inside.iter().skip(1).cloned()).collect(),
                None => return Some((module.to_vec(), inside.join("::"))),
            }
        }
        None
    }

    /// What each module uses of its room. What stands in a folder may use the folder, and the other way round.
    fn uses(&self) -> Uses<'_> {
        let mut uses = Uses::new();
        for (module, file) in &self.0 {
            for (used, name) in file.paths.iter().filter_map(|path| self.home(self.absolute(module, path)?)) {
                let is_apart = !used.starts_with(module) && !module.starts_with(&used) && used.first() == module.first();
                if let Some((used, _)) = self.0.get_key_value(&used).filter(|_| is_apart) {
                    uses.entry(module).or_default().entry(used).or_default().insert(name);
                }
            }
        }
        uses
    }

    /// Every way round on which files use each other, the shortest through each of them, in a line with the names.
    fn circles(&self) -> BTreeSet<String> {
        let uses = self.uses();
        let told = |mut round: Vec<&Path>| {
            // The same from wherever it is looked at.
            let first = round.iter().enumerate().min_by_key(|(_, module)| **module).map_or(0, |(at, _)| at);
            round.rotate_left(first);
            let steps = round.iter().zip(round.iter().cycle().skip(1)).map(|(user, used)| {
                let names = uses.get(user).and_then(|uses| uses.get(used)).into_iter().flatten();
                let names = names.map(|name| if name.is_empty() { "all of it" } else { name.as_str() });
                format!("uses {} ({})", self.file(used), names.collect::<Vec<_>>().join(", "))
            });
            let begins = round.first().map_or("", |module| self.file(module));
            format!("{begins} {}", steps.collect::<Vec<_>>().join(", which "))
        };
        self.0.keys().filter_map(|module| shortest_round(module, &uses)).map(told).collect()
    }
}

/// The shortest way from a module over what it uses back to itself.
fn shortest_round<'p>(start: &'p Path, uses: &Uses<'p>) -> Option<Vec<&'p Path>> {
    let mut user_of: BTreeMap<&Path, &Path> = BTreeMap::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(module) = waiting.pop_front() {
        for used in uses.get(module).into_iter().flat_map(BTreeMap::keys).copied() {
            if used == start {
                let mut round: Vec<&Path> = std::iter::successors(Some(module), |at| user_of.get(at).copied()).collect();
                round.reverse();
                return Some(round);
            }
            user_of.entry(used).or_insert_with(|| {
                waiting.push_back(used);
                module
            });
        }
    }
    None
}

/// The modules that a file declares for tests alone.
fn modules_of_tests(module: &[String], text: &str) -> Vec<Path> {
    let declared = text.split("#[cfg(test)]\nmod ").skip(1).filter_map(|rest| rest.lines().next()?.strip_suffix(';'));
    declared.map(|name| [module, &[name.to_owned()]].concat()).collect()
}

#[test]
fn no_files_of_a_room_use_each_other_in_a_circle() {
    let program = Program::new(&files("src", "rs"));
    // What a slip in reading would miss.
    let n_uses: usize = program.uses().values().map(BTreeMap::len).sum();
    assert!(program.0.len() > 300 && n_uses > 1_000, "{} files, {n_uses} uses", program.0.len());
    let circles: Vec<String> = program.circles().into_iter().collect();
    assert!(circles.is_empty(), "what both need belongs in one of them, or in a file below both:\n{}", circles.join("\n"));
}

/// The circles among some files of one room, and one of another.
fn circles_among(files: &[(&str, &str)]) -> Vec<String> {
    let room = "mod one;\nmod other;\n#[cfg(test)]\nmod testing;\npub use other::{B, self as o};\npub use one::A as First;\n";
    let common = [
        ("src/room/mod.rs", room),
        ("src/room/testing.rs", "use super::one::A;\n"),
        ("src/below.rs", "use crate::room::First;\n"),
    ];
    let all = common.iter().chain(files).map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    Program::new(&all.collect::<Vec<_>>()).circles().into_iter().collect()
}

#[test]
fn a_circle_is_found_however_it_is_written_and_nothing_else_is_one() {
    let circles = |one: &str, other: &str| circles_among(&[("src/room/one.rs", one), ("src/room/other.rs", other)]);
    let expected = ["src/room/one.rs uses src/room/other.rs (B), which uses src/room/one.rs (A)"];
    for uses_other in [
        "use super::other::B;\n",
        "use std::fmt;\npub(super) use crate::room::other::{\n    B,\n};\n",
        "use super::{First, B};\n",
        "fn a() {\n    super::other::B();\n}\n",
        "use crate::room::{Room, other::{B}};\n",
        "fn a() -> crate::room::B {}\n",
        "fn a() -> super::o::B {}\n",
    ] {
        for uses_one in ["use super::one::A;\n", "use super::First;\n", "mod inside {\n    use crate::room::one::A;\n}\n"] {
            assert_eq!(circles(uses_other, uses_one), expected, "{uses_other}{uses_one}");
        }
    }
    for (one, other) in [
        ("use super::other::B;\n", ""),
        ("use super::other::B;\n", "// use super::one::A;\n"),
        ("use super::other::B;\n", "#[cfg(test)]\nmod tests {\n    use super::super::one::A;\n}\n"),
        ("use super::other::B;\n", "use super::testing::example;\nuse super::Room;\nuse crate::below::C;\n"),
    ] {
        assert_eq!(circles(one, other), Vec::<String>::new(), "{one}{other}");
    }
}

#[test]
fn a_circle_of_three_files_is_told_once() {
    let circles = circles_among(&[
        ("src/room/one.rs", "use super::other::B;\n"),
        ("src/room/other.rs", "use super::third::C;\n"),
        ("src/room/third.rs", "pub use super::First;\n"),
    ]);
    let expected = "src/room/one.rs uses src/room/other.rs (B), which uses src/room/third.rs (C), which uses src/room/one.rs (A)";
    assert_eq!(circles, [expected]);
}
