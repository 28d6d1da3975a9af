//! The road of the debrief at a terminal: one Enter a stop, and the side doors as words.

use std::io::Write;

use crate::debrief::{Debrief, Door, Feeling, Guess, LONGEST_WHY, SelfView, Stop as RoadStop};
use crate::session::{Command, Session};
use crate::words;
use crate::words::debrief as said;

use super::debrief_text::{
    after_the_ending, bare, doors, ending, heading, labelled, moment_of_the_road, next, page_of, run_again, typed_for, way_to,
};
use super::input::Typed;
use super::layout::{hanging, padded, wrap};
use super::player::{MOST_SLIPS, Player, Stop, foresight, said_of};

/// How far somebody was told.
#[derive(Default)]
struct Told {
    ending: bool,
    stop: Option<RoadStop>,
    /// Everything that stands on the road.
    all: bool,
}

/// What is done after a debrief: played from an exchange, from 0.
type PlayFrom = Option<usize>;

impl<W: Write> Player<W> {
    /// Tells the debrief of a conversation that is over. Answers the exchange to play from, from 0, where somebody wants to.
    pub(super) fn debrief(&mut self, session: &mut Session) -> Result<PlayFrom, Stop> {
        let over = session.clone();
        let describe = move || over.debrief(words::common::DEFAULT_NAME, Some(&foresight(over.transcript())));
        let worked = self.listener.work(describe).map_err(Stop::Unreadable)?;
        let debrief = worked?;
        if let Some(words) = session.plan_at_the_end(&debrief) {
            self.carry_out(session, Command::Plan { words, is_own: false })?;
        }
        if !debrief.exchanges.is_empty() {
            self.say(&format!("\n{}\n", words::conversation::IT_IS_OVER))?;
        }
        let mut told = Told::default();
        let left = if self.is_seen { self.walk(&debrief, session, &mut told) } else { Err(Stop::Left) };
        match left {
            // Who wants no questions is told the debrief all the same.
            Err(Stop::Left | Stop::Unreadable(_)) if !told.all => {
                if !told.ending {
                    self.say(&ending(&debrief))?;
                }
                self.say(&after_the_ending(&debrief, told.stop, session.view(), &self.to_type))?;
                Ok(None)
            }
            Err(Stop::Left | Stop::Unreadable(_)) => Ok(None),
            left => left,
        }
    }

    fn walk(&mut self, debrief: &Debrief, session: &mut Session, told: &mut Told) -> Result<PlayFrom, Stop> {
        self.say(&ending(debrief))?;
        told.ending = true;
        self.wait()?;
        for stop in debrief.stops() {
            if stop > RoadStop::View {
                self.save_view(session, |view| view.stop = Some(stop))?;
            }
            match stop {
                RoadStop::View => self.ask_your_view(debrief, session)?,
                RoadStop::Moment => {
                    let [before, after] = moment_of_the_road(debrief, session.view());
                    self.say(&before)?;
                    let why = if said::road::moment(debrief, session.view()).is_some_and(|moment| moment.you.is_some()) {
                        self.ask_why(session)
                    } else {
                        self.wait()
                    };
                    // What was begun is told to its end.
                    told.stop = Some(stop);
                    self.say(&after)?;
                    why?;
                }
                RoadStop::Next => self.say(&next(debrief, session.view()))?,
            }
            told.stop = Some(stop);
        }
        self.say(&run_again(debrief, &self.to_type))?;
        told.all = true;
        self.look_around(debrief, session)
    }

    /// Keeps what was answered so far about the conversation.
    fn save_view(&mut self, session: &mut Session, change: impl FnOnce(&mut SelfView)) -> Result<(), Stop> {
        let mut view = session.view().clone();
        change(&mut view);
        self.carry_out(session, Command::View(view))
    }

    /// Waits for Enter, and takes whatever else is typed for it.
    fn wait(&mut self) -> Result<(), Stop> {
        self.say(&format!("\n{}\n> ", words::terminal::ENTER_GOES_ON))?;
        match self.read()? {
            Typed::Quit => Err(Stop::Left),
            _ => Ok(()),
        }
    }

    /// The two questions before anything is told.
    fn ask_your_view(&mut self, debrief: &Debrief, session: &mut Session) -> Result<(), Stop> {
        self.say(&heading(said::your_view::YOUR_VIEW_FIRST))?;
        self.say(&format!("{}\n\n{}\n", words::terminal::ENTER_SKIPS, said::your_view::HOW_WAS_THAT))?;
        for (number, felt) in (1..).zip(Feeling::ALL) {
            self.say(&format!("  {number:>2}  {}\n", said::your_view::feeling(felt)))?;
        }
        let again = words::terminal::answer_or_skip(Feeling::ALL.len());
        let feeling = self.ask_one(&again, |number| Feeling::ALL.get(number.checked_sub(1)?).copied())?;
        if feeling.is_some() {
            self.save_view(session, |view| view.feeling = feeling)?;
        }
        if debrief.exchanges.len() < 2 {
            return Ok(());
        }
        self.say(&format!("\n{}\n", said::your_view::WHICH_MOMENT))?;
        let asked = said::your_view::asked(debrief);
        for (number, block) in (1..).zip(&asked) {
            let you = format!("> {}", bare(&block.you.passage));
            let Some(they) = &block.they else {
                self.say(&hanging(&you, &format!("\n  {number:>2}  "), "        "))?;
                continue;
            };
            self.say(&hanging(labelled(they, "").trim_end(), &format!("\n  {number:>2}  "), "      "))?;
            self.say(&hanging(&you, "      ", "        "))?;
        }
        self.say(&format!("\n   0  {}\n", said::your_view::NO_SINGLE_ONE))?;
        let again = words::terminal::answer_or_none(asked.len());
        let turned = self.ask_one(&again, |number| match number.checked_sub(1) {
            None => Some(Guess::NoSingleOne),
            Some(exchange) => (exchange < asked.len()).then_some(Guess::At(exchange)),
        })?;
        if turned.is_some() {
            self.save_view(session, |view| view.turned = turned)?;
        }
        Ok(())
    }

    /// One of some answers, or `None` where the question was skipped.
    fn ask_one<T>(&mut self, again: &str, answer: impl Fn(usize) -> Option<T>) -> Result<Option<T>, Stop> {
        for _ in 0..MOST_SLIPS {
            self.say("> ")?;
            let slip = match self.read()? {
                Typed::Nothing => return Ok(None),
                Typed::Quit => return Err(Stop::Left),
                Typed::Number(number) => match answer(number) {
                    Some(answer) => return Ok(Some(answer)),
                    None => String::new(),
                },
                slip => said_of(&slip),
            };
            self.say(&format!("{slip}{again}\n"))?;
        }
        Err(Stop::Left)
    }

    /// One line of the trainee's own, or none.
    fn ask_why(&mut self, session: &mut Session) -> Result<(), Stop> {
        self.say(&format!("\n{} {}\n", said::road::WHY_THERE, said::road::ONLY_FOR_YOU))?;
        for _ in 0..MOST_SLIPS {
            self.say("> ")?;
            let why = match self.read()? {
                Typed::Nothing => return Ok(()),
                Typed::Quit => return Err(Stop::Left),
                Typed::Other(why) => why,
                Typed::Number(number) => number.to_string(),
                slip => {
                    self.say(&format!("{}{}\n", said_of(&slip), said::road::ONLY_FOR_YOU))?;
                    continue;
                }
            };
            return self.save_view(session, |view| view.why = Some(why.chars().take(LONGEST_WHY).collect()));
        }
        Err(Stop::Left)
    }

    /// The side doors, until somebody leaves or wants to play once more.
    fn look_around(&mut self, debrief: &Debrief, session: &Session) -> Result<PlayFrom, Stop> {
        let doors: Vec<Door> = doors(debrief).collect();
        let from = said::road::plays_from(debrief);
        let ways = [
            Some((words::terminal::AGAIN[0], said::AGAIN.to_owned())),
            from.as_ref().map(|(_, label)| (words::terminal::FROM[0], label.clone())),
        ];
        let of_doors = doors.iter().filter_map(|door| Some((typed_for(*door)[0], way_to(*door, debrief)?)));
        let listed: Vec<(&str, String)> = of_doors.chain(ways.into_iter().flatten()).collect();
        self.say(&format!("\n{}", wrap(words::terminal::LOOK_AROUND, "")))?;
        for (word, leads_to) in &listed {
            self.say(&format!("  {} {leads_to}\n", padded(word, 8)))?;
        }
        let names: Vec<&str> = listed.iter().map(|(word, _)| *word).collect();
        let again = words::terminal::words_or_leave(&names);
        for _ in 0..MOST_SLIPS {
            self.say("> ")?;
            let typed = match self.read()? {
                Typed::Nothing | Typed::Quit => return Ok(None),
                Typed::Other(typed) => typed.to_lowercase(),
                slip => {
                    self.say(&said_of(&slip))?;
                    String::new()
                }
            };
            if words::terminal::AGAIN.contains(&typed.as_str()) {
                return Ok(Some(0));
            }
            if let Some((exchange, _)) = from.as_ref().filter(|_| words::terminal::FROM.contains(&typed.as_str())) {
                return Ok(Some(*exchange));
            }
            if let Some(door) = doors.iter().find(|door| typed_for(**door).contains(&typed.as_str())) {
                self.say(&page_of(*door, debrief, session.view()))?;
                self.say("\n")?;
            }
            self.say(&wrap(&again, ""))?;
        }
        Err(Stop::Left)
    }
}
