//! A scenario that is not yet text, and the ways to change it.

use crate::generate::Dice;

/// What an option does to mood.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Turn {
    Lifts,
    Holds,
    Lowers,
}

#[derive(Clone)]
pub(super) struct DraftOption {
    pub(super) turn: Turn,
    pub(super) say: String,
    pub(super) mood: i32,
    /// Further fields, each with a comma behind it.
    pub(super) more: String,
    pub(super) to: String,
}

impl DraftOption {
    pub(super) fn new(turn: Turn, say: &str, mood: i32, to: &str) -> Self {
        Self { turn, say: say.to_owned(), mood, more: String::new(), to: to.to_owned() }
    }

    pub(super) fn and(&mut self, field: &str) {
        self.more.push_str(field);
        self.more.push_str(", ");
    }

    /// A promise in a field that may stand there already.
    pub(super) fn and_promise(&mut self, field: &str, id: &str) {
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

pub(super) struct DraftBeat {
    pub(super) id: String,
    pub(super) options: Vec<DraftOption>,
}

impl DraftBeat {
    pub(super) fn option(&mut self, turn: Turn) -> &mut DraftOption {
        self.options.iter_mut().find(|option| option.turn == turn).unwrap()
    }
}

/// A scenario that is not yet text.
pub(super) struct Draft {
    /// Further fields, each with a comma behind it.
    pub(super) head: &'static str,
    pub(super) mood: i32,
    pub(super) temperaments: &'static str,
    pub(super) facts: Vec<&'static str>,
    pub(super) promises: Vec<&'static str>,
    pub(super) beats: Vec<DraftBeat>,
    /// Beats as text.
    pub(super) more: String,
    /// Condition and ending.
    pub(super) routes: Vec<(String, &'static str)>,
    pub(super) n_floors: usize,
}

impl Draft {
    pub(super) fn new(dice: &mut Dice) -> Self {
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

    pub(super) fn add_floor(&mut self, dice: &mut Dice, floor: usize, wide: &[bool]) {
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

    pub(super) fn beat(&mut self, id: &str) -> &mut DraftBeat {
        self.beats.iter_mut().find(|beat| beat.id == id).unwrap()
    }

    /// The highest floor that is one beat: every talk comes to it, and it is not the ground floor.
    pub(super) fn high_floor(&self) -> String {
        format!("f{}", (self.n_floors - 1) / 2 * 2)
    }

    /// Learned by one option on the ground floor; further up one option is for those who know, one for those who do not.
    pub(super) fn add_fact(&mut self, dice: &mut Dice) {
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
    pub(super) fn add_promise(&mut self) {
        self.promises.push("call");
        self.beat("f0").option(Turn::Lowers).and("promise: \"call\"");
        let high = self.high_floor();
        for option in &mut self.beat(&high).options {
            option.and(if option.turn == Turn::Lifts { "keeps: \"call\"" } else { "breaks: \"call\"" });
        }
        self.best_asks("Not(Broke(\"call\"))");
    }

    /// A further condition of the way to the best ending.
    pub(super) fn best_asks(&mut self, condition: &str) {
        let (best, _) = self.routes.iter_mut().find(|(_, end)| *end == "e0").unwrap();
        best.push_str(", ");
        best.push_str(condition);
    }

    /// A further option on a floor that leaves everything as it was.
    pub(super) fn add_holding(&mut self, floor: &str, say: &str) -> &mut DraftOption {
        let to = self.beat(floor).option(Turn::Holds).to.clone();
        let mut option = DraftOption::new(Turn::Holds, say, 0, &to);
        if self.promises.contains(&"call") && floor == self.high_floor() {
            option.and("breaks: \"call\"");
        }
        let options = &mut self.beat(floor).options;
        options.push(option);
        options.last_mut().unwrap()
    }

    pub(super) fn last_floor(&self) -> String {
        format!("f{}", self.n_floors - 1)
    }

    /// Leads one option of the last floor to a further beat, which has to lead to `after`.
    pub(super) fn detour(&mut self, id: &str, beats: &str) {
        let floor = self.last_floor();
        id.clone_into(&mut self.beat(&floor).option(Turn::Holds).to);
        self.more += beats;
    }

    /// A circle that can be left: from a high floor back to the first one above the ground.
    pub(super) fn add_way_back(&mut self) {
        let high = self.high_floor();
        let mut option = DraftOption::new(Turn::Lowers, "Say all that once more now.", -1, "f1");
        option.and("misses: [Opening]");
        if !self.promises.is_empty() {
            option.and("breaks: \"call\"");
        }
        self.beat(&high).options.push(option);
    }

    /// Where a talk can go round, another round may be the best that can be done, and everything gets likelier.
    pub(super) fn take_way_back_out(&mut self) {
        let is_way_back = |option: &DraftOption| option.say.starts_with("Say all that once more");
        self.beats.iter_mut().for_each(|beat| beat.options.retain(|option| !is_way_back(option)));
    }

    pub(super) fn text(&self) -> String {
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

/// The option of a floor that every talk comes to and that leaves everything as it was.
pub(super) fn any_holding<'d>(draft: &'d mut Draft, dice: &mut Dice) -> &'d mut DraftOption {
    let floor = format!("f{}", dice.below(draft.n_floors));
    draft.beat(&floor).option(Turn::Holds)
}

/// A beat of two options, of which the second one differs in its mood.
pub(super) fn two_options(id: &str, fields: &str, (first, second): (&str, &str), mood: i32, to: &str) -> String {
    format!(
        "\"{id}\": (says: \"Hm?\", {fields}choices: [(say: \"One more minute is all I need.\", mood: 0, {first}to: \"{to}\"), \
         (say: \"It will not be very long now.\", mood: {mood}, {second}to: \"{to}\")]),\n"
    )
}
