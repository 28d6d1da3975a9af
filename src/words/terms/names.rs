//! What each name means that a field takes without quotation marks: voices, temperaments, kinds, feelings, the parts of a look.
//! Each `match` is over all names of its list, so that none can be forgotten.

use crate::scenario::{
    Beard, Collar, Cover, EndingKind, Feeling, Glasses, Hair, HeadShape, Mode, OptionKind, Pronoun, RuleSet, Skin, Temperament,
    Voice,
};

use super::Term;

/// All names of one list, each with its meaning.
macro_rules! named {
    ($list:ident, $of:literal, $means:ident) => {
        $list::ALL.iter().map(|one| Term::new(one.name(), $of, $means(*one)))
    };
}

/// Every name, list by list.
pub(super) fn names() -> impl Iterator<Item = Term> {
    let of_play = named!(Temperament, "a temperament", temperament)
        .chain(named!(Voice, "a voice", voice))
        .chain(named!(OptionKind, "a kind of option", kind))
        .chain(named!(EndingKind, "a kind of ending, and its colour", ending))
        .chain(named!(Mode, "a way of putting things", mode))
        .chain(named!(Feeling, "a feeling on the face", feeling))
        .chain(named!(Pronoun, "a pronoun", pronoun))
        .chain(named!(RuleSet, "a set of rules", rule_set));
    let of_looks = named!(Skin, "a skin of `look`", skin)
        .chain(named!(HeadShape, "a shape of `look`", shape))
        .chain(named!(Hair, "a hair of `look`", hair))
        .chain(named!(Cover, "a cover of `look`", cover))
        .chain(named!(Beard, "a beard of `look`", beard))
        .chain(named!(Collar, "a collar of `look`", collar))
        .chain(named!(Glasses, "glasses of `look`", glasses));
    of_play.chain(of_looks)
}

/// What may stand in a field of `look`, where it takes names.
pub(super) fn names_of_look(field: &str) -> Option<Vec<&'static str>> {
    macro_rules! all {
        ($list:ident) => {
            $list::ALL.iter().map(|one| one.name()).collect()
        };
    }
    Some(match field {
        "skin" => all!(Skin),
        "shape" => all!(HeadShape),
        "hair" => all!(Hair),
        "cover" => all!(Cover),
        "beard" => all!(Beard),
        "collar" => all!(Collar),
        "glasses" => all!(Glasses),
        _ => return None,
    })
}

fn temperament(temperament: Temperament) -> &'static str {
    match temperament {
        Temperament::Easygoing => "takes things as they come: nothing is added to what you wrote",
        Temperament::Brisk => {
            "wants to get on: small talk costs, the voice Brisk does good and Bright does harm; writes short sentences, verbs first"
        }
        Temperament::Anxious => {
            "fears surprises: begins a little lower, an unwelcome step without a warning costs more, and the voice Brisk does harm; asks and repeats"
        }
        Temperament::Fiery => {
            "flares up and cools down: begins lower, what hurts hurts more, and once they feel heard what helps helps more until they are calm; the voice Bright does harm"
        }
        Temperament::Reserved => {
            "warms slowly: begins a little lower, good moves do less until there is trust, the face shows less than the mood, and the voice Bright does harm; four words or fewer"
        }
        Temperament::Chatty => {
            "likes to talk: begins a little higher, small talk does good, and so does the voice Warm; Brisk does harm; tells stories"
        }
    }
}

fn voice(voice: Voice) -> &'static str {
    match voice {
        Voice::Warm => "close and soft: does good while they are guarded, and again once they are at ease (R8)",
        Voice::Steady => "level and slow: does good while they are upset, and no harm at any time (R8)",
        Voice::Brisk => "quick and to the point: does harm while they are upset, and neither good nor harm later (R8)",
        Voice::Bright => "cheerful: does harm while they are upset or guarded, and good once they are at ease (R8)",
    }
}

fn kind(kind: OptionKind) -> &'static str {
    match kind {
        OptionKind::Talk => "words that neither solve nor sell; what an option is where nothing is written",
        OptionKind::Solve => "sets about the problem: before they feel heard it lifts nothing and costs a little (R3)",
        OptionKind::Sell => "offers something for money: before they feel heard it lifts nothing and costs a little (R3)",
        OptionKind::Chat => "small talk: somebody Chatty enjoys it, somebody Brisk does not",
    }
}

fn ending(kind: EndingKind) -> &'static str {
    match kind {
        EndingKind::Bright => {
            "the best kind of ending: they come back, and tell others; it rests on deeds, kept promises and facts"
        }
        EndingKind::Fair => {
            "the second kind of ending: a good ending with a \u{201c}no\u{201d} in it, or with something left over"
        }
        EndingKind::Thin => "the third kind of ending: it is over, and little is left between you",
        EndingKind::Lost => "the last kind of ending: they do not come back, whether they say so or not",
    }
}

fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Picture => {
            "speaks of what things look like; an option in the same `mode` is worth trust, twice a conversation (R9)"
        }
        Mode::Sound => "speaks of how things sound; an option in the same `mode` is worth trust, twice a conversation (R9)",
        Mode::Hands => {
            "speaks of what one does and feels; an option in the same `mode` is worth trust, twice a conversation (R9)"
        }
        Mode::Facts => {
            "speaks of numbers, names and times; an option in the same `mode` is worth trust, twice a conversation (R9)"
        }
    }
}

fn feeling(feeling: Feeling) -> &'static str {
    match feeling {
        Feeling::Worried => "worry shows for this line, whatever the mood below it",
        Feeling::Moved => "they are touched, and it shows for this line",
        Feeling::Hopeful => "hope shows for this line",
        Feeling::Amused => "something is funny, and it shows for this line",
        Feeling::Embarrassed => "they would rather not be seen, and it shows for this line",
        Feeling::Tired => "they are tired, and it shows for this line",
    }
}

fn pronoun(pronoun: Pronoun) -> &'static str {
    match pronoun {
        Pronoun::She => "the program says \u{201c}she\u{201d} and \u{201c}her\u{201d} of them",
        Pronoun::He => "the program says \u{201c}he\u{201d} and \u{201c}him\u{201d} of them",
        Pronoun::They => "the program says \u{201c}they\u{201d} and \u{201c}them\u{201d} of them, as where nothing is written",
    }
}

fn rule_set(rules: RuleSet) -> &'static str {
    match rules {
        RuleSet::Plain => "no rule moves anything: what you wrote in `mood` and `trust` is what happens, within its limits",
    }
}

fn skin(skin: Skin) -> &'static str {
    match skin {
        Skin::Rose => "light, with pink in it",
        Skin::Sand => "light to medium, and warm",
        Skin::Honey => "medium, with gold in it",
        Skin::Umber => "dark brown",
        Skin::Cocoa => "deep brown",
        Skin::Pale => "very light",
        Skin::Olive => "medium, with green in it",
        Skin::Bronze => "medium brown",
        Skin::Ebony => "the darkest",
    }
}

fn shape(shape: HeadShape) -> &'static str {
    match shape {
        HeadShape::Oval => "a head longer than wide",
        HeadShape::Round => "a head as wide as long",
        HeadShape::Long => "a long, narrow head",
        HeadShape::Square => "a head with a broad jaw",
        HeadShape::Heart => "a head that is broad above and narrow at the chin",
    }
}

fn hair(hair: Hair) -> &'static str {
    match hair {
        Hair::Bun => "tied up into a knot",
        Hair::Crop => "cut close all round",
        Hair::Fringe => "cut straight over the forehead",
        Hair::Bald => "no hair",
        Hair::Short => "short",
        Hair::Long => "falls over the shoulders",
        Hair::Afro => "round and full",
        Hair::Bob => "chin-length",
        Hair::Braids => "plaited",
        Hair::Curls => "curls all round",
        Hair::Locs => "locs",
        Hair::Parted => "combed to the sides from a parting",
        Hair::Ponytail => "tied behind the head",
        Hair::Receding => "far back from the forehead",
        Hair::Shaved => "so short that it is only a shadow",
        Hair::Undercut => "short at the sides, longer on top",
        Hair::Wavy => "in waves",
    }
}

fn cover(cover: Cover) -> &'static str {
    match cover {
        Cover::Hijab => "a headscarf round the face and neck",
        Cover::Wrap => "a cloth wound round the hair",
        Cover::Turban => "a turban",
        Cover::Kippah => "a small round cap at the back of the head",
        Cover::Cap => "a cap with a peak",
        Cover::Beanie => "a knitted hat",
    }
}

fn beard(beard: Beard) -> &'static str {
    match beard {
        Beard::Full => "cheeks, chin and lip",
        Beard::Short => "a full beard, cut short",
        Beard::Stubble => "a few days without a razor",
        Beard::Moustache => "the upper lip alone",
        Beard::Goatee => "the chin alone",
    }
}

fn collar(collar: Collar) -> &'static str {
    match collar {
        Collar::Cardigan => "a cardigan",
        Collar::Shirt => "a shirt with a collar",
        Collar::Hood => "a hooded sweater",
        Collar::Blouse => "a blouse",
        Collar::Blazer => "a jacket over a shirt",
        Collar::Coat => "a coat",
        Collar::Crew => "a round neck",
        Collar::Overalls => "work clothes with straps",
        Collar::Polo => "a polo shirt",
        Collar::Roll => "a high, rolled collar",
        Collar::Vee => "a neck in the shape of a V",
    }
}

fn glasses(glasses: Glasses) -> &'static str {
    match glasses {
        Glasses::Round => "round",
        Glasses::Square => "square",
        Glasses::Cat => "drawn up at the outer corners",
        Glasses::Thin => "narrow, with thin frames",
    }
}
