//! From a scenario to its script.

use std::sync::Arc;

use super::{Conversation, PartOfScript, Row, RowKind, Script, ScriptBeat, ScriptEnding, Shown, reading};
use crate::debrief::{Needed, PromiseNeed, needed};
use crate::group::letter;
use crate::play::{Drawn, Fill};
use crate::rules::Rules;
use crate::scenario::{Beat, BeatId, ChoiceId, Condition, Ending, Exit, Route, Scenario, Target, Variant};
use crate::wording::{count_words, typographic};
use crate::words::common::{DEFAULT_NAME, mood_word, person_and_place};
use crate::words::debrief::lines;
use crate::words::grammar::{first_name, quoted};
use crate::words::paper::script::{self as said, Promised};

impl Script {
    /// The script of a scenario.
    pub fn of(scenario: &Arc<Scenario>, shown: Shown) -> Self {
        let writer = Writer::new(scenario, shown);
        let beats: Vec<ScriptBeat> = scenario.beats().enumerate().map(|(id, beat)| writer.beat(id, beat)).collect();
        let before = [scenario.setting(), scenario.brief()].into_iter().flatten().map(|text| writer.text(text));
        let customer = scenario.customer();
        Self {
            title: typographic(scenario.title()),
            lang: scenario.lang().to_owned(),
            about: person_and_place(&writer.text(&customer.name), scenario.place()),
            before: before.collect(),
            parts: writer.parts(),
            pushback: customer.pushback.iter().map(|line| quoted(&writer.text(line))).collect(),
            beats,
            endings: scenario.endings().iter().map(|ending| writer.ending(ending)).collect(),
            conversation: Conversation::of(scenario),
        }
    }

    /// How much there is of it, and how long one conversation is.
    pub fn remarks(&self) -> Vec<String> {
        let all: u32 = self.parts.iter().map(|part| part.words).sum();
        let in_all = said::in_all(self.beats.len(), all, reading::minutes_aloud(all));
        let one = self
            .conversation
            .map(|one| said::one_conversation(one.exchanges, one.words_aloud, one.minutes_aloud(), one.minutes_read()));
        std::iter::once(in_all).chain(one).collect()
    }
}

struct Writer<'s> {
    scenario: &'s Scenario,
    fill: Fill,
    shown: Shown,
}

impl<'s> Writer<'s> {
    fn new(scenario: &'s Scenario, shown: Shown) -> Self {
        let details = scenario.details().iter().map(|detail| {
            let value = match shown {
                Shown::Everything => said::detail(&detail.values),
                Shown::Spoken(seed) => Drawn::new(scenario, seed).detail(&detail.name).unwrap_or_default().to_owned(),
            };
            (detail.name.clone(), value)
        });
        let you = match shown {
            Shown::Everything => said::YOUR_NAME,
            Shown::Spoken(_) => DEFAULT_NAME,
        };
        let fill = Fill::naming(std::iter::once(("you".to_owned(), you.to_owned())).chain(details));
        Self { scenario, fill, shown }
    }

    fn shows_everything(&self) -> bool {
        self.shown == Shown::Everything
    }

    fn text(&self, text: &str) -> String {
        typographic(&self.fill.text(text))
    }

    fn speaker(&self, beat: &Beat) -> &'s str {
        beat.speaker.map_or(&self.scenario.customer().name, |person| &self.scenario.people()[person].name)
    }

    fn beat(&self, id: BeatId, beat: &Beat) -> ScriptBeat {
        let mut rows = Vec::new();
        let who = first_name(self.speaker(beat));
        if let Some(seen) = &beat.sees {
            rows.push(row(RowKind::Seen, said::SEEN, self.text(seen)));
        }
        self.says(&mut rows, who, &beat.says, self.drawn(id, None));
        if self.shows_everything() {
            rows.extend(beat.thinks.as_deref().map(|thinks| row(RowKind::Seen, said::THOUGHT, self.text(thinks))));
        }
        for (index, variant) in beat.variants.iter().enumerate() {
            self.variant(&mut rows, who, variant, self.drawn(id, Some(index)));
        }
        match &beat.way {
            Exit::Choices { .. } => self.options(&mut rows, id, beat),
            Exit::On(target) => rows.push(way(said::THEN, self.way(*target), Vec::new())),
            Exit::Routes { routes, .. } => self.routes(&mut rows, routes),
        }
        if self.shows_everything() {
            rows.extend(beat.discuss.iter().map(|question| row(RowKind::Note, said::TO_ASK, self.text(question))));
        }
        let words = rows.iter().filter_map(|row| row.words).sum();
        let id_shown = if self.shows_everything() { beat.id.clone() } else { String::new() };
        ScriptBeat { number: id.index() + 1, id: id_shown, heading: self.heading(beat), words, rows }
    }

    fn heading(&self, beat: &Beat) -> String {
        let days = (beat.on_enter.days > 0).then(|| said::days_later(beat.on_enter.days));
        let place = beat.place.as_deref().map(|place| self.text(place));
        let event = beat.event.as_deref().map(|event| self.text(event));
        let alone = beat.alone.then(|| said::ALONE.to_owned());
        let voice = beat.tone.then(|| said::A_VOICE.to_owned());
        let parts = [days, beat.at.clone(), place, event, alone, voice];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// Which phrasing is spoken in a session; `None` where all are shown.
    fn drawn(&self, beat: BeatId, variant: Option<usize>) -> Option<usize> {
        match self.shown {
            Shown::Everything => None,
            Shown::Spoken(seed) => Drawn::new(self.scenario, seed).wording(beat, variant),
        }
    }

    fn says(&self, rows: &mut Vec<Row>, who: &str, phrasings: &[String], drawn: Option<usize>) {
        let spoken = phrasings.iter().enumerate().filter(|(index, _)| drawn.is_none_or(|drawn| drawn == *index));
        for (nth, (_, phrasing)) in spoken.enumerate() {
            let label = if nth == 0 { who } else { said::OR };
            rows.push(spoken_row(RowKind::Said, label, quoted(&self.text(phrasing)), phrasing));
        }
    }

    fn variant(&self, rows: &mut Vec<Row>, who: &str, variant: &Variant, drawn: Option<usize>) {
        let first = rows.len();
        if let Some(seen) = &variant.sees {
            rows.push(row(RowKind::Seen, said::SEEN, self.text(seen)));
        }
        self.says(rows, who, &variant.says, drawn.filter(|_| !variant.says.is_empty()));
        if let Some(thinks) = variant.thinks.as_ref().filter(|_| self.shows_everything()) {
            rows.push(row(RowKind::Seen, said::THOUGHT, self.text(thinks)));
        }
        if let Some(row) = rows.get_mut(first) {
            row.label = format!("{} ({})", row.label, said::ELSEWHERE);
            row.ways.push(self.holds(&variant.when));
        }
    }

    fn options(&self, rows: &mut Vec<Row>, id: BeatId, beat: &Beat) {
        let choices: Vec<ChoiceId> = beat.choices().collect();
        let order: Vec<usize> = match self.shown {
            Shown::Everything => (0..choices.len()).collect(),
            Shown::Spoken(seed) => Drawn::new(self.scenario, seed).order(id),
        };
        // Only what is open has a letter on the wall, so that the letters of such a beat are not known before.
        let is_sure = choices.iter().all(|choice| self.scenario.choices()[*choice].effect.needs.is_empty());
        for (place, index) in order.into_iter().enumerate() {
            let Some(choice) = choices.get(index) else { continue };
            let mark = match self.shown {
                Shown::Everything => format!("{} {}", said::YOU, index + 1),
                Shown::Spoken(_) if is_sure => format!("{} {}", said::YOU, letter(place)),
                Shown::Spoken(_) => said::YOU.to_owned(),
            };
            self.option(rows, *choice, &mark);
        }
    }

    fn option(&self, rows: &mut Vec<Row>, id: ChoiceId, mark: &str) {
        let choice = &self.scenario.choices()[id];
        let effect = &choice.effect;
        let needs = (!effect.needs.is_empty()).then(|| {
            if self.shows_everything() { said::needs(&self.conditions(&effect.needs)) } else { said::ONLY_IF_OFFERED.to_owned() }
        });
        // Which lines can come too soon is not given away in a room.
        let unheard = effect.unheard.map(|beat| beat.index() + 1);
        let too_soon = unheard.filter(|_| self.shows_everything()).map(|number| said::too_soon(&said::to_beat(number)));
        let or = unheard.filter(|_| !self.shows_everything());
        let way = or.map_or_else(|| self.way(effect.target), |number| said::either(&self.way(effect.target), number));
        let kind = if choice.spoken.is_act() { RowKind::Act } else { RowKind::Option };
        let text = self.text(choice.spoken.text());
        let mut option = spoken_row(kind, mark, text, choice.spoken.text());
        option.ways = std::iter::once(way).chain(too_soon).chain(needs).collect();
        rows.push(option);
        if let Some(reply) = &choice.reply {
            let name = first_name(&self.scenario.customer().name);
            rows.push(spoken_row(RowKind::Reply, name, quoted(&self.text(reply)), reply));
        }
        if self.shows_everything() {
            rows.extend(choice.note.as_deref().map(|note| row(RowKind::Note, said::NOTE, self.text(note))));
            rows.extend(choice.unheard_note.as_deref().map(|note| row(RowKind::Note, said::NOTE_TOO_SOON, self.text(note))));
            for plan in [&choice.then, &choice.instead].into_iter().flatten() {
                rows.push(row(RowKind::Note, said::NEXT_TIME, self.text(plan)));
            }
        }
    }

    fn routes(&self, rows: &mut Vec<Row>, routes: &[Route]) {
        for route in routes {
            let where_ = if route.when.is_empty() { Vec::new() } else { vec![self.holds(&route.when)] };
            let label = if rows.last().is_some_and(|row| row.kind == RowKind::Way) { said::OTHERWISE } else { said::THEN };
            rows.push(way(label, self.way(route.target), where_));
        }
    }

    fn way(&self, target: Target) -> String {
        match target {
            Target::Beat(beat) => said::to_beat(beat.index() + 1),
            Target::End(ending) => said::to_ending(&self.text(&self.scenario.endings()[ending].title)),
        }
    }

    /// When something holds: as it is written, or for a room in words without a number.
    fn holds(&self, conditions: &[Condition]) -> String {
        if self.shows_everything() {
            return said::holds_where(&self.conditions(conditions));
        }
        let told: Vec<String> =
            conditions.iter().map(|condition| self.for_a_room(&needed(self.scenario, &self.fill, condition))).collect();
        said::if_so(&said::all_of(&told))
    }

    fn for_a_room(&self, need: &Needed) -> String {
        let name = &self.scenario.customer().name;
        let mood = |mood: i8| mood_word(Rules::newest().mood_band(mood));
        match need {
            Needed::MoodAtLeast(level) => said::mood_from(name, &mood(*level)),
            Needed::MoodAtMost(level) => said::mood_to(name, &mood(*level)),
            Needed::TrustAtLeast(_) => said::trusts_us(name),
            Needed::TrustAtMost(_) => said::does_not_trust_us(name),
            Needed::Heard(_) => said::feels_heard(name),
            Needed::Fact { text, known: true } => said::we_know(text),
            Needed::Fact { text, known: false } => said::we_do_not_know(text),
            Needed::Promise { text, need } => {
                let how = match need {
                    PromiseNeed::Given => Promised::Given,
                    PromiseNeed::NotGiven => Promised::NotGiven,
                    PromiseNeed::Kept => Promised::Kept,
                    PromiseNeed::Broken => Promised::Broken,
                    PromiseNeed::Moved => Promised::Moved,
                    PromiseNeed::GivenBack => Promised::GivenBack,
                };
                said::promised(how, text)
            }
            Needed::Deed(text) => said::it_was_done(text),
            Needed::SpentAtLeast(_) => said::it_took_long(name),
            Needed::SpentAtMost(_) => said::it_was_short(name),
            Needed::Temperament(temperament) => said::is_today(name, temperament.name()),
            Needed::Not(inner) => said::not_so(&self.for_a_room(inner)),
            Needed::Any(inner) => said::one_of(&inner.iter().map(|need| self.for_a_room(need)).collect::<Vec<_>>()),
        }
    }

    fn conditions(&self, conditions: &[Condition]) -> String {
        let told = conditions.iter().map(|condition| lines::needed(&needed(self.scenario, &self.fill, condition)));
        told.collect::<Vec<_>>().join("; ")
    }

    fn ending(&self, ending: &Ending) -> ScriptEnding {
        let own = ending.says.iter().map(|says| (None, self.text(says)));
        let variants = ending.variants.iter().filter_map(|variant| {
            let says = variant.says.as_ref()?;
            Some((Some(self.holds(&variant.when)), self.text(says)))
        });
        ScriptEnding {
            title: self.text(&ending.title),
            kind: self.shows_everything().then(|| ending.kind.name()),
            says: own.chain(variants).collect(),
        }
    }

    /// Who speaks how much: the customer, the trainee, and the others in the order of the file.
    fn parts(&self) -> Vec<PartOfScript> {
        let scenario = self.scenario;
        let mut parts: Vec<PartOfScript> = [scenario.customer().name.as_str(), said::YOU]
            .into_iter()
            .chain(scenario.people().iter().map(|person| person.name.as_str()))
            .map(|name| PartOfScript { name: typographic(name), lines: 0, words: 0 })
            .collect();
        let mut add = |part: usize, text: &str| {
            if let Some(part) = parts.get_mut(part) {
                part.lines += 1;
                part.words += count_words(text);
            }
        };
        for beat in scenario.beats() {
            let speaker = beat.speaker.map_or(0, |person| person.index() + 2);
            let phrasings = beat.says.iter().chain(beat.variants.iter().flat_map(|variant| &variant.says));
            phrasings.for_each(|phrasing| add(speaker, phrasing));
        }
        for choice in scenario.choices() {
            add(1, choice.spoken.text());
            choice.reply.iter().for_each(|reply| add(0, reply));
        }
        scenario.customer().pushback.iter().for_each(|line| add(0, line));
        parts
    }
}

fn row(kind: RowKind, label: &str, text: String) -> Row {
    Row { kind, label: label.to_owned(), text, words: None, ways: Vec::new() }
}

/// A row of which the words are counted, as they are written.
fn spoken_row(kind: RowKind, label: &str, text: String, written: &str) -> Row {
    Row { words: Some(count_words(written)), ..row(kind, label, text) }
}

fn way(label: &str, to: String, ways: Vec<String>) -> Row {
    Row { ways, ..row(RowKind::Way, label, to) }
}
