//! A dialogue file, field by field. Everything may be left out here; what must not be
//! is said when the file is lowered to a scenario, where the place is known.

use super::containers::{AllowFile, Entries, Rare, TextOr, Texts};
use super::expect::ExpectFile;
use super::name::Name;
use super::names::{
    Beard, Collar, Condition, Cover, EndingKind, Feeling, Glasses, Hair, HeadShape, Mode, OptionKind, Pronoun, RuleSet, Skill,
    Skin, Temperament, Trap, Voice,
};
use super::record::record;

record! {
    /// A whole scenario file.
    pub struct ScenarioFile: "Scenario", "a dialogue `Scenario(title: …)`" {
        /// Default: the stem of the file's name.
        id: Option<String>,
        title: Option<String>,
        setting: Option<String>,
        place: Option<String>,
        begin: Option<String>,
        brief: Option<String>,
        care: Option<String>,
        minutes: Option<i32>,
        lang: Option<String> = "en".to_owned(),
        rules: Option<RuleSet>,
        skills: Vec<Skill>,
        customer: Option<CustomerFile>,
        people: Entries<PersonFile>,
        facts: Entries<String>,
        deeds: Entries<String>,
        promises: Entries<TextOr<PromiseFile>>,
        details: Entries<Vec<String>>,
        start: Option<String>,
        beats: Entries<BeatFile>,
        endings: Entries<EndingFile>,
        expect: Vec<ExpectFile>,
        allow: Vec<AllowFile>,
    }

    /// The customer.
    pub struct CustomerFile: "Customer", "a customer `(name: …)`" {
        name: Option<String>,
        pronoun: Option<Pronoun> = Pronoun::They,
        about: Option<String>,
        mood: Option<i32> = 0,
        trust: Option<i32> = 0,
        usual: Option<i32> = 0,
        temperament: Vec<Temperament> = [Temperament::Easygoing],
        talks: Option<Mode>,
        time: Option<i32>,
        pushback: Texts,
        wants: Option<String>,
        unsaid: Option<String>,
        look: Option<LookFile>,
    }

    /// Somebody else in the scene.
    pub struct PersonFile: "Person", "a person `(name: …)`" {
        name: Option<String>,
        pronoun: Option<Pronoun> = Pronoun::They,
        look: Option<LookFile>,
    }

    /// What a customer looks like; what is left out is derived from the scenario's id.
    pub struct LookFile: "Look", "a look `(skin: …)`" {
        skin: Option<Skin>,
        shape: Option<HeadShape>,
        head: Option<f32>,
        jaw: Option<f32>,
        age: Option<f32>,
        eye: Option<f32>,
        eyes_apart: Option<f32>,
        slant: Option<f32>,
        nose: Option<f32>,
        nose_length: Option<f32>,
        lip: Option<f32>,
        mouth: Option<f32>,
        brow: Option<f32>,
        arch: Option<f32>,
        iris: Option<String>,
        hair: Option<Hair>,
        hair_color: Option<String>,
        hair_light: Option<String>,
        brow_color: Option<String>,
        cover: Option<Cover>,
        cover_color: Option<String>,
        collar: Option<Collar>,
        cloth: Option<String>,
        under: Option<String>,
        glasses: Option<Glasses>,
        glasses_color: Option<String>,
        earring: Option<String>,
        freckles: bool,
        lash: bool,
        strand: bool,
        beard: Option<Beard>,
    }

    /// One beat: what the customer says, and what can be answered.
    pub struct BeatFile: "Beat", "a beat `(says: …, choices: […])`" {
        at: Rare<Option<String>>,
        place: Rare<Option<String>>,
        days: Option<i32>,
        mood: Option<i32> = 0,
        event: Rare<Option<String>>,
        sees: Rare<Option<String>>,
        speaker: Rare<Option<String>>,
        says: Texts,
        feels: Option<Feeling>,
        thinks: Rare<Option<String>>,
        variants: Rare<Vec<VariantFile>>,
        cue: Rare<Option<String>>,
        alone: bool,
        learns: Rare<Texts>,
        breaks: Rare<Texts>,
        sting: Option<i32> = 0,
        tone: bool,
        choices: Vec<ChoiceFile>,
        routes: Rare<Vec<RouteFile>>,
        to: Rare<Option<String>>,
        end: Rare<Option<String>>,
        discuss: Rare<Texts>,
        drill: Rare<Option<DrillFile>>,
    }

    /// One option.
    pub struct ChoiceFile: "Choice", "an option `(say: …, mood: …, to: …)`" {
        say: Option<String>,
        act: Rare<Option<String>>,
        mood: Option<i32> = 0,
        kind: Option<OptionKind> = OptionKind::Talk,
        unwelcome: Option<i32> = 0,
        trust: Option<i32> = 0,
        deed: bool,
        promise: Rare<Texts>,
        keeps: Rare<Texts>,
        moves: Rare<Texts>,
        withdraws: Rare<Texts>,
        breaks: Rare<Texts>,
        breach: bool,
        learns: Rare<Texts>,
        uses: Rare<Texts>,
        does: Rare<Texts>,
        needs: Vec<Condition>,
        tones: Rare<Vec<Voice>>,
        mode: Option<Mode>,
        takes: Option<i32> = 1,
        shows: Rare<Vec<Skill>>,
        misses: Rare<Vec<Skill>>,
        trap: Option<Trap>,
        then: Rare<Option<String>>,
        instead: Rare<Option<String>>,
        to: Option<Name>,
        end: Option<Name>,
        unheard: Rare<Option<String>>,
        reply: Rare<Option<String>>,
        feels: Option<Feeling>,
        note: Rare<Option<String>>,
        unheard_note: Rare<Option<String>>,
    }

    /// What stands in place of a beat's own words where its conditions hold.
    pub struct VariantFile: "Variant", "a variant `(when: […], says: …)`" {
        when: Vec<Condition>,
        at: Option<String>,
        sees: Option<String>,
        says: Texts,
        feels: Option<Feeling>,
        thinks: Option<String>,
    }

    /// A way on that is taken when its conditions hold.
    pub struct RouteFile: "Route", "a route `(when: […], to: …)`" {
        when: Vec<Condition>,
        to: Option<Name>,
        end: Option<Name>,
    }

    /// An ending, told from the customer's life.
    pub struct EndingFile: "Ending", "an ending `(kind: …, title: …)`" {
        kind: Option<EndingKind>,
        title: Option<String>,
        says: Option<String>,
        feels: Option<Feeling>,
        variants: Vec<EndingVariantFile>,
    }

    /// What is told in place of an ending's own words where its conditions hold.
    pub struct EndingVariantFile: "Variant", "a variant `(when: […], says: …)`" {
        when: Vec<Condition>,
        says: Option<String>,
        feels: Option<Feeling>,
    }

    /// The state in which a drill opens on a beat.
    pub struct DrillFile: "Drill", "a drill `(mood: …)`" {
        mood: Option<i32>,
        trust: Option<i32>,
        heard: Option<i32>,
        learned: Vec<String>,
        promised: Vec<String>,
    }

    /// A promise with the time by which it falls due.
    pub struct PromiseFile: "Promise", "a promise `(text: …, due: …)`" {
        text: Option<String>,
        due: Option<String>,
    }
}
