//! The author's bench: files as they are saved, the conversation that goes on through every save, and what is worked out meanwhile.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Effect, Update};
use crate::app::model::{AuthorScreen, Screen, Wanted};
use crate::author::{Begins, Place, Play, Road};
use crate::check::Checked;
use crate::play::parse_moves;
use crate::scenario::{Scenario, Temperament};
use crate::source::Witness;
use crate::storage::{EDITOR_VARIABLE, NotMended, Request, Seen, Watched};
use crate::ui::{AuthorAction, AuthorTab, AuthorView, WindowAction};
use crate::words::author as said;

impl Update<'_> {
    /// The bench with the person's own dialogues.
    pub(super) fn open_bench(&mut self) {
        let folders = self.model.folders.clone();
        self.go_to_bench(AuthorScreen::new(&folders, AuthorView::default()));
        self.effects.push(Effect::Watch(Some(Watched { folders, files: Vec::new() })));
    }

    /// The bench with this file and those beside it, and a conversation in it.
    pub(super) fn open_file(&mut self, file: PathBuf, at: Option<String>) {
        let folders: Vec<PathBuf> = file.parent().map(PathBuf::from).into_iter().collect();
        let path = file.to_string_lossy().into_owned();
        let mut screen = AuthorScreen::new(&folders, AuthorView::on(AuthorTab::Play));
        screen.path = Some(path.clone());
        screen.wanted = Some(Wanted { path, beat: at });
        self.go_to_bench(screen);
        self.effects.push(Effect::Watch(Some(Watched { folders, files: vec![file] })));
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
                if screen.path.as_ref().is_some_and(|looked_at| screen.bench.file(looked_at).is_none()) {
                    screen.path = screen.bench.files().first().map(|file| file.path.clone());
                }
            }
            Seen::Read(read) => {
                screen.note = None;
                screen.path.get_or_insert_with(|| read.path.clone());
                let path = read.path.clone();
                let asked = screen.bench.take_in(read, env);
                let cannot_play = screen.bench.file(&path).is_some_and(|file| file.good().is_none());
                let is_wanted = screen.wanted.as_ref().is_some_and(|wanted| wanted.path == path);
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
    }

    /// Begins the conversation that was asked for, as soon as its file can be played.
    fn begin_wanted(&mut self) {
        let Some(screen) = self.bench() else { return };
        let Some(Wanted { path, beat }) = screen.wanted.clone() else { return };
        let Some(scenario) = screen.bench.file(&path).and_then(|file| file.good().cloned()) else { return };
        match beat {
            Some(beat) => self.effects.push(Effect::FindRoad { path, beat, scenario }),
            None => self.play(&path, &scenario, Begins::default(), &Place::default()),
        }
    }

    /// The way to a beat was looked for.
    pub(super) fn road_found(&mut self, path: &str, beat: String, road: Option<Road>) {
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

    pub(super) fn checked(&mut self, path: &str, version: u64, checked: Checked) {
        if let Some(screen) = self.bench() {
            screen.bench.checked(path, version, checked);
        }
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

    pub(super) fn no_editor(&mut self) {
        if let Some(screen) = self.bench() {
            screen.note = Some(said::no_editor(EDITOR_VARIABLE));
        }
    }

    pub(super) fn act_author(&mut self, action: AuthorAction) {
        let env = self.env;
        match action {
            AuthorAction::LookAt(path) => {
                if let Some(screen) = self.bench() {
                    screen.path = Some(path);
                    screen.note = None;
                }
            }
            AuthorAction::Mend { path, read, mend } => {
                self.effects.push(Effect::Store(Request::Mend { path: PathBuf::from(path), read, mend }));
            }
            AuthorAction::OpenInEditor { path, line } => {
                self.effects.push(Effect::OpenEditor { path: PathBuf::from(path), line });
            }
            AuthorAction::PlayTo { path, witness } => self.play_to(&path, &witness),
            AuthorAction::PlayFromStart(path) => self.want(path, None),
            AuthorAction::PlayFrom(beat) => {
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
