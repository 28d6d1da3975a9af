//! Scenarios for the check, as text, the same for the same seed: clean ones, in which by their making nothing weighs, and the same
//! with one fault planted in each.
//!
//! A clean scenario goes from floor to floor. Even floors are one beat that every talk comes to, odd ones are one or two; each beat
//! has an option that lifts, one that does nothing and one that lowers, all of six words, and any of them leads to a beat of the
//! floor above. Facts, promises and conditions stand on even floors in ways that leave both sides open. Above all are the routes.

use rapport::source::Code;

use crate::generate::Dice;

/// A fault that can be planted.
pub(crate) struct Fault {
    /// What it is called in the figures.
    pub(crate) name: &'static str,
    pub(crate) code: Code,
    /// Where it is found: a text that stands once in the scenario, what the finding underlines between `«` and `»`.
    pub(crate) at: &'static str,
    /// What else it brings about, and where.
    pub(crate) brings: &'static [(Code, &'static str)],
    plant: fn(&mut Draft, &mut Dice),
}

/// Every kind of fault.
pub(crate) const FAULTS: &[Fault] = &[
    fault("every option asks for a fact", Code::StuckState, "«\"f2\"»: (says", &[], stuck),
    fault("two beats lead to one another", Code::TrappingLoop, "«\"trap_a\"»: (says", &[], trap),
    fault(
        "beat behind a closed option",
        Code::UnplayableBeat,
        "«\"far\"»: (says",
        &[(Code::NeverTrue, "needs: [«Learned(\"ghost\")»]")],
        beat_nobody_gets_to,
    ),
    fault("option that asks for both", Code::UnplayableOption, "«\"Nobody will ever say this here.\"»", &[], option_nobody_takes),
    fault("unheard of an option that needs no hearing", Code::UnplayableOption, "unheard: «\"f0\"»", &[], unheard_nobody_takes),
    fault(
        "route with the condition of the one before",
        Code::UnplayableRoute,
        "end: «\"shadow\"»",
        &[(Code::UnplayableEnding, "«\"shadow\"»: (kind")],
        route_in_the_shadow,
    ),
    fault(
        "ending behind a fact that nobody learns",
        Code::UnplayableEnding,
        "«\"ghost\"»: (kind",
        &[(Code::NeverTrue, "when: [«Learned(\"ghost\")»]")],
        ending_nobody_gets_to,
    ),
    fault("condition that never holds", Code::NeverTrue, "needs: [«Learned(\"ghost\")»]", &[], condition_never_true),
    fault("condition that always holds", Code::AlwaysTrue, "needs: [«NotLearned(\"ghost\")»]", &[], condition_always_true),
    fault("nothing that makes them feel heard", Code::HardToHear, "mood: «-5», temperament", &[], nobody_listens),
    fault("the longest is the best", Code::RobotOverBar, "«Scenario»(title", &[], longest_is_best),
    fault("ending at the end of all that lowers", Code::RareEnding, "«\"rare\"»: (kind", &[], ending_hardly_anybody_gets_to),
    fault("fact that nothing asks for", Code::UnusedFact, "«\"idle\"»: \"Something.\"", &[], fact_for_nothing),
    fault("fact that nobody learns", Code::UnlearnedFact, "«\"ghost\"»: \"Something.\"", &[], fact_nobody_learns),
    fault("promise that is never made", Code::UnusedPromise, "«\"idle\"»: \"Something.\"", &[], promise_nobody_makes),
    fault("promise that nothing keeps", Code::UnkeptPromise, "promise: «\"lost\"»", &[], promise_nothing_keeps),
    fault("promise that can be left open", Code::OpenPromise, "«\"left\"»: \"Something.\"", &[], promise_left_open),
    fault("line that goes on and on", Code::LongLine, "reply: «\"Ever»", &[], line_without_end),
    fault("option that goes on and on", Code::LongOption, "say: «\"Ever»", &[], option_without_end),
    fault("option twice as long as the others", Code::UnevenOptions, "say: «\"Ever»", &[], option_twice_as_long),
    fault("note that goes on and on", Code::LongNote, "note: «\"Ever»", &[], note_without_end),
    fault("note that hands out marks", Code::VerdictInNote, "note: «\"That was the wrong thing.\"»", &[], note_with_a_verdict),
    fault("option that names its skill", Code::NamesASkill, "say: «\"I'm listening»", &[], option_that_names_its_skill),
    fault("option that misses three skills", Code::ManySkills, "misses: «[Opening, Tone, Respect]»", &[], many_skills),
    fault("beat with one option", Code::LoneOption, "«\"lone\"»: (says", &[], lone_option),
    fault("forty minutes", Code::ManyMinutes, "minutes: «40»", &[], forty_minutes),
    fault("sentences that go on and on", Code::LongSentences, "«Scenario»(title", &[], sentences_without_end),
    fault("the best always stands first", Code::StrongestFirst, "beats: «{»", &[], best_stands_first),
    fault(
        "broken promise on the way to the best",
        Code::FreeBetrayal,
        "«\"word\"»: \"Something.\"",
        &[],
        promise_broken_for_nothing,
    ),
    fault("breach on the way to the best", Code::FreeBetrayal, "breach: «true»", &[], breach_for_nothing),
    fault("untruth on the way to the best", Code::FreeBetrayal, "trap: «LovelyUntrue»", &[], untruth_for_nothing),
    fault("reply without words", Code::EmptyText, "reply: «\"\"»", &[], reply_without_words),
    fault(
        "two options with the same words",
        Code::TwinOptions,
        "say: «\"Said twice in the same words.\"», mood: 0, takes: 2",
        &[],
        option_said_twice,
    ),
    fault("fact used before it is learned", Code::UsedTooSoon, "uses: «\"late\"»", &[], fact_used_too_soon),
    fault("clock that runs backwards", Code::ClockBackwards, "at: «\"16:50\"»", &[], clock_runs_backwards),
    fault("brace that is never closed", Code::UnclosedBrace, "reply: «\"Oh, {you\"»", &[], brace_never_closed),
    fault("sign that no font has", Code::MissingGlyph, "reply: «\"A 中.\"»", &[], sign_without_a_font),
    fault("word from right to left", Code::RightToLeft, "reply: «\"שלום.\"»", &[], word_from_right_to_left),
    fault("deed that nothing does", Code::UnusedDeed, "deeds: {«\"idle\"»", &[], deed_nobody_does),
    fault("promise kept that nobody makes", Code::UnmadePromise, "keeps: «\"air\"»", &[], promise_kept_that_nobody_makes),
    fault("promise past its time", Code::OverduePromise, "«\"timely\"»: (text", &[], promise_past_its_time),
    fault("beat that makes no difference", Code::NoDifference, "«\"same\"»: (says", &[], beat_without_difference),
    fault("unheard as to", Code::SameUnheard, "unheard: «\"f1»", &[], unheard_as_to),
    fault("tones where no voice is asked for", Code::TonesWithoutTone, "tones: «[Warm]»", &[], tones_for_nothing),
    fault("voice where no tones are listed", Code::ToneWithoutTones, "tone: «true»", &[], tone_for_nothing),
    fault("one voice for everything", Code::OneVoice, "beats: «{»", &[], one_voice_for_everything),
    fault("skill that nothing shows", Code::UnshownSkill, "skills: [«Teaming»]", &[], skill_nothing_shows),
    fault("skill shown and missed", Code::ShownAndMissed, "misses: «[Respect]»", &[], skill_shown_and_missed),
    fault("end without a last word", Code::NoLastWord, "say: «\"I will have to go now.\"»", &[], end_without_a_word),
    fault(
        "two beats with the same words",
        Code::TwinBeats,
        "says: «\"Well, I have said all of that before.\"», to: \"after\"",
        &[],
        beat_said_twice,
    ),
    fault("half two", Code::ClockTalk, "reply: «\"See you at half two.\"»", &[], half_two),
    fault("button with a whole sentence", Code::LongLabel, "begin: «\"Go»", &[], long_button),
    fault("expectation that does not hold", Code::ExpectationRefuted, "expect: [«Never»", &[], expectation_that_fails),
    fault("share that is not typical", Code::TypicalShare, "expect: [«Typical»", &[], share_not_typical),
];

const fn fault(
    name: &'static str,
    code: Code,
    at: &'static str,
    brings: &'static [(Code, &'static str)],
    plant: fn(&mut Draft, &mut Dice),
) -> Fault {
    Fault { name, code, at, brings, plant }
}

/// A scenario in which nothing weighs.
pub(crate) fn clean(seed: u64) -> String {
    Draft::new(&mut Dice::new(seed)).text()
}

/// A scenario with this fault in it.
pub(crate) fn planted(seed: u64, fault: &Fault) -> String {
    let mut dice = Dice::new(seed);
    let mut draft = Draft::new(&mut dice);
    (fault.plant)(&mut draft, &mut dice);
    draft.text()
}

/// What an option does to mood.
#[derive(Clone, Copy, PartialEq)]
enum Turn {
    Lifts,
    Holds,
    Lowers,
}

#[derive(Clone)]
struct DraftOption {
    turn: Turn,
    say: String,
    mood: i32,
    /// Further fields, each with a comma behind it.
    more: String,
    to: String,
}

impl DraftOption {
    fn new(turn: Turn, say: &str, mood: i32, to: &str) -> Self {
        Self { turn, say: say.to_owned(), mood, more: String::new(), to: to.to_owned() }
    }

    fn and(&mut self, field: &str) {
        self.more.push_str(field);
        self.more.push_str(", ");
    }

    /// A promise in a field that may stand there already.
    fn and_promise(&mut self, field: &str, id: &str) {
        let written = format!("{field}: \"");
        match self.more.split_once(&written).map(|(before, rest)| (before.to_owned(), rest.to_owned())) {
            Some((before, rest)) => {
                let (first, after) = rest.split_once('"').unwrap();
                self.more = format!("{before}{field}: [\"{first}\", \"{id}\"]{after}");
            }
            None => self.and(&format!("{field}: \"{id}\"")),
        }
    }
}

struct DraftBeat {
    id: String,
    options: Vec<DraftOption>,
}

impl DraftBeat {
    fn option(&mut self, turn: Turn) -> &mut DraftOption {
        self.options.iter_mut().find(|option| option.turn == turn).unwrap()
    }
}

/// A scenario that is not yet text.
struct Draft {
    /// Further fields, each with a comma behind it.
    head: &'static str,
    mood: i32,
    temperaments: &'static str,
    facts: Vec<&'static str>,
    promises: Vec<&'static str>,
    beats: Vec<DraftBeat>,
    /// Beats as text.
    more: String,
    /// Condition and ending.
    routes: Vec<(String, &'static str)>,
    n_floors: usize,
}

impl Draft {
    fn new(dice: &mut Dice) -> Self {
        let n_floors = 4 + dice.below(2);
        let mood = dice.between(-2, 2);
        let temperaments = dice.pick(&["Easygoing", "Brisk", "Easygoing, Brisk"]);
        let wide: Vec<bool> = (0..n_floors).map(|floor| floor % 2 == 1 && dice.one_in(2)).collect();
        let mut draft = Self {
            head: "",
            mood,
            temperaments,
            facts: Vec::new(),
            promises: Vec::new(),
            beats: Vec::new(),
            more: String::new(),
            routes: vec![(format!("MoodAtLeast({})", mood + 2), "e0"), (format!("MoodAtLeast({mood})"), "e1")],
            n_floors,
        };
        for floor in 0..n_floors {
            draft.add_floor(dice, floor, &wide);
        }
        if dice.one_in(2) {
            draft.add_fact(dice);
        }
        if dice.one_in(2) {
            draft.add_promise();
        }
        if dice.one_in(40) {
            draft.add_way_back();
        }
        draft
    }

    fn add_floor(&mut self, dice: &mut Dice, floor: usize, wide: &[bool]) {
        let above = |dice: &mut Dice, nth: usize| match wide.get(floor + 1) {
            // The first two options lead to the two beats, so that both are come to.
            Some(true) => format!("f{}{}", floor + 1, ["", "b"][if nth < 2 { nth } else { dice.below(2) }]),
            Some(false) => format!("f{}", floor + 1),
            None => "after".to_owned(),
        };
        for side in ["", "b"].into_iter().take(1 + usize::from(wide[floor])) {
            let mut options = vec![
                DraftOption::new(Turn::Lifts, "This makes it all better now.", 1 + dice.between(0, 1), &above(dice, 0)),
                DraftOption::new(Turn::Holds, "This leaves it just as before.", 0, &above(dice, 1)),
                DraftOption::new(Turn::Lowers, "This makes it all worse now.", -1, &above(dice, 2)),
            ];
            if floor.is_multiple_of(2) {
                options[0].and("shows: [Listening]");
            }
            options[2].and("misses: [Opening]");
            // Where the best one stands is part of what is checked, so it never stands first on the ground floor.
            let turn = if floor == 0 { 1 + dice.below(2) } else { dice.below(3) };
            options.rotate_right(turn);
            self.beats.push(DraftBeat { id: format!("f{floor}{side}"), options });
        }
    }

    fn beat(&mut self, id: &str) -> &mut DraftBeat {
        self.beats.iter_mut().find(|beat| beat.id == id).unwrap()
    }

    /// The highest floor that is one beat: every talk comes to it, and it is not the ground floor.
    fn high_floor(&self) -> String {
        format!("f{}", (self.n_floors - 1) / 2 * 2)
    }

    /// Learned by one option on the ground floor; further up one option is for those who know, one for those who do not.
    fn add_fact(&mut self, dice: &mut Dice) {
        self.facts.push("known");
        self.beat("f0").option(Turn::Holds).and("learns: \"known\"");
        let high = self.high_floor();
        let beat = self.beat(&high);
        let to = beat.option(Turn::Holds).to.clone();
        beat.option(Turn::Lifts).and(dice.pick(&["uses: \"known\"", "takes: 1"]));
        for (condition, say) in [("Learned", "So that is what you meant."), ("NotLearned", "And what was it you meant?")] {
            let mut option = DraftOption::new(Turn::Holds, say, 0, &to);
            option.and(&format!("needs: [{condition}(\"known\")]"));
            beat.options.push(option);
        }
    }

    /// Made by one option on the ground floor, kept or broken by every option further up.
    fn add_promise(&mut self) {
        self.promises.push("call");
        self.beat("f0").option(Turn::Lowers).and("promise: \"call\"");
        let high = self.high_floor();
        for option in &mut self.beat(&high).options {
            option.and(if option.turn == Turn::Lifts { "keeps: \"call\"" } else { "breaks: \"call\"" });
        }
        self.best_asks("Not(Broke(\"call\"))");
    }

    /// A further condition of the way to the best ending.
    fn best_asks(&mut self, condition: &str) {
        let (best, _) = self.routes.iter_mut().find(|(_, end)| *end == "e0").unwrap();
        best.push_str(", ");
        best.push_str(condition);
    }

    /// A further option on a floor that leaves everything as it was.
    fn add_holding(&mut self, floor: &str, say: &str) -> &mut DraftOption {
        let to = self.beat(floor).option(Turn::Holds).to.clone();
        let mut option = DraftOption::new(Turn::Holds, say, 0, &to);
        if self.promises.contains(&"call") && floor == self.high_floor() {
            option.and("breaks: \"call\"");
        }
        let options = &mut self.beat(floor).options;
        options.push(option);
        options.last_mut().unwrap()
    }

    fn last_floor(&self) -> String {
        format!("f{}", self.n_floors - 1)
    }

    /// Leads one option of the last floor to a further beat, which has to lead to `after`.
    fn detour(&mut self, id: &str, beats: &str) {
        let floor = self.last_floor();
        id.clone_into(&mut self.beat(&floor).option(Turn::Holds).to);
        self.more += beats;
    }

    /// A circle that can be left: from a high floor back to the first one above the ground.
    fn add_way_back(&mut self) {
        let high = self.high_floor();
        let mut option = DraftOption::new(Turn::Lowers, "Say all that once more now.", -1, "f1");
        option.and("misses: [Opening]");
        if !self.promises.is_empty() {
            option.and("breaks: \"call\"");
        }
        self.beat(&high).options.push(option);
    }

    /// Where a talk can go round, another round may be the best that can be done, and everything gets likelier.
    fn take_way_back_out(&mut self) {
        let is_way_back = |option: &DraftOption| option.say.starts_with("Say all that once more");
        self.beats.iter_mut().for_each(|beat| beat.options.retain(|option| !is_way_back(option)));
    }

    fn text(&self) -> String {
        let Self { head, mood, temperaments, facts, promises, beats, more, routes, .. } = self;
        let list = |names: &[&str]| {
            let due = |name: &str| name == "timely";
            let text = |name| if due(name) { "(text: \"Something.\", due: \"17:00\")" } else { "\"Something.\"" };
            let entries: Vec<String> = names.iter().map(|name| format!("\"{name}\": {}", text(name))).collect();
            entries.join(", ")
        };
        let mut text = format!(
            "Scenario(title: \"Generated\", {head}customer: (name: \"Somebody\", mood: {mood}, temperament: [{temperaments}]),\n"
        );
        text += &format!("facts: {{{}}}, promises: {{{}}},\nstart: \"f0\", beats: {{\n", list(facts), list(promises));
        for DraftBeat { id, options } in beats {
            text += &format!("\"{id}\": (says: \"So what do you say?\", choices: [\n");
            for DraftOption { say, mood, more, to, .. } in options {
                text += &format!("  (say: \"{say}\", mood: {mood}, {more}to: \"{to}\"),\n");
            }
            text += "]),\n";
        }
        text += more;
        let conditional = routes.iter().map(|(condition, end)| format!("(when: [{condition}], end: \"{end}\"), "));
        text += &format!("\"after\": (routes: [{}(end: \"e2\")]),\n}}, endings: {{\n", conditional.collect::<String>());
        for (index, kind) in ["Bright", "Fair", "Lost"].iter().enumerate() {
            text += &format!("\"e{index}\": (kind: {kind}, title: \"End {index}\"),\n");
        }
        for end in routes.iter().map(|(_, end)| *end).filter(|end| !end.starts_with('e')) {
            text += &format!("\"{end}\": (kind: Fair, title: \"A further end\"),\n");
        }
        text + "})\n"
    }
}

// ---- the faults --------------------------------------------------------------------------

/// Learned by one option of the ground floor and asked for by every option of a floor that every talk comes to.
fn stuck(draft: &mut Draft, _: &mut Dice) {
    draft.facts.push("key");
    // Whatever else is learned below can be learned with it and without it.
    draft.beat("f0").option(Turn::Lifts).and("learns: \"key\"");
    let holds = draft.beat("f0").option(Turn::Holds);
    holds.and("learns: \"key\"");
    holds.more = holds.more.replace("learns: \"known\", learns: \"key\"", "learns: [\"known\", \"key\"]");
    for option in &mut draft.beat("f2").options {
        if option.more.contains("needs") {
            option.more = option.more.replace("needs: [", "needs: [Learned(\"key\"), ");
        } else {
            option.and("needs: [Learned(\"key\")]");
        }
    }
}

fn trap(draft: &mut Draft, dice: &mut Dice) {
    let floor = format!("f{}", dice.below(draft.n_floors));
    let mut option = DraftOption::new(Turn::Lowers, "Wait here a moment for me.", -1, "trap_a");
    option.and("misses: [Opening]");
    if draft.promises.contains(&"call") && floor == draft.high_floor() {
        option.and("breaks: \"call\"");
    }
    draft.beat(&floor).options.push(option);
    let both = "(say: \"One more minute is all it is.\", mood: 0, to: \"NEXT\"), (say: \"It will not be very long now.\", mood: 0, to: \"NEXT\")";
    draft.more += &format!("\"trap_a\": (says: \"Hello?\", choices: [{}]),\n", both.replace("NEXT", "trap_b"));
    draft.more += &format!("\"trap_b\": (says: \"Hello?\", choices: [{}]),\n", both.replace("NEXT", "trap_a"));
}

/// An option on some floor that asks for what nobody can know.
fn add_closed(draft: &mut Draft, dice: &mut Dice, needs: &str, to: Option<&str>) {
    let floor = format!("f{}", dice.below(draft.n_floors));
    let to = to.map_or_else(|| draft.beat(&floor).option(Turn::Holds).to.clone(), str::to_owned);
    let mut option = DraftOption::new(Turn::Holds, "Nobody will ever say this here.", 0, &to);
    option.and(&format!("needs: [{needs}]"));
    if draft.promises.contains(&"call") && floor == draft.high_floor() {
        option.and("breaks: \"call\"");
    }
    draft.beat(&floor).options.push(option);
}

fn beat_nobody_gets_to(draft: &mut Draft, dice: &mut Dice) {
    draft.facts.push("ghost");
    add_closed(draft, dice, "Learned(\"ghost\")", Some("far"));
    draft.more += "\"far\": (says: \"So you came.\", to: \"after\"),\n";
}

fn option_nobody_takes(draft: &mut Draft, _: &mut Dice) {
    draft.facts.push("split");
    draft.beat("f0").option(Turn::Holds).and("learns: \"split\"");
    let to = draft.beat("f2").option(Turn::Holds).to.clone();
    let mut option = DraftOption::new(Turn::Holds, "Nobody will ever say this here.", 0, &to);
    option.and("needs: [Learned(\"split\"), NotLearned(\"split\")]");
    draft.beat("f2").options.push(option);
    // `learns` stands once in an option.
    let holds = draft.beat("f0").option(Turn::Holds);
    holds.more = holds.more.replace("learns: \"known\", learns: \"split\"", "learns: [\"known\", \"split\"]");
}

/// Only what is solved or sold can come too soon.
fn unheard_nobody_takes(draft: &mut Draft, dice: &mut Dice) {
    let floor = format!("f{}", dice.below(draft.n_floors));
    draft.beat(&floor).option(Turn::Holds).and("unheard: \"f0\"");
}

fn route_in_the_shadow(draft: &mut Draft, dice: &mut Dice) {
    let after = dice.below(draft.routes.len());
    let condition = draft.routes[after].0.clone();
    draft.routes.insert(after + 1, (condition, "shadow"));
}

fn ending_nobody_gets_to(draft: &mut Draft, dice: &mut Dice) {
    draft.facts.push("ghost");
    let at = dice.below(draft.routes.len() + 1);
    draft.routes.insert(at, ("Learned(\"ghost\")".to_owned(), "ghost"));
}

fn condition_never_true(draft: &mut Draft, dice: &mut Dice) {
    draft.facts.push("ghost");
    add_closed(draft, dice, "Learned(\"ghost\")", None);
}

fn condition_always_true(draft: &mut Draft, dice: &mut Dice) {
    draft.facts.push("ghost");
    add_closed(draft, dice, "NotLearned(\"ghost\")", None);
}

fn nobody_listens(draft: &mut Draft, _: &mut Dice) {
    let lower = -5 - draft.mood;
    draft.mood = -5;
    for ((condition, _), above) in draft.routes.iter_mut().zip([2, 0]) {
        let rest = condition.split_once(", ").map_or(String::new(), |(_, rest)| format!(", {rest}"));
        *condition = format!("MoodAtLeast({}){rest}", draft.mood + above);
    }
    debug_assert!(lower < 0);
    for option in draft.beats.iter_mut().flat_map(|beat| &mut beat.options) {
        option.more = option.more.replace("shows: [Listening], ", "shows: [Respect], ");
    }
}

fn longest_is_best(draft: &mut Draft, _: &mut Dice) {
    for beat in &mut draft.beats {
        beat.option(Turn::Lifts).say.push_str(" And for good.");
    }
}

/// Only those who lower mood every time get there. The fewest floors are four, and one in nine takes that option on each.
fn ending_hardly_anybody_gets_to(draft: &mut Draft, _: &mut Dice) {
    draft.take_way_back_out();
    let lowest = draft.mood - i32::try_from(draft.n_floors).unwrap();
    draft.routes.insert(0, (format!("MoodAtMost({lowest})"), "rare"));
}

fn fact_for_nothing(draft: &mut Draft, dice: &mut Dice) {
    draft.facts.push("idle");
    let floor = format!("f{}", 1 + dice.below(draft.n_floors - 1));
    draft.beat(&floor).option(Turn::Holds).and("learns: \"idle\"");
}

fn fact_nobody_learns(draft: &mut Draft, _: &mut Dice) {
    draft.facts.push("ghost");
}

fn promise_nobody_makes(draft: &mut Draft, _: &mut Dice) {
    draft.promises.push("idle");
}

fn promise_nothing_keeps(draft: &mut Draft, dice: &mut Dice) {
    draft.promises.push("lost");
    let floor = format!("f{}", 1 + dice.below(draft.n_floors - 1));
    draft.beat(&floor).option(Turn::Lifts).and("promise: \"lost\"");
    draft.best_asks("Not(Broke(\"lost\"))");
}

fn promise_left_open(draft: &mut Draft, _: &mut Dice) {
    draft.promises.push("left");
    draft.beat("f0").option(Turn::Lifts).and("promise: \"left\"");
    // The lifting option of a high floor may keep another one already.
    draft.beat("f1").option(Turn::Lifts).and("keeps: \"left\"");
    draft.best_asks("Not(Broke(\"left\"))");
}

fn best_stands_first(draft: &mut Draft, _: &mut Dice) {
    draft.take_way_back_out();
    for beat in &mut draft.beats {
        let at = beat.options.iter().position(|option| option.turn == Turn::Lifts).unwrap();
        beat.options.rotate_left(at);
    }
}

/// This many words.
fn words(n: usize) -> String {
    vec!["Ever"; n].join(" ") + "."
}

/// The option of a floor that every talk comes to and that leaves everything as it was.
fn any_holding<'d>(draft: &'d mut Draft, dice: &mut Dice) -> &'d mut DraftOption {
    let floor = format!("f{}", dice.below(draft.n_floors));
    draft.beat(&floor).option(Turn::Holds)
}

fn line_without_end(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and(&format!("reply: \"{}\"", words(46)));
}

fn option_without_end(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).say = words(33);
}

fn option_twice_as_long(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).say = words(12);
}

fn note_without_end(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and(&format!("note: \"{}\"", words(31)));
}

fn note_with_a_verdict(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and("note: \"That was the wrong thing.\"");
}

fn option_that_names_its_skill(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).say = String::from("I'm listening, so do go on.");
}

fn many_skills(draft: &mut Draft, dice: &mut Dice) {
    let floor = format!("f{}", dice.below(draft.n_floors));
    let option = draft.beat(&floor).option(Turn::Lowers);
    option.more = option.more.replace("misses: [Opening]", "misses: [Opening, Tone, Respect]");
}

fn lone_option(draft: &mut Draft, _: &mut Dice) {
    let floor = format!("f{}", draft.n_floors - 1);
    draft.beat(&floor).option(Turn::Holds).to = String::from("lone");
    draft.more += "\"lone\": (says: \"Hm?\", choices: [(say: \"One more minute is all.\", mood: 0, to: \"after\")]),\n";
}

fn forty_minutes(draft: &mut Draft, _: &mut Dice) {
    draft.head = "minutes: 40, ";
}

fn sentences_without_end(draft: &mut Draft, _: &mut Dice) {
    for option in draft.beats.iter_mut().flat_map(|beat| &mut beat.options) {
        option.say = format!("{} {}", words(24).trim_end_matches('.'), option.say);
    }
}

/// Made by the option that lifts on the ground floor; further up it is kept or broken, and the way to the best does not ask.
fn promise_broken_for_nothing(draft: &mut Draft, _: &mut Dice) {
    draft.promises.push("word");
    draft.beat("f0").option(Turn::Lifts).and("promise: \"word\"");
    for option in &mut draft.beat("f2").options {
        let field = if option.turn == Turn::Lifts { "keeps" } else { "breaks" };
        option.and_promise(field, "word");
    }
}

fn breach_for_nothing(draft: &mut Draft, _: &mut Dice) {
    let floor = draft.last_floor();
    draft.beat(&floor).option(Turn::Holds).and("breach: true");
}

fn untruth_for_nothing(draft: &mut Draft, _: &mut Dice) {
    let floor = draft.last_floor();
    draft.beat(&floor).option(Turn::Holds).and("trap: LovelyUntrue");
}

fn reply_without_words(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and("reply: \"\"");
}

fn option_said_twice(draft: &mut Draft, dice: &mut Dice) {
    let floor = format!("f{}", dice.below(draft.n_floors));
    draft.beat(&floor).option(Turn::Holds).say = String::from("Said twice in the same words.");
    draft.add_holding(&floor, "Said twice in the same words.").more.insert_str(0, "takes: 2, ");
}

fn fact_used_too_soon(draft: &mut Draft, _: &mut Dice) {
    draft.facts.push("late");
    draft.beat("f0").option(Turn::Lifts).and("uses: \"late\"");
    let floor = draft.last_floor();
    draft.beat(&floor).option(Turn::Holds).and("learns: \"late\"");
}

fn clock_runs_backwards(draft: &mut Draft, _: &mut Dice) {
    draft.detour(
        "evening",
        "\"evening\": (at: \"17:40\", says: \"Hm?\", to: \"before\"),\n\"before\": (at: \"16:50\", says: \"Ah.\", to: \"after\"),\n",
    );
}

fn brace_never_closed(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and("reply: \"Oh, {you\"");
}

fn sign_without_a_font(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and("reply: \"A 中.\"");
}

fn word_from_right_to_left(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and("reply: \"שלום.\"");
}

fn deed_nobody_does(draft: &mut Draft, _: &mut Dice) {
    draft.head = "deeds: {\"idle\": \"You did it.\"}, ";
}

fn promise_kept_that_nobody_makes(draft: &mut Draft, _: &mut Dice) {
    draft.promises.push("air");
    let floor = draft.last_floor();
    draft.beat(&floor).option(Turn::Lowers).and("keeps: \"air\"");
}

fn promise_past_its_time(draft: &mut Draft, _: &mut Dice) {
    draft.promises.push("timely");
    draft.beat("f0").option(Turn::Lifts).and("promise: \"timely\"");
    draft.best_asks("Not(Broke(\"timely\"))");
    draft.detour("evening", "\"evening\": (at: \"17:40\", says: \"Hm?\", to: \"after\"),\n");
}

/// A beat of two options, of which the second one differs in its mood.
fn two_options(id: &str, fields: &str, (first, second): (&str, &str), mood: i32, to: &str) -> String {
    format!(
        "\"{id}\": (says: \"Hm?\", {fields}choices: [(say: \"One more minute is all I need.\", mood: 0, {first}to: \"{to}\"), \
         (say: \"It will not be very long now.\", mood: {mood}, {second}to: \"{to}\")]),\n"
    )
}

fn beat_without_difference(draft: &mut Draft, _: &mut Dice) {
    draft.detour("same", &two_options("same", "", ("", ""), 0, "after"));
}

/// On the ground floor nobody has been heard yet.
fn unheard_as_to(draft: &mut Draft, _: &mut Dice) {
    let option = draft.beat("f0").option(Turn::Holds);
    let unheard = format!("kind: Solve, unheard: \"{}\"", option.to);
    option.and(&unheard);
}

fn tones_for_nothing(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and("tones: [Warm]");
}

fn tone_for_nothing(draft: &mut Draft, _: &mut Dice) {
    draft.detour("voice", &two_options("voice", "tone: true, ", ("", ""), -1, "after"));
}

fn one_voice_for_everything(draft: &mut Draft, _: &mut Dice) {
    let voiced = |id, to| two_options(id, "tone: true, ", ("tones: [Steady], ", "tones: [Steady, Warm], "), -1, to);
    draft.detour("v1", &(voiced("v1", "v2") + &voiced("v2", "v3") + &voiced("v3", "after")));
}

fn skill_nothing_shows(draft: &mut Draft, _: &mut Dice) {
    draft.head = "skills: [Teaming], ";
}

fn skill_shown_and_missed(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and("shows: [Respect], misses: [Respect]");
}

fn end_without_a_word(draft: &mut Draft, _: &mut Dice) {
    draft.detour(
        "door",
        "\"door\": (says: \"Hm?\", choices: [(say: \"I will have to go now.\", mood: 0, end: \"e2\"), \
         (say: \"Let us leave it at that.\", mood: -1, reply: \"Let us.\", to: \"after\")]),\n",
    );
}

fn beat_said_twice(draft: &mut Draft, _: &mut Dice) {
    let says = "says: \"Well, I have said all of that before.\"";
    draft.detour("said", &format!("\"said\": ({says}, to: \"again\"),\n\"again\": ({says}, to: \"after\"),\n"));
}

fn half_two(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and("reply: \"See you at half two.\"");
}

fn long_button(draft: &mut Draft, _: &mut Dice) {
    draft.head = "begin: \"Go over to the counter and say good morning\", ";
}

fn expectation_that_fails(draft: &mut Draft, _: &mut Dice) {
    draft.head = "expect: [Never(at: \"e2\", that: [TrustAtMost(9)])], ";
}

fn share_not_typical(draft: &mut Draft, _: &mut Dice) {
    draft.head = "expect: [Typical(at: \"f0\", percent: (0, 5))], ";
}
