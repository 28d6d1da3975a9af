//! Lowering beats, their options and their ways on.

use crate::format::{At, BeatFile, Bound, ChoiceFile, DrillFile, Entries, Name, RouteFile, Texts, VariantFile};
use crate::scenario::ids::{BeatId, ChoiceId, EndingId, FactId, Id as _, PromiseId};
use crate::scenario::parts::{Beat, Choice, Drill, Effect, Exit, OnEnter, Route, Spoken, Target, Variant};
use crate::scenario::sets::{FactSet, PromiseSet, SkillSet};
use crate::scenario::{Mode, OptionKind, Skill};
use crate::source::Code;

use super::Lowering;
use super::conditions::Where;

impl Lowering<'_> {
    pub(super) fn beats(&mut self, at: &At<'_>, files: Entries<BeatFile>, talks: Option<Mode>) -> (Vec<Beat>, Vec<Choice>) {
        let beats_at = at.field("beats");
        let mut beats = Vec::with_capacity(files.len());
        let mut choices = Vec::with_capacity(files.iter().map(|(_, file)| file.choices.len()).sum());
        for (index, (name, file)) in files.0.into_iter().enumerate() {
            let beat = self.beat(&beats_at.entry(index), BeatId::from_index(index), name, file, talks, &mut choices);
            beats.push(beat);
        }
        (beats, choices)
    }

    fn beat(
        &mut self,
        at: &At<'_>,
        id: BeatId,
        name: String,
        file: BeatFile,
        talks: Option<Mode>,
        choices: &mut Vec<Choice>,
    ) -> Beat {
        let BeatFile {
            at: clock,
            place,
            days,
            mood,
            event,
            sees,
            speaker,
            says,
            feels,
            thinks,
            variants,
            cue,
            alone,
            learns,
            breaks,
            sting,
            tone,
            choices: choice_files,
            routes,
            to,
            end,
            discuss,
            drill,
        } = file;
        let ways = (choice_files, routes.into_inner(), to.into_inner(), end.into_inner());
        let first_choice = choices.len();
        let way = self.way(at, id, &name, ways, talks, choices);
        if alone {
            self.check_alone(at, (mood, tone), choices.get(first_choice..).unwrap_or_default());
        }
        Beat {
            way,
            at: self.optional_text(&at.field("at"), clock.into_inner()),
            place: self.optional_text(&at.field("place"), place.into_inner()),
            event: self.optional_text(&at.field("event"), event.into_inner()),
            sees: self.optional_text(&at.field("sees"), sees.into_inner()),
            speaker: speaker.into_inner().map(|name| self.person_id(&at.field("speaker"), &name)),
            says: self.texts(&at.field("says"), says),
            feels,
            thinks: self.optional_text(&at.field("thinks"), thinks.into_inner()),
            variants: self.variants(&at.field("variants"), variants.into_inner()),
            cue: self.optional_text(&at.field("cue"), cue.into_inner()),
            alone,
            discuss: self.texts(&at.field("discuss"), discuss.into_inner()),
            drill: drill.into_inner().map(|drill| self.drill(&at.field("drill"), &drill)),
            tone,
            on_enter: OnEnter {
                days: days.map_or(0, |days| self.number(&at.field("days"), days, 1, 10_000)),
                mood: self.points(&at.field("mood"), mood),
                learns: self.facts(&at.field("learns"), &learns.into_inner()),
                breaks: self.promise_set(&at.field("breaks"), &breaks.into_inner()),
                sting: sting.map_or(0, |sting| self.number(&at.field("sting"), sting, 0, 10)),
            },
            id: name,
        }
    }

    /// A beat has just one of choices, routes, `to` and `end`.
    fn way(
        &mut self,
        at: &At<'_>,
        id: BeatId,
        name: &str,
        (choice_files, routes, to, end): (Vec<ChoiceFile>, Vec<RouteFile>, Option<String>, Option<String>),
        talks: Option<Mode>,
        choices: &mut Vec<Choice>,
    ) -> Exit {
        let named =
            [("choices", !choice_files.is_empty()), ("routes", !routes.is_empty()), ("to", to.is_some()), ("end", end.is_some())];
        let mut written = named.into_iter().filter(|(_, is_written)| *is_written).map(|(field, _)| field);
        match (written.next(), written.next()) {
            (None, _) => {
                let empty = ["choices", "routes"].into_iter().find(|field| self.findings.is_written(&at.field(field)));
                let (message, hint) = match empty {
                    Some(field) => (
                        format!("the beat `{name}` leads nowhere: its `{field}` is empty"),
                        "write something in it, or give the beat another way on: `to` or `end`",
                    ),
                    None => (format!("the beat `{name}` leads nowhere"), "give it `choices`, `routes`, `to` or `end`"),
                };
                self.findings.absent(Code::NoWayOn, &at.field(empty.unwrap_or("to")), at, message, hint);
            }
            (Some(first), Some(second)) => {
                let message = format!("the beat `{name}` has both `{first}` and `{second}`");
                self.findings.found(Code::TwoWaysOn, &at.field(second), message, "keep one of them");
            }
            (Some(_), None) => {}
        }
        if !choice_files.is_empty() {
            return self.choices(&at.field("choices"), id, choice_files, talks, choices);
        }
        if !routes.is_empty() {
            return self.routes(&at.field("routes"), routes);
        }
        if let Some(to) = to {
            return Exit::On(Target::Beat(self.beat_id(&at.field("to"), &to)));
        }
        Exit::On(Target::End(end.map_or(EndingId(0), |end| self.ending_id(&at.field("end"), &end))))
    }

    fn choices(
        &mut self,
        at: &At<'_>,
        beat: BeatId,
        files: Vec<ChoiceFile>,
        talks: Option<Mode>,
        choices: &mut Vec<Choice>,
    ) -> Exit {
        self.bounded_list(at, &files, Bound::OPTIONS, "options");
        let always_open = files.iter().filter(|file| file.needs.is_empty()).count();
        if always_open > Bound::OPEN_OPTIONS {
            let message = format!("{always_open} options are open at once, more than {}", Bound::OPEN_OPTIONS);
            self.findings.found(Code::TooMany, at, message, "take some out, or give them `needs`");
        }
        let way =
            Exit::Choices { first: ChoiceId::from_index(choices.len()), count: u32::try_from(files.len()).unwrap_or(u32::MAX) };
        for (index, file) in files.into_iter().enumerate() {
            let choice = self.choice(&at.item(index), beat, file, talks);
            choices.push(choice);
        }
        way
    }

    fn choice(&mut self, at: &At<'_>, beat: BeatId, file: ChoiceFile, talks: Option<Mode>) -> Choice {
        let ChoiceFile {
            say,
            act,
            mood,
            kind,
            unwelcome,
            trust,
            deed,
            promise,
            keeps,
            moves,
            withdraws,
            breaks,
            breach,
            learns,
            uses,
            does,
            needs,
            tones,
            mode,
            takes,
            shows,
            misses,
            trap,
            then,
            instead,
            to,
            end,
            unheard,
            reply,
            feels,
            note,
            unheard_note,
        } = file;
        let matches = mode.is_some() && mode == talks;
        let mut shows: SkillSet = shows.into_inner().into_iter().collect();
        if matches {
            shows = shows.with(Skill::Matching);
        }
        let effect = Effect {
            mood: self.points(&at.field("mood"), mood),
            kind: kind.unwrap_or(OptionKind::Talk),
            unwelcome: unwelcome.map_or(0, |cost| self.number(&at.field("unwelcome"), cost, 0, 4)),
            trust: self.points(&at.field("trust"), trust),
            deed,
            promise: self.promise_list(&at.field("promise"), &promise.into_inner()),
            keeps: self.promise_list(&at.field("keeps"), &keeps.into_inner()),
            moves: self.promise_list(&at.field("moves"), &moves.into_inner()),
            withdraws: self.promise_list(&at.field("withdraws"), &withdraws.into_inner()),
            breaks: self.promise_set(&at.field("breaks"), &breaks.into_inner()),
            breach,
            learns: self.facts(&at.field("learns"), &learns.into_inner()),
            uses: self.listed(&at.field("uses"), &uses.into_inner(), Self::fact_id),
            does: self.listed(&at.field("does"), &does.into_inner(), Self::deed_id).iter().copied().collect(),
            needs: self.conditions(&at.field("needs"), needs, Where::Door),
            tones: tones.into_inner().into_iter().collect(),
            matches,
            takes: takes.map_or(1, |takes| self.number(&at.field("takes"), takes, 0, 20)),
            shows,
            misses: misses.into_inner().into_iter().collect(),
            target: self.target(at, "this option", to, end),
            unheard: unheard.into_inner().map(|name| self.beat_id(&at.field("unheard"), &name)),
        };
        Choice {
            beat,
            spoken: self.spoken(at, say, act.into_inner()),
            effect,
            reply: self.optional_text(&at.field("reply"), reply.into_inner()),
            feels,
            note: self.optional_text(&at.field("note"), note.into_inner()),
            unheard_note: self.optional_text(&at.field("unheard_note"), unheard_note.into_inner()),
            trap,
            then: self.optional_text(&at.field("then"), then.into_inner()),
            instead: self.optional_text(&at.field("instead"), instead.into_inner()),
        }
    }

    fn spoken(&mut self, at: &At<'_>, say: Option<String>, act: Option<String>) -> Spoken {
        match (say, act) {
            (Some(say), None) => Spoken::Say(self.required_text(at, "say", Some(say))),
            (None, Some(act)) => Spoken::Act(self.required_text(at, "act", Some(act))),
            (Some(say), Some(_)) => {
                let message = "this option has both `say` and `act`";
                self.findings.found(Code::SayOrAct, &at.field("act"), message, "keep what is said, or what is done");
                Spoken::Say(say)
            }
            (None, None) => {
                let message = "this option has neither `say` nor `act`".to_owned();
                self.findings.absent(
                    Code::SayOrAct,
                    &at.field("say"),
                    at,
                    message,
                    "add `say: \"…\"`, or `act: \"…\"` for something done",
                );
                Spoken::Say(String::new())
            }
        }
    }

    /// Just one of `to` and `end`.
    fn target(&mut self, at: &At<'_>, what: &str, to: Option<Name>, end: Option<Name>) -> Target {
        match (to, end) {
            (Some(to), None) => Target::Beat(self.beat_id(&at.field("to"), &to)),
            (None, Some(end)) => Target::End(self.ending_id(&at.field("end"), &end)),
            (Some(to), Some(_)) => {
                self.findings.found(
                    Code::TwoWaysOn,
                    &at.field("end"),
                    format!("{what} has both `to` and `end`"),
                    "keep one of them",
                );
                Target::Beat(self.beat_id(&at.field("to"), &to))
            }
            (None, None) => {
                let hint = "add `to: \"beat\"` or `end: \"ending\"`";
                self.findings.absent(Code::NoWayOn, &at.field("to"), at, format!("{what} leads nowhere"), hint);
                Target::Beat(BeatId(0))
            }
        }
    }

    fn routes(&mut self, at: &At<'_>, files: Vec<RouteFile>) -> Exit {
        self.bounded_list(at, &files, Bound::ROUTES, "routes");
        let last = files.len().saturating_sub(1);
        let mut routes = Vec::with_capacity(files.len());
        let record = at;
        for (index, RouteFile { when, to, end }) in files.into_iter().enumerate() {
            let at = at.item(index);
            if index == last && !when.is_empty() {
                let message = "the last route has a condition, so the conversation may find no way on";
                let hint = "add a last route without `when`";
                self.findings.absent(Code::LastRouteConditional, &at.field("when"), record, message.to_owned(), hint);
            }
            let when = self.conditions(&at.field("when"), when, Where::Door);
            routes.push(Route { when, target: self.target(&at, "this route", to, end) });
        }
        let all_end = routes.iter().all(|route| matches!(route.target, Target::End(_)));
        Exit::Routes { routes, all_end }
    }

    fn variants(&mut self, at: &At<'_>, files: Vec<VariantFile>) -> Vec<Variant> {
        self.bounded_list(at, &files, Bound::LIST, "variants");
        let lowered = files.into_iter().enumerate().map(|(index, file)| {
            let at = at.item(index);
            let VariantFile { when, at: clock, sees, says, feels, thinks } = file;
            Variant {
                when: self.conditions(&at.field("when"), when, Where::Words),
                at: self.optional_text(&at.field("at"), clock),
                sees: self.optional_text(&at.field("sees"), sees),
                says: self.texts(&at.field("says"), says),
                feels,
                thinks: self.optional_text(&at.field("thinks"), thinks),
            }
        });
        lowered.collect()
    }

    /// Where nobody is with the customer, nothing is written that only somebody there could feel or answer.
    fn check_alone(&mut self, at: &At<'_>, (mood, tone): (Option<i32>, bool), choices: &[Choice]) {
        let mut misplaced = |at: &At<'_>, what: &str| {
            let message = format!("`{what}` is on a beat that is `alone`, where nobody is there");
            self.findings.found(Code::Misplaced, at, message, "take it out, or leave `alone` out");
        };
        if mood.is_some_and(|mood| mood != 0) {
            misplaced(&at.field("mood"), "mood");
        }
        if tone {
            misplaced(&at.field("tone"), "tone");
        }
        let choices_at = at.field("choices");
        for (index, choice) in choices.iter().enumerate() {
            let at = choices_at.item(index);
            let effect = &choice.effect;
            for (field, is_written) in [
                ("mood", effect.mood != 0),
                ("kind", effect.kind != OptionKind::Talk),
                ("unwelcome", effect.unwelcome != 0),
                ("tones", !effect.tones.is_empty()),
                ("takes", effect.takes != 1),
                ("reply", choice.reply.is_some()),
            ] {
                if is_written {
                    misplaced(&at.field(field), field);
                }
            }
        }
    }

    fn drill(&mut self, at: &At<'_>, file: &DrillFile) -> Drill {
        let DrillFile { mood, trust, heard, learned, promised } = file;
        Drill {
            mood: mood.map(|mood| self.points(&at.field("mood"), Some(mood))),
            trust: trust.map(|trust| self.points(&at.field("trust"), Some(trust))),
            heard: heard.map(|heard| self.heard(&at.field("heard"), heard)),
            learned: self.facts(&at.field("learned"), learned),
            promised: self.promise_set(&at.field("promised"), promised),
        }
    }

    fn texts(&mut self, at: &At<'_>, texts: Texts) -> Vec<String> {
        self.bounded_list(at, &texts, Bound::LIST, "texts");
        texts.0.into_iter().enumerate().map(|(index, text)| self.text(&at.item(index), text)).collect()
    }

    fn facts(&mut self, at: &At<'_>, names: &[String]) -> FactSet {
        let ids = names.iter().enumerate().map(|(index, name)| self.fact_id(&at.item(index), name));
        ids.filter(|id: &FactId| id.index() < Bound::FACTS).collect()
    }

    fn promise_list(&mut self, at: &At<'_>, names: &[String]) -> Box<[PromiseId]> {
        self.listed(at, names, Self::promise_id)
    }

    /// The ids that a list names, in its order. One that stands twice is a fault.
    fn listed<I: PartialEq>(&mut self, at: &At<'_>, names: &[String], look_up: fn(&mut Self, &At<'_>, &str) -> I) -> Box<[I]> {
        let mut ids: Vec<I> = Vec::with_capacity(names.len());
        for (index, name) in names.iter().enumerate() {
            let id = look_up(self, &at.item(index), name);
            if let Some(first) = ids.iter().position(|other| *other == id)
                && names.get(first) == Some(name)
            {
                let message = format!("`{name}` is in this list twice");
                self.findings.found_twice(Code::DuplicateId, &at.item(index), &at.item(first), message, "take one of them out");
            }
            ids.push(id);
        }
        ids.into()
    }

    fn promise_set(&mut self, at: &At<'_>, names: &[String]) -> PromiseSet {
        let ids = names.iter().enumerate().map(|(index, name)| self.promise_id(&at.item(index), name));
        ids.filter(|id: &PromiseId| id.index() < Bound::PROMISES).collect()
    }
}
