//! What the screens ask for, carried out: the one place in which anything changes.

use std::sync::Arc;

use egui::{Context, Rect};

use super::{App, TUTORIAL, Tutorial, cards};
use crate::debrief::Debrief;
use crate::foresight::Verdict;
use crate::kit::theme::{Style, ThemeName};
use crate::play::{Run, RunStart, Waiting};
use crate::rules::Rules;
use crate::scenario::{ChoiceId, Voice};
use crate::storage::{Appearance, Diary, Plan, Settings};
use crate::ui::{Action, BriefingView, DebriefView, LessonView, Screen, SettingsView, TalkView};
use crate::words;

/// One step of text size, in percent.
const TEXT_STEP: i32 = 10;

impl App {
    /// The one place in which anything changes.
    pub(super) fn apply(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::Goal(goal) => {
                self.change_settings(|settings| settings.goal = goal);
                self.begin_tutorial(ctx);
            }
            Action::Tutorial => self.begin_tutorial(ctx),
            Action::Meet { scenario, from } => self.meet(scenario, from, ctx),
            Action::Begin => {
                self.warm_up(ctx);
                self.go_to(Screen::Talk(TalkView::default()), ctx);
            }
            Action::Choose { choice, voice } => self.choose(choice, voice, ctx),
            Action::SeeHowItWent => self.see_how_it_went(ctx),
            Action::PlayFrom(exchange) => {
                if let Some(run) = &self.run {
                    self.first_try.get_or_insert_with(|| run.transcript().clone());
                    self.run = Some(Run::branch_of(run.transcript(), exchange));
                    self.go_to(Screen::Talk(TalkView::default()), ctx);
                }
            }
            Action::Leave => {
                self.keep_waiting();
                self.go_home(ctx);
            }
            Action::KeepPlan(words) => {
                let scenario = self.run.as_ref().map(|run| run.scenario().id().to_owned());
                let plan = scenario.map(|scenario| Plan { scenario, words });
                self.change_diary(|diary| diary.plan = plan);
            }
            Action::GoHome => self.go_home(ctx),
            Action::OpenSettings => self.go_to(Screen::Settings(SettingsView::default()), ctx),
            Action::ToggleHelp => {
                self.shows_help = !self.shows_help;
                forget_focus(ctx);
            }
            Action::ToggleTheme => {
                let other = match self.theme(ctx) {
                    ThemeName::Light => Appearance::Dark,
                    ThemeName::Dark => Appearance::Light,
                    ThemeName::ContrastLight => Appearance::ContrastDark,
                    ThemeName::ContrastDark => Appearance::ContrastLight,
                };
                self.change_settings(|settings| settings.appearance = other);
            }
            Action::SetTheme(theme) => {
                let appearance = match theme {
                    None => Appearance::System,
                    Some(ThemeName::Light) => Appearance::Light,
                    Some(ThemeName::Dark) => Appearance::Dark,
                    Some(ThemeName::ContrastLight) => Appearance::ContrastLight,
                    Some(ThemeName::ContrastDark) => Appearance::ContrastDark,
                };
                self.change_settings(|settings| settings.appearance = appearance);
            }
            Action::SetReducedMotion(still) => self.change_settings(|settings| settings.reduced_motion = still),
            Action::SetName(name) => {
                let name: String = name.chars().filter(|character| !crate::source::is_forbidden(*character)).collect();
                let name = name.trim().to_owned();
                if !name.is_empty() {
                    self.change_settings(|settings| settings.you = name);
                }
            }
            Action::SetWish(goal) => self.change_settings(|settings| settings.goal = goal),
            Action::ResizeText(steps) => self.resize_text(steps),
        }
        // What was just changed is not on screen yet.
        ctx.request_repaint();
    }

    /// Changes what is set, and keeps it where there is a place for it.
    pub fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) {
        let kept = self.settings.change(change);
        self.tell_if_not_kept(kept);
    }

    fn change_diary(&mut self, change: impl FnOnce(&mut Diary)) {
        let kept = self.diary.change(change);
        self.tell_if_not_kept(kept);
    }

    /// What cannot be written is said, once; the program goes on with it in memory.
    fn tell_if_not_kept(&mut self, kept: std::io::Result<()>) {
        if let Err(error) = kept {
            log::error!("{error}");
            let line = words::notices::not_kept(&error.to_string());
            if !self.notices.contains(&line) {
                self.notices.push(line);
            }
        }
    }

    fn resize_text(&mut self, steps: i8) {
        let range = Style::ZOOM_RANGE;
        let (least, most) = ((range.start() * 100.0).round() as i32, (range.end() * 100.0).round() as i32);
        self.change_settings(|settings| {
            let size = (i32::from(settings.text_size) + i32::from(steps) * TEXT_STEP).clamp(least, most);
            settings.text_size = u16::try_from(size).unwrap_or(settings.text_size);
        });
    }

    /// Sam Ito, at once: no menu, no tour.
    fn begin_tutorial(&mut self, ctx: &Context) {
        self.change_settings(|settings| settings.has_started = true);
        let Some(scenario) = self.library.find(TUTORIAL).and_then(|entry| entry.loaded.scenario.clone()) else {
            return self.go_home(ctx);
        };
        let start = RunStart { seed: (self.next_seed)(), ..RunStart::default() };
        self.run = Some(Run::new(scenario, Rules::newest(), start));
        self.first_try = None;
        self.tutorial = Some(Tutorial::default());
        self.go_to(Screen::Talk(TalkView::default()), ctx);
    }

    /// Goes on with a talk that waits, else to the briefing of a new one.
    fn meet(&mut self, index: usize, from: Option<Rect>, ctx: &Context) {
        let scenario = self.library.entries().get(index).and_then(|entry| entry.loaded.scenario.clone());
        let Some(scenario) = scenario else { return };
        self.debrief = None;
        self.first_try = None;
        self.tutorial = None;
        if let Some(waiting) = cards::waiting_run(&scenario, self.diary.value()) {
            self.run = Some(waiting);
            self.warm_up(ctx);
            return self.go_to(Screen::Talk(TalkView::default()), ctx);
        }
        let start = RunStart { seed: (self.next_seed)(), ..RunStart::default() };
        self.run = Some(Run::new(Arc::clone(&scenario), Rules::newest(), start));
        self.go_to(Screen::Briefing(BriefingView::growing_from(from)), ctx);
    }

    /// While they talk, the program works out what can come of it.
    fn warm_up(&mut self, ctx: &Context) {
        if let Some(run) = &self.run {
            self.analysis.ask(run.scenario(), run.transcript().rules(), ctx);
        }
    }

    /// Foresight that has come in goes into a debrief that waits for it.
    pub(super) fn take_in_foresight(&mut self, ctx: &Context) {
        let has_come = self.analysis.take_in();
        let told = self.analysis.told().filter(|told| self.debrief.as_ref().is_some_and(|waits| waits.run_line == told.run_line));
        let is_told = told.is_some();
        self.debrief = told.or(self.debrief.take());
        if has_come && matches!(self.screen, Screen::Debrief(_)) {
            self.foresee(ctx);
        }
        if let (true, Some(debrief), Screen::Debrief(view)) = (has_come || is_told, &self.debrief, &mut self.screen) {
            view.is_foreseen_now(debrief);
        }
    }

    /// Adds to the debrief what foresight says of it, where that is known: at once, or as soon as it is worked out.
    fn foresee(&mut self, ctx: &Context) {
        let (Some(run), Some(debrief)) = (&self.run, &self.debrief) else { return };
        let Some(foresight) =
            self.analysis.known(run.scenario().content(), run.transcript().rules()).filter(|_| !debrief.is_foreseen())
        else {
            return;
        };
        let you = &self.settings.value().you;
        if foresight.verdict() == Verdict::Proved {
            self.debrief = Some(debrief.clone().with_analysis(run.transcript(), &foresight, you));
        } else {
            self.analysis.tell(foresight, debrief.clone(), run.transcript().clone(), you.clone(), ctx);
        }
    }

    fn choose(&mut self, choice: ChoiceId, voice: Option<Voice>, ctx: &Context) {
        let Some(run) = &mut self.run else { return };
        if let Err(error) = run.choose(choice, voice) {
            // The screens offer open options alone, so this is our own mistake; the talk stands as it stood.
            debug_assert!(false, "{error}");
            log::error!("{error}");
        }
        forget_focus(ctx);
    }

    fn see_how_it_went(&mut self, ctx: &Context) {
        let Some(run) = &self.run else { return };
        let id = run.scenario().id().to_owned();
        // A second try is the same meeting, and is counted nowhere (training-model 8.4).
        let is_met = matches!(run.waiting(), Waiting::Ended(_)) && self.first_try.is_none();
        let you = &self.settings.value().you;
        let debrief = Debrief::new(run.transcript(), you);
        let debrief = match &self.first_try {
            Some(first) => debrief.beside(first, you),
            None => debrief,
        };
        self.debrief = Some(debrief);
        self.foresee(ctx);
        let Some(view) = self.debrief.as_ref().map(DebriefView::new) else { return };
        self.change_diary(|diary| {
            diary.waiting.remove(&id);
            if is_met {
                let met = diary.met.entry(id).or_default();
                *met = met.saturating_add(1);
            }
        });
        if let Some(tutorial) = &mut self.tutorial {
            tutorial.times += 1;
            tutorial.next_scenario = cards::next_scenario(&self.library, self.settings.value().goal, TUTORIAL);
            let both_ways = tutorial.times > 1;
            self.go_to(Screen::Lesson(LessonView::new(both_ways)), ctx);
        } else {
            self.go_to(Screen::Debrief(view), ctx);
        }
    }

    /// A talk that is not over waits from now on, unless nothing was said in it yet.
    pub(super) fn keep_waiting(&mut self) {
        let Some(run) = &self.run else { return };
        let in_the_talk = matches!(self.screen, Screen::Talk(_));
        if !in_the_talk || run.waiting() != Waiting::Choice || run.transcript().exchanges().is_empty() {
            return;
        }
        let (id, line) = (run.scenario().id().to_owned(), run.transcript().run_line().to_string());
        self.change_diary(|diary| {
            diary.waiting.insert(id, line);
        });
    }

    fn go_home(&mut self, ctx: &Context) {
        self.run = None;
        self.debrief = None;
        self.first_try = None;
        self.tutorial = None;
        self.cards = cards::cards(&self.library, self.diary.value(), self.settings.value().goal);
        self.go_to(Screen::Home, ctx);
    }

    /// The only way to another screen.
    fn go_to(&mut self, screen: Screen, ctx: &Context) {
        log::info!("to {screen:?}");
        self.screen = screen;
        forget_focus(ctx);
    }
}

/// After a change of screen nothing is marked, so that Enter goes on.
fn forget_focus(ctx: &Context) {
    ctx.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
}
