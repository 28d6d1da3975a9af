//! The author's bench: files as they are saved, the conversation that goes on through every save, and what is worked out meanwhile.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Effect, Update};
use crate::app::model::{AuthorScreen, Screen, Wanted};
use crate::author::{Begins, BenchFile, Guessed, Looked, Place, Play, Road, Seen, new_branch, new_scenario};
use crate::map::Map;
use crate::play::parse_moves;
use crate::scenario::{Scenario, Temperament};
use crate::source::{Witness, file_name};
use crate::storage::{EDITOR_VARIABLE, NotMended, NotWritten, Request, Watched};
use crate::ui::{AuthorAction, AuthorTab, AuthorView, WindowAction};
use crate::words::author as said;

/// Something that is known on the bench since a moment ago.
#[derive(Debug)]
pub enum AuthorNews {
    /// The check has looked at a version of a file.
    Checked { path: String, version: u64, looked: Box<Looked> },
    /// The map of a version of a file is drawn.
    Drawn { path: String, version: u64, map: Box<Map> },
    /// The robots have played a version of a file.
    Guessed { path: String, version: u64, guessed: Box<Guessed> },
    /// The way to a beat was looked for.
    RoadFound { path: String, beat: String, road: Option<Road> },
    /// No editor could be started.
    NoEditor,
}

impl Update<'_> {
    pub(super) fn hear(&mut self, news: AuthorNews) {
        match news {
            AuthorNews::RoadFound { path, beat, road } => self.road_found(&path, beat, road),
            AuthorNews::NoEditor => self.no_editor(),
            AuthorNews::Checked { path, version, looked } => {
                if let Some(screen) = self.bench() {
                    screen.bench.checked(&path, version, *looked);
                }
            }
            AuthorNews::Drawn { path, version, map } => {
                if let Some(screen) = self.bench() {
                    screen.map.take(path, version, *map);
                }
            }
            AuthorNews::Guessed { path, version, guessed } => {
                if let Some(screen) = self.bench() {
                    screen.guessed.take(path, version, *guessed);
                }
            }
        }
    }

    /// Asks for what the page that is looked at shows and is not there yet.
    fn work_out(&mut self) {
        let Some(screen) = self.bench() else { return };
        let looked = screen.path.as_ref().and_then(|path| screen.bench.look(path));
        let Some(ask) = looked.and_then(|looked| looked.file.ask()) else { return };
        if screen.view.tab() == AuthorTab::Map && screen.map.wants(&ask) {
            let runs = self.model.history.runs.iter().filter(|run| run.scenario == ask.loaded.id && run.n_moves > 0);
            let lines = runs.map(|run| run.line.clone()).collect();
            self.effects.push(Effect::DrawMap(ask, lines));
        } else if screen.view.tab() == AuthorTab::Robots && screen.guessed.wants(&ask) {
            self.effects.push(Effect::LetRobotsPlay(ask));
        }
    }

    /// The bench with the person's own dialogues.
    pub(super) fn open_bench(&mut self) {
        let folders = self.model.folders.clone();
        self.go_to_bench(AuthorScreen::new(&folders, AuthorView::default()));
        self.effects.push(Effect::Watch(Some(Watched { folders, files: Vec::new(), shipped: true })));
    }

    /// The bench with this file and those beside it, and a conversation in it.
    pub(super) fn open_file(&mut self, file: PathBuf, at: Option<String>) {
        // A bare name is one of the folder that the program was started in.
        let is_bare = file.parent().is_none_or(|folder| folder.as_os_str().is_empty());
        let file = if is_bare { Path::new(".").join(file) } else { file };
        let folders: Vec<PathBuf> = file.parent().map(PathBuf::from).into_iter().collect();
        let path = file.to_string_lossy().into_owned();
        let mut screen = AuthorScreen::new(&folders, AuthorView::on(AuthorTab::Play));
        screen.path = Some(path.clone());
        screen.wanted = Some(Wanted { path, beat: at });
        self.go_to_bench(screen);
        self.effects.push(Effect::Watch(Some(Watched { folders, files: vec![file], shipped: true })));
    }

    fn go_to_bench(&mut self, screen: AuthorScreen) {
        self.go_to(Screen::Author(Box::new(screen)));
    }

    fn bench(&mut self) -> Option<&mut AuthorScreen> {
        match &mut self.model.screen {
            Screen::Author(screen) => Some(screen),
            _ => None,
        }
    }

    /// Something was seen of a file.
    pub(super) fn seen(&mut self, seen: Seen) {
        let env = self.env;
        let Some(screen) = self.bench() else { return };
        match seen {
            Seen::Gone(path) => {
                screen.bench.gone(&path);
                if let Some(looked_at) = screen.path.take_if(|looked_at| screen.bench.look(looked_at).is_none()) {
                    screen.note = Some(said::file_is_gone(file_name(&looked_at)));
                    screen.path = screen.bench.all().next().map(|looked| looked.path().to_owned());
                }
            }
            Seen::Read(read) => {
                if !read.is_shipped {
                    screen.path.get_or_insert_with(|| read.path.clone());
                }
                let path = read.path.clone();
                let is_of_it = |screen: &AuthorScreen, looked_at: Option<&String>| {
                    let looked = looked_at.and_then(|looked_at| screen.bench.look(looked_at));
                    looked.is_some_and(|looked| looked.file.path == path)
                };
                let was_of_it = is_of_it(screen, screen.path.as_ref());
                let version = |screen: &AuthorScreen| screen.bench.file(&path).map(BenchFile::version);
                let before = version(screen);
                let asked = screen.bench.take_in(read, env);
                if before.is_some() && version(screen) != before && screen.written.is_none() {
                    screen.note = None;
                }
                if let Some(written) = screen.written.take_if(|written| screen.bench.look(written).is_some()) {
                    screen.path = Some(written);
                } else if was_of_it && !is_of_it(screen, screen.path.as_ref()) {
                    // The branch that was looked at is gone.
                    screen.path = Some(path.clone());
                }
                let cannot_play = screen.bench.file(&path).is_some_and(|file| file.good().is_none());
                let is_wanted = is_of_it(screen, screen.wanted.as_ref().map(|wanted| &wanted.path));
                self.effects.extend(asked.map(Effect::Check));
                if is_wanted && cannot_play {
                    // What is to be mended comes first.
                    if let Some(screen) = self.bench() {
                        screen.view.turn_to(AuthorTab::Problems);
                    }
                } else if is_wanted {
                    self.begin_wanted();
                }
            }
        }
        self.work_out();
    }

    /// Begins the conversation that was asked for, as soon as its file can be played.
    fn begin_wanted(&mut self) {
        let Some(screen) = self.bench() else { return };
        let Some(Wanted { path, beat }) = screen.wanted.clone() else { return };
        // A branch is played as part of its dialogue.
        let Some(file) = screen.bench.look(&path).map(|looked| looked.file) else { return };
        let (path, Some(scenario)) = (file.path.clone(), file.good().cloned()) else { return };
        screen.wanted = Some(Wanted { path: path.clone(), beat: beat.clone() });
        match beat {
            Some(beat) => self.effects.push(Effect::FindRoad { path, beat, scenario }),
            None => self.play(&path, &scenario, Begins::default(), &Place::default()),
        }
    }

    fn road_found(&mut self, path: &str, beat: String, road: Option<Road>) {
        let Some(screen) = self.bench() else { return };
        if screen.wanted.as_ref().is_none_or(|wanted| wanted.path != path || wanted.beat.as_ref() != Some(&beat)) {
            return;
        }
        let Some(scenario) = screen.bench.file(path).and_then(|file| file.good().cloned()) else { return };
        let temperament = road.as_ref().map(|road| road.temperament);
        let road = road.map(|road| road.moves).unwrap_or_default();
        let begins = Begins { temperament, ..Begins::default() };
        let place = Place { beat: Some(beat), road, ..Place::default() };
        self.play(path, &scenario, begins, &place);
    }

    fn play(&mut self, path: &str, scenario: &Arc<Scenario>, begins: Begins, place: &Place) {
        let play = Play::begin(scenario, begins, place, self.env);
        if let Some(screen) = self.bench() {
            screen.bench.set_play(path, play);
            screen.wanted = None;
        }
        self.effects.push(Effect::ForgetFocus);
    }

    /// What became of a mend.
    pub(super) fn mended(&mut self, result: Result<(), NotMended>) {
        let Some(screen) = self.bench() else { return };
        screen.note = match result {
            Ok(()) => None,
            Err(NotMended::Changed) => Some(said::CHANGED_MEANWHILE.to_owned()),
            Err(NotMended::Disk(why)) => Some(said::not_mended(&why)),
        };
        self.effects.push(Effect::LookAgain);
    }

    fn no_editor(&mut self) {
        if let Some(screen) = self.bench() {
            screen.note = Some(said::no_editor(EDITOR_VARIABLE));
        }
    }

    pub(super) fn act_author(&mut self, action: AuthorAction) {
        let env = self.env;
        match action {
            AuthorAction::LookAt(path) => {
                if let Some(screen) = self.bench() {
                    let asked = screen.bench.look_closer(&path);
                    screen.path = Some(path);
                    screen.note = None;
                    self.effects.extend(asked.map(Effect::Check));
                }
                self.work_out();
            }
            AuthorAction::CopyToMine(path) => self.copy_to_mine(&path),
            AuthorAction::NewDialogue(id) => self.new_dialogue(&id),
            AuthorAction::NewBranch(id) => self.new_branch(&id),
            AuthorAction::TurnTo(tab) => self.turn_to(tab),
            AuthorAction::Mend { path, read, mend } => {
                self.effects.push(Effect::Store(Request::Mend { path: PathBuf::from(path), read, mend }));
            }
            AuthorAction::OpenInEditor { path, line } => {
                self.effects.push(Effect::OpenEditor { path: PathBuf::from(path), line });
            }
            AuthorAction::PlayTo { path, witness } => self.play_to(&path, &witness),
            AuthorAction::PlayFrom(beat) => {
                if let Some(screen) = self.bench() {
                    screen.view.turn_to(AuthorTab::Play);
                }
                if let Some(path) = self.bench().and_then(|screen| screen.path.clone()) {
                    self.want(path, Some(beat));
                }
            }
            AuthorAction::PlayWith(given) => self.with_play(|play| play.stand_here(given, env)),
            AuthorAction::Choose { choice, voice } => self.with_play(|play| {
                if let Err(error) = play.choose(choice, voice, env) {
                    log::error!("{error}");
                }
            }),
            AuthorAction::StepBack => self.with_play(|play| {
                play.step_back(env);
            }),
            AuthorAction::StepForward => self.with_play(|play| {
                play.step_forward(env);
            }),
            AuthorAction::Home => self.leave_bench(),
            AuthorAction::Help => self.act_window(WindowAction::ToggleHelp),
        }
    }

    /// The text of a dialogue that comes with the program, as a file of the person's own.
    fn copy_to_mine(&mut self, path: &str) {
        let Some(screen) = self.bench() else { return };
        let Some(looked) = screen.bench.look(path).filter(|looked| looked.file.is_shipped) else { return };
        let Some(text) = looked.file.report().map(|report| report.source().text().to_owned()) else { return };
        let name = looked.file.name().to_owned();
        self.write_new(name, text);
    }

    fn new_dialogue(&mut self, id: &str) {
        let to_type = self.model.library.to_type().clone();
        let Some(screen) = self.bench() else { return };
        let is_taken = screen.bench.files().iter().any(|file| file.id() == Some(id));
        match new_scenario(id, &to_type).filter(|_| !is_taken) {
            Some(text) => self.write_new(format!("{id}.ron"), text),
            None => screen.note = Some(if is_taken { said::name_is_taken(id) } else { said::no_name(id) }),
        }
    }

    /// A branch of the dialogue that is looked at, as far as it can be played.
    fn new_branch(&mut self, id: &str) {
        let Some(screen) = self.bench() else { return };
        let looked = screen.path.as_ref().and_then(|path| screen.bench.look(path));
        let of = looked.and_then(|looked| looked.file.ask());
        match of.as_ref().and_then(|of| new_branch(id, &of.loaded)) {
            Some(text) => self.write_new(format!("{id}.branch.ron"), text),
            None => screen.note = Some(if of.is_some() { said::no_branch_name(id) } else { said::NO_BRANCH_YET.to_owned() }),
        }
    }

    fn write_new(&mut self, name: String, text: String) {
        let Some(screen) = self.bench() else { return };
        match screen.new_in.clone() {
            Some(folder) => self.effects.push(Effect::Store(Request::WriteNew { folder, name, text })),
            None => screen.note = Some(said::NO_FOLDER.to_owned()),
        }
    }

    /// What became of a new file.
    pub(super) fn written(&mut self, path: &Path, result: Result<(), NotWritten>) {
        let shown = path.to_string_lossy().into_owned();
        let Some(screen) = self.bench() else { return };
        screen.note = Some(match result {
            Ok(()) => {
                screen.written = Some(shown.clone());
                screen.view.turn_to(AuthorTab::Problems);
                said::written(&shown)
            }
            Err(NotWritten::IsThere) => said::file_is_there(&shown),
            Err(NotWritten::Disk(why)) => said::not_written(&shown, &why),
        });
        self.effects.push(Effect::LookAgain);
    }

    /// Turns to a page. A conversation is begun where none is played in the file that is looked at.
    fn turn_to(&mut self, tab: AuthorTab) {
        let Some(screen) = self.bench() else { return };
        screen.view.turn_to(tab);
        let file = screen.path.as_ref().and_then(|path| screen.bench.look(path)).map(|looked| looked.file.path.clone());
        let is_played = screen.bench.play().is_some_and(|(playing, _)| Some(&playing.path) == file.as_ref());
        if let Some(file) = file.filter(|_| tab == AuthorTab::Play && !is_played) {
            self.want(file, None);
        }
        self.work_out();
    }

    fn want(&mut self, path: String, beat: Option<String>) {
        if let Some(screen) = self.bench() {
            screen.wanted = Some(Wanted { path, beat });
        }
        self.begin_wanted();
    }

    fn with_play(&mut self, change: impl FnOnce(&mut Play)) {
        if let Some(play) = self.bench().and_then(|screen| screen.bench.play_mut()) {
            change(play);
        }
        self.effects.push(Effect::ForgetFocus);
    }

    /// Plays the way that shows a finding, in the version that can be played.
    fn play_to(&mut self, path: &str, witness: &Witness) {
        let scenario = self.bench().and_then(|screen| screen.bench.file(path).and_then(|file| file.good().cloned()));
        let Some(scenario) = scenario else { return };
        let begins = Begins { temperament: Temperament::from_name(&witness.temperament), ..Begins::default() };
        let road = parse_moves(&witness.moves).unwrap_or_default();
        if let Some(screen) = self.bench() {
            screen.view.turn_to(AuthorTab::Play);
        }
        self.play(path, &scenario, begins, &Place { road, ..Place::default() });
    }

    /// What was written meanwhile is on Home, too.
    fn leave_bench(&mut self) {
        self.effects.push(Effect::Watch(None));
        self.effects.push(Effect::ReadLibrary);
        self.go_home();
    }
}
