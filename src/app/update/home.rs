//! The first page and what is asked there: whom to meet, what one wants to get better at, and the endings that were seen.

use super::Update;
use crate::app::cards;
use crate::app::model::{EndingsScreen, HomeScreen, Model, Screen};
use crate::storage::local_day;
use crate::ui::{EndingsAction, EndingsRow, EndingsView, FirstAction, HomeAction, SettingsView, WindowAction};

impl Update<'_> {
    /// The tutorial follows upon the first answer; whoever was asked again comes back to Home.
    pub(super) fn act_first(&mut self, action: FirstAction) {
        if let FirstAction::Goal(goal) = action {
            self.change_settings(|settings| settings.goal = goal);
        }
        if matches!(self.model.screen, Screen::Wish(_)) { self.go_home() } else { self.begin_tutorial() }
    }

    pub(super) fn act_home(&mut self, action: HomeAction) {
        match action {
            HomeAction::Meet(scenario) => self.meet(&scenario),
            HomeAction::LookBack(run) => self.open(run, false),
            HomeAction::ChangeWish => {
                let home = self.model.home();
                self.go_to(Screen::Wish(home));
            }
            HomeAction::Endings(scenario) => self.see_endings(scenario.as_deref()),
            HomeAction::ToggleSaving => self.model.plays_unsaved = !self.model.plays_unsaved,
            HomeAction::Group => self.open_group(),
            HomeAction::Write => self.open_bench(),
            HomeAction::Settings => self.go_to(Screen::Settings(SettingsView::default())),
            HomeAction::Help => self.act_window(WindowAction::ToggleHelp),
        }
    }

    pub(super) fn act_endings(&mut self, action: EndingsAction) {
        match action {
            EndingsAction::LookBack(run) => self.open(run, true),
            EndingsAction::Meet(scenario) => self.meet(&scenario),
            EndingsAction::Home => self.go_home(),
        }
    }

    /// The page of endings, where the newest of this scenario is marked.
    fn see_endings(&mut self, scenario: Option<&str>) {
        let rows = self.endings();
        let view = EndingsView::new(&rows, scenario);
        self.go_to(Screen::Endings(EndingsScreen { rows, view }));
    }

    fn endings(&self) -> Vec<EndingsRow> {
        let Model { library, history, settings, .. } = &*self.model;
        cards::endings(library, history, settings.goal, local_day(self.env.now))
    }

    /// The people and their endings as they stand now, where they are on screen.
    pub(super) fn show_cards(&mut self) {
        let HomeScreen { cards: now, good_for: good, .. } = self.model.home();
        let now_seen = matches!(self.model.screen, Screen::Endings(_)).then(|| self.endings());
        match &mut self.model.screen {
            Screen::Home(HomeScreen { cards, good_for, .. })
            | Screen::First(HomeScreen { cards, good_for, .. })
            | Screen::Wish(HomeScreen { cards, good_for, .. }) => (*cards, *good_for) = (now, good),
            Screen::Endings(EndingsScreen { rows, .. }) => *rows = now_seen.unwrap_or_default(),
            _ => {}
        }
    }
}
