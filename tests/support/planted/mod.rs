//! Scenarios for the check, as text, the same for the same seed: clean ones, in which by their making nothing weighs, and the same
//! with one fault planted in each.
//!
//! A clean scenario goes from floor to floor. Even floors are one beat that every talk comes to, odd ones are one or two; each beat
//! has an option that lifts, one that does nothing and one that lowers, all of six words, and any of them leads to a beat of the
//! floor above. Facts, promises and conditions stand on even floors in ways that leave both sides open. Above all are the routes.

mod draft;
mod promises;
mod roads;
mod skills;
mod texts;

use rapport::source::Code;

use crate::generate::Dice;

use draft::Draft;

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
    fault("every option asks for a fact", Code::StuckState, "«\"f2\"»: (says", &[], roads::stuck),
    fault("two beats lead to one another", Code::TrappingLoop, "«\"trap_a\"»: (says", &[], roads::trap),
    fault(
        "beat behind a closed option",
        Code::UnplayableBeat,
        "«\"far\"»: (says",
        &[(Code::NeverTrue, "needs: [«Learned(\"ghost\")»]")],
        roads::beat_nobody_gets_to,
    ),
    fault(
        "option that asks for both",
        Code::UnplayableOption,
        "«\"Nobody will ever say this here.\"»",
        &[],
        roads::option_nobody_takes,
    ),
    fault(
        "unheard of an option that needs no hearing",
        Code::UnplayableOption,
        "unheard: «\"f0\"»",
        &[],
        roads::unheard_nobody_takes,
    ),
    fault(
        "route with the condition of the one before",
        Code::UnplayableRoute,
        "end: «\"shadow\"»",
        &[(Code::UnplayableEnding, "«\"shadow\"»: (kind")],
        roads::route_in_the_shadow,
    ),
    fault(
        "ending behind a fact that nobody learns",
        Code::UnplayableEnding,
        "«\"ghost\"»: (kind",
        &[(Code::NeverTrue, "when: [«Learned(\"ghost\")»]")],
        roads::ending_nobody_gets_to,
    ),
    fault("condition that never holds", Code::NeverTrue, "needs: [«Learned(\"ghost\")»]", &[], roads::condition_never_true),
    fault("condition that always holds", Code::AlwaysTrue, "needs: [«NotLearned(\"ghost\")»]", &[], roads::condition_always_true),
    fault("nothing that makes them feel heard", Code::HardToHear, "mood: «-5», temperament", &[], skills::nobody_listens),
    fault("the longest is the best", Code::RobotOverBar, "«Scenario»(title", &[], skills::longest_is_best),
    fault(
        "ending at the end of all that lowers",
        Code::RareEnding,
        "«\"rare\"»: (kind",
        &[],
        roads::ending_hardly_anybody_gets_to,
    ),
    fault("fact that nothing asks for", Code::UnusedFact, "«\"idle\"»: \"Something.\"", &[], promises::fact_for_nothing),
    fault("fact that nobody learns", Code::UnlearnedFact, "«\"ghost\"»: \"Something.\"", &[], promises::fact_nobody_learns),
    fault("promise that is never made", Code::UnusedPromise, "«\"idle\"»: \"Something.\"", &[], promises::promise_nobody_makes),
    fault("promise that nothing keeps", Code::UnkeptPromise, "promise: «\"lost\"»", &[], promises::promise_nothing_keeps),
    fault("promise that can be left open", Code::OpenPromise, "«\"left\"»: \"Something.\"", &[], promises::promise_left_open),
    fault("line that goes on and on", Code::LongLine, "reply: «\"Ever»", &[], texts::line_without_end),
    fault("option that goes on and on", Code::LongOption, "say: «\"Ever»", &[], texts::option_without_end),
    fault("option twice as long as the others", Code::UnevenOptions, "say: «\"Ever»", &[], texts::option_twice_as_long),
    fault("note that goes on and on", Code::LongNote, "note: «\"Ever»", &[], texts::note_without_end),
    fault(
        "note that hands out marks",
        Code::VerdictInNote,
        "note: «\"That was the wrong thing.\"»",
        &[],
        texts::note_with_a_verdict,
    ),
    fault("option that names its skill", Code::NamesASkill, "say: «\"I'm listening»", &[], skills::option_that_names_its_skill),
    fault("option that misses three skills", Code::ManySkills, "misses: «[Opening, Tone, Respect]»", &[], skills::many_skills),
    fault("beat with one option", Code::LoneOption, "«\"lone\"»: (says", &[], roads::lone_option),
    fault("forty minutes", Code::ManyMinutes, "minutes: «40»", &[], texts::forty_minutes),
    fault("sentences that go on and on", Code::LongSentences, "«Scenario»(title", &[], texts::sentences_without_end),
    fault("the best always stands first", Code::StrongestFirst, "beats: «{»", &[], skills::best_stands_first),
    fault(
        "broken promise on the way to the best",
        Code::FreeBetrayal,
        "«\"word\"»: \"Something.\"",
        &[],
        promises::promise_broken_for_nothing,
    ),
    fault("breach on the way to the best", Code::FreeBetrayal, "breach: «true»", &[], promises::breach_for_nothing),
    fault("untruth on the way to the best", Code::FreeBetrayal, "trap: «LovelyUntrue»", &[], promises::untruth_for_nothing),
    fault("reply without words", Code::EmptyText, "reply: «\"\"»", &[], texts::reply_without_words),
    fault(
        "two options with the same words",
        Code::TwinOptions,
        "say: «\"Said twice in the same words.\"», mood: 0, takes: 2",
        &[],
        texts::option_said_twice,
    ),
    fault("fact used before it is learned", Code::UsedTooSoon, "uses: «\"late\"»", &[], promises::fact_used_too_soon),
    fault("clock that runs backwards", Code::ClockBackwards, "at: «\"16:50\"»", &[], roads::clock_runs_backwards),
    fault("brace that is never closed", Code::UnclosedBrace, "reply: «\"Oh, {you\"»", &[], texts::brace_never_closed),
    fault("sign that no font has", Code::MissingGlyph, "reply: «\"A 中.\"»", &[], texts::sign_without_a_font),
    fault("word from right to left", Code::RightToLeft, "reply: «\"שלום.\"»", &[], texts::word_from_right_to_left),
    fault("deed that nothing does", Code::UnusedDeed, "deeds: {«\"idle\"»", &[], promises::deed_nobody_does),
    fault(
        "promise kept that nobody makes",
        Code::UnmadePromise,
        "keeps: «\"air\"»",
        &[],
        promises::promise_kept_that_nobody_makes,
    ),
    fault("promise past its time", Code::OverduePromise, "«\"timely\"»: (text", &[], promises::promise_past_its_time),
    fault("beat that makes no difference", Code::NoDifference, "«\"same\"»: (says", &[], roads::beat_without_difference),
    fault("unheard as to", Code::SameUnheard, "unheard: «\"f1»", &[], roads::unheard_as_to),
    fault("tones where no voice is asked for", Code::TonesWithoutTone, "tones: «[Warm]»", &[], skills::tones_for_nothing),
    fault("voice where no tones are listed", Code::ToneWithoutTones, "tone: «true»", &[], skills::tone_for_nothing),
    fault("one voice for everything", Code::OneVoice, "beats: «{»", &[], skills::one_voice_for_everything),
    fault("skill that nothing shows", Code::UnshownSkill, "skills: [«Teaming»]", &[], skills::skill_nothing_shows),
    fault("skill shown and missed", Code::ShownAndMissed, "misses: «[Respect]»", &[], skills::skill_shown_and_missed),
    fault("end without a last word", Code::NoLastWord, "say: «\"I will have to go now.\"»", &[], texts::end_without_a_word),
    fault(
        "two beats with the same words",
        Code::TwinBeats,
        "says: «\"Well, I have said all of that before.\"», to: \"after\"",
        &[],
        texts::beat_said_twice,
    ),
    fault("half two", Code::ClockTalk, "reply: «\"See you at half two.\"»", &[], texts::half_two),
    fault("option that is counted", Code::CountedOptions, "note: «\"Like»", &[], texts::option_that_is_counted),
    fault("button with a whole sentence", Code::LongLabel, "begin: «\"Go»", &[], texts::long_button),
    fault("expectation that does not hold", Code::ExpectationRefuted, "expect: [«Never»", &[], roads::expectation_that_fails),
    fault("share that is not typical", Code::TypicalShare, "expect: [«Typical»", &[], roads::share_not_typical),
    fault("words that are never told", Code::UntoldVariant, "when: «[Learned(\"ghost\")]»", &[], roads::variant_never_told),
    fault("words behind others", Code::UntoldVariant, "when: «[TrustAtLeast(-9)]»", &[], roads::variant_behind_another),
    fault(
        "expectation where nobody gets to",
        Code::UntestedExpectation,
        "expect: [«Always»",
        &[(Code::UnplayableBeat, "«\"far\"»: (says"), (Code::NeverTrue, "needs: [«Learned(\"ghost\")»]")],
        roads::expectation_where_nobody_gets_to,
    ),
    fault("person who never speaks", Code::UnusedPerson, "people: {«\"idle\"»", &[], texts::person_who_never_speaks),
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
