//! What the presenter is advised to do at each stage, and why.

use super::desk::{say_in_voice, start_counting};
use crate::words::grammar::{counted, upper_first, word_for};

/// What the presenter is advised to do, and why.
pub fn advice(which: Advice) -> (String, String) {
    let say = |what: &str, why: &str| (what.to_owned(), why.to_owned());
    match which {
        Advice::Paused => {
            say("Take all the time you need", "The clock and the wall wait until you press F or Space. Votes, place and clock are saved.")
        }
        Advice::Dark => say("Nobody sees anything", "B brings the wall back, as it was. The clock goes on."),
        Advice::Begin { minutes } => (
            "Begin when everyone is sitting down".to_owned(),
            format!("Say: {minutes} minutes, one customer, and nobody has to act. Then Space."),
        ),
        Advice::Ask => say("Ask the group", "In five words each. Type three of them for the wall."),
        Advice::Meet => say("Give out the roles", "Nobody plays a real colleague or customer, and nobody has to take a role."),
        Advice::Trial => say("Try the ballot", "A silly question, so that everybody has done it once. Space goes on without it."),
        Advice::Answer => {
            say("Let the Customer read it", "The Customer reads both lines aloud. Wait a moment. After a full round, the Banker guesses.")
        }
        Advice::ReadAloud => say("Read, then vote", "The customer\u{2019}s line first. Then each line once, all in one tone."),
        Advice::ReadQuick => say("Read both, and go on", "Nobody votes here: the program takes the strongest line. Press H if you\u{2019}d like a vote."),
        Advice::KeepCounting { percent, left } => {
            let come = match left {
                0 => "Everybody has voted.".to_owned(),
                1 => "One has not voted yet.".to_owned(),
                left => format!("{} have not voted yet.", upper_first(&word_for(left))),
            };
            ("Keep counting".to_owned(), format!("The largest share is {percent}%. {come}"))
        }
        Advice::StartCounting(how) => start_counting(how),
        Advice::SayInVoice(voice, n, of) => say_in_voice(voice, n, of),
        Advice::TiedVoices => say("A tie: the Voice chooses", "Press L, then the number of the tone the Voice picks."),
        Advice::HandOn => say("Pass the keyboard round", "Until the last voter, only the number keys, Backspace and Space do anything."),
        Advice::Play { percent, plays_from } => {
            (format!("Say it: {percent}% agree"), format!("{plays_from}% or more agree. Talking would change few minds."))
        }
        Advice::PlayAfterTalk { percent } => (
            format!("Say it: the leading line has {percent}%"),
            "You have talked. The Voice says the line that leads.".to_owned(),
        ),
        Advice::HoldIt { points } => (
            "Hold it, and let them argue first".to_owned(),
            format!("It\u{2019}s popular, but it usually ends worse: {points} of 100 points below the strongest line. Ask what it could cost us."),
        ),
        Advice::Talk { percent } => (
            format!("Talk in threes: the leading line has {percent}%"),
            "Two minutes, with people who voted differently. Then vote again.".to_owned(),
        ),
        Advice::Pairs { percent } => (
            format!("Back to pairs: the leading line has {percent}%"),
            "The votes are spread over too many lines. Show nothing, read the line again, give the pairs one minute, and vote again.".to_owned(),
        ),
        Advice::Tie => say("A tie: the Voice chooses", "Press the number of the line the Voice picks."),
        Advice::SayNothing => say("Say nothing", "Ten quiet seconds. Let it sink in."),
        Advice::Private => say(
            "Let them write",
            "Say: \u{201c}One word: how was that?\u{201d} A minute, on their own cards. Then you say nothing.",
        ),
        Advice::SecondTry => {
            say("Let them say a letter", "Press its number. Space takes the strongest line. After two lines we stop; D stops now.")
        }
        Advice::GoRound => say("Go round", "Say: \u{201c}Your word?\u{201d} One each. You do not comment, and nobody explains."),
        Advice::Point => say(
            "Which line mattered most?",
            "They point. Press the number of the line most people point at, or go there with the arrows. Then the Banker reads the guesses. After that, press Space.",
        ),
        Advice::Banker => say("Let them look", "Was the Banker close? The thick line is trust. Nobody explains yet."),
        Advice::TwoMoments => say("Ask, and wait", "Ask one of the questions. Then say nothing for ten seconds."),
        Advice::Rewind => say("Go back", "Space goes back to the moment on the wall, and you play two lines from there. D leaves this out."),
        Advice::RewindAgain => say("Go back, or go on", "P goes back to this moment, and you play two lines from there."),
        Advice::Plans => say("Everybody writes", "One sentence each, and then out loud to the person beside them."),
        Advice::Done => say("That\u{2019}s it", "The counts stay on this page. Esc leaves."),
        Advice::Early { exchanges } => {
            let lines = counted(exchanges, "more line", "more lines");
            ("Head for an ending".to_owned(), format!("Time is short. Press E for the nearest ending: {lines}."))
        }
    }
}

/// A situation in which the presenter is advised. Shares in percent, points of outlook out of a hundred.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    Paused,
    Dark,
    /// So many minutes are ahead.
    Begin {
        minutes: u32,
    },
    Ask,
    Meet,
    Trial,
    Answer,
    ReadAloud,
    ReadQuick,
    KeepCounting {
        percent: usize,
        left: usize,
    },
    StartCounting(&'static str),
    SayInVoice(&'static str, usize, usize),
    TiedVoices,
    HandOn,
    /// `plays_from`: the share from which on a line is said at once.
    Play {
        percent: usize,
        plays_from: usize,
    },
    PlayAfterTalk {
        percent: usize,
    },
    HoldIt {
        points: usize,
    },
    Talk {
        percent: usize,
    },
    Pairs {
        percent: usize,
    },
    Tie,
    SayNothing,
    Private,
    SecondTry,
    GoRound,
    Point,
    Banker,
    TwoMoments,
    Rewind,
    RewindAgain,
    Plans,
    Done,
    Early {
        exchanges: usize,
    },
}

#[cfg(test)]
mod tests {
    use super::{Advice, advice};

    #[test]
    fn who_is_still_to_vote_and_how_far_an_ending_is_reads_well_of_none_one_and_more() {
        let why = |which| advice(which).1;
        let counting = [0, 1, 2].map(|left| why(Advice::KeepCounting { percent: 50, left }));
        assert_eq!(
            counting,
            [
                "The largest share is 50%. Everybody has voted.",
                "The largest share is 50%. One has not voted yet.",
                "The largest share is 50%. Two have not voted yet.",
            ]
        );
        let early = [1, 3].map(|exchanges| why(Advice::Early { exchanges }));
        assert_eq!(
            early,
            [
                "Time is short. Press E for the nearest ending: one more line.",
                "Time is short. Press E for the nearest ending: three more lines.",
            ]
        );
    }
}
