//! How a face moves when something is said, as a function of the time since.
//!
//! The time comes in as a value, and whoever keeps a [`FaceMotion`] says whose it is: here nothing knows a clock or a name.
//!
//! Only a blink comes by itself, every four to seven seconds, in three pictures; a change of mood or feeling, a look aside and a step
//! back all end. With reduced motion every length is 0: the new face is there at once, and there is no blink.

use egui::emath::easing::quadratic_in_out;

use super::Expression;
use crate::scenario::Feeling;

/// The gaze while what is seen, and not what is said, is the newest thing on the screen.
const GAZE_ASIDE: f32 = -0.5;
/// How far the lids stay open in the middle of a blink.
const LID_SHUT: f32 = 0.08;
/// Where somebody looks who is not there, and how far their head is turned away.
const GAZE_AWAY: f32 = -0.6;
const TURN_AWAY: f32 = -0.5;
/// A blink that comes by itself follows the last movement, or the last blink, by so many seconds at least, and by so many more at most.
const BLINKS_AFTER: f64 = 4.0;
const BLINKS_WITHIN: f64 = 3.0;
/// When its lids are half shut, shut, and open again, as parts of its length: each is one picture.
const BLINK_SHUT: f64 = 1.0 / 3.0;
const BLINK_HALF: f32 = 0.5;
/// A picture that was asked for may come a little early; frames are this far apart, in seconds, at the most.
const FRAME: f64 = 0.02;
/// When the parts of a face set out, of the 200 ms of the whole change: brows, lids and gaze, then the mouth, then
/// the head and the shoulders. All arrive together.
const MOUTH_FROM: f32 = 30.0 / 200.0;
const HEAD_FROM: f32 = 50.0 / 200.0;

/// How long things take, in seconds; 0 for at once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FaceTimes {
    /// From one mood to another, and to a look aside and back.
    pub change: f32,
    /// One blink.
    pub blink: f32,
}

impl Expression {
    /// The face on its way from one mood to another, `elapsed` seconds after it set out on a way of `length` seconds.
    ///
    /// Each number passes through the faces of the moods between, so it is never one that no mood has.
    pub fn between(from_mood: f32, to_mood: f32, elapsed: f32, length: f32) -> Self {
        if elapsed >= length || (to_mood - from_mood).abs() < f32::EPSILON {
            return Self::from_mood(to_mood);
        }
        Self::by_parts(elapsed, length, |part| Self::from_mood(from_mood + (to_mood - from_mood) * part))
    }

    /// The same for what a feeling adds.
    fn added_between(from: &Self, to: &Self, elapsed: f32, length: f32) -> Self {
        if elapsed >= length { *to } else { Self::by_parts(elapsed, length, |part| Self::lerp(from, to, part)) }
    }

    /// A face whose parts have set out one after another; `at` says how it stands so far (0 to 1) on the way.
    fn by_parts(elapsed: f32, length: f32, at: impl Fn(f32) -> Self) -> Self {
        let on_the_way = |starts: f32| at(quadratic_in_out(((elapsed / length - starts) / (1.0 - starts)).clamp(0.0, 1.0)));
        let (brows, mouth, head) = (on_the_way(0.0), on_the_way(MOUTH_FROM), on_the_way(HEAD_FROM));
        Self {
            curve: mouth.curve,
            open: mouth.open,
            wide: mouth.wide,
            press: mouth.press,
            skew: mouth.skew,
            cheek: mouth.cheek,
            tilt: head.tilt,
            nod: head.nod,
            turn: head.turn,
            shoulder: head.shoulder,
            ..brows
        }
    }

    /// The same face `elapsed` seconds into a blink of `length` seconds.
    #[must_use]
    pub fn blinking(self, elapsed: f32, length: f32) -> Self {
        if elapsed < 0.0 || elapsed >= length {
            return self;
        }
        // Down in the first half, up in the second.
        self.with_lids_shut(quadratic_in_out(1.0 - (2.0 * elapsed / length - 1.0).abs()))
    }

    /// The same face with the lids shut so far, 0 not at all to 1.
    fn with_lids_shut(self, shut: f32) -> Self {
        Self { lid: self.lid + (LID_SHUT.min(self.lid) - self.lid) * shut, ..self }
    }

    /// The same face of somebody who is not there, `part` of the way: 0 as it was, 1 turned away.
    #[must_use]
    pub fn turned_away(self, part: f32) -> Self {
        let towards = |from: f32, to: f32| from + (to - from) * part;
        Self { gaze_x: towards(self.gaze_x, GAZE_AWAY), turn: towards(self.turn, TURN_AWAY), ..self }
    }

    /// The same face looking aside, `part` of the way: 0 as it was, 1 quite.
    #[must_use]
    pub fn looking_aside(self, part: f32) -> Self {
        Self { gaze_x: self.gaze_x + (GAZE_ASIDE - self.gaze_x) * part, ..self }
    }
}

/// What the face goes by: how things stand on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Said {
    /// The mood that is shown, -10 to 10.
    pub mood: f32,
    /// Anything that differs from line to line, such as how many were said.
    pub line: u64,
    /// Whether what is seen, and not what is said, is the newest thing.
    pub aside: bool,
    /// What shows for this line, over the mood.
    pub feels: Option<Feeling>,
    /// Whether they are not there.
    pub away: bool,
}

/// A face in motion: from where, to where, and since when. A screen keeps one beside its view state.
#[derive(Clone, Copy, Debug)]
pub struct FaceMotion {
    from_mood: f32,
    from_added: Expression,
    from_aside: f32,
    from_away: f32,
    to: Said,
    /// When mood, feeling or gaze set out, and when the newest line began, in seconds of the caller's clock.
    set_out: f64,
    line_began: f64,
    /// When the next blink comes by itself; `None` until the face is at rest.
    blinks_at: Option<f64>,
    n_blinks: u32,
}

impl FaceMotion {
    /// At rest as things stand.
    pub fn new(said: Said) -> Self {
        let long_ago = f64::NEG_INFINITY;
        Self {
            from_mood: said.mood,
            from_added: Expression::added_by(said.feels),
            from_aside: whole(said.aside),
            from_away: whole(said.away),
            to: said,
            set_out: long_ago,
            line_began: long_ago,
            blinks_at: None,
            n_blinks: 0,
        }
    }

    /// Takes in how things stand now: a new mood or feeling sets out from wherever the face is, a new line begins with a blink.
    pub fn take_in(&mut self, said: Said, now: f64, times: FaceTimes) {
        if said.line != self.to.line {
            self.line_began = now;
            self.blinks_at = None;
        }
        let is_same = (said.mood - self.to.mood).abs() <= f32::EPSILON
            && (said.aside, said.feels, said.away) == (self.to.aside, self.to.feels, self.to.away);
        if !is_same {
            (self.from_mood, self.from_added) = (self.mood(now, times), self.added(now, times));
            (self.from_aside, self.from_away) = (self.aside(now, times), self.away(now, times));
            self.set_out = now;
            self.blinks_at = None;
        }
        self.to = said;
        self.plan_the_next_blink(now, times);
    }

    /// The face at this moment, of somebody of this age, 0 to 1.
    pub fn expression(&self, now: f64, times: FaceTimes, age: f32) -> Expression {
        let face = Expression::between(self.from_mood, self.to.mood, since(self.set_out, now), times.change)
            .with(&self.added(now, times), age)
            .looking_aside(self.aside(now, times))
            .turned_away(self.away(now, times))
            .blinking(since(self.line_began, now), times.blink);
        face.with_lids_shut(self.lids_shut(now, times))
    }

    /// The mood at this moment, for what goes with the face, such as the tint of the stage.
    pub fn mood(&self, now: f64, times: FaceTimes) -> f32 {
        self.from_mood + (self.to.mood - self.from_mood) * self.part(now, times)
    }

    /// How far they have stepped back, 0 to 1.
    pub fn away(&self, now: f64, times: FaceTimes) -> f32 {
        self.from_away + (whole(self.to.away) - self.from_away) * self.part(now, times)
    }

    /// Whether another frame is needed at once. After the last one the face stands still until it blinks, or something is said.
    pub fn is_moving(&self, now: f64, times: FaceTimes) -> bool {
        since(self.set_out, now) < times.change || since(self.line_began, now) < times.blink
    }

    /// In how many seconds the next picture of a blink that comes by itself is due; `None` where none comes.
    pub fn next_blink_in(&self, now: f64, times: FaceTimes) -> Option<f64> {
        let at = self.blinks_at.filter(|_| times.blink > 0.0)?;
        let length = f64::from(times.blink);
        let pictures = [at, at + length * BLINK_SHUT, at + length];
        pictures.into_iter().map(|picture| picture - now).find(|left| *left > FRAME)
    }

    /// Plans a blink once the face is at rest, and the next one once it is over. One that nobody was there to see is left out.
    fn plan_the_next_blink(&mut self, now: f64, times: FaceTimes) {
        if times.blink <= 0.0 || self.is_moving(now, times) {
            return;
        }
        let is_over = self.blinks_at.is_some_and(|at| now > at + f64::from(times.blink) - FRAME);
        if self.blinks_at.is_none() || is_over {
            self.n_blinks = self.n_blinks.wrapping_add(1);
            self.blinks_at = Some(now + BLINKS_AFTER + BLINKS_WITHIN * unevenly(self.n_blinks));
        }
    }

    fn lids_shut(&self, now: f64, times: FaceTimes) -> f32 {
        let (Some(at), length) = (self.blinks_at, f64::from(times.blink)) else { return 0.0 };
        let elapsed = now + FRAME - at;
        match elapsed {
            elapsed if elapsed < 0.0 || elapsed >= length => 0.0,
            elapsed if elapsed < length * BLINK_SHUT => BLINK_HALF,
            _ => 1.0,
        }
    }

    fn added(&self, now: f64, times: FaceTimes) -> Expression {
        let to = Expression::added_by(self.to.feels);
        Expression::added_between(&self.from_added, &to, since(self.set_out, now), times.change)
    }

    fn aside(&self, now: f64, times: FaceTimes) -> f32 {
        self.from_aside + (whole(self.to.aside) - self.from_aside) * self.part(now, times)
    }

    fn part(&self, now: f64, times: FaceTimes) -> f32 {
        let elapsed = since(self.set_out, now);
        if elapsed >= times.change { 1.0 } else { quadratic_in_out((elapsed / times.change).clamp(0.0, 1.0)) }
    }
}

fn whole(is_so: bool) -> f32 {
    if is_so { 1.0 } else { 0.0 }
}

/// Somewhere in 0 to 1, far from where the one before was: steps of the golden section.
fn unevenly(n: u32) -> f64 {
    (f64::from(n) * 0.618_033_988_75).fract()
}

fn since(then: f64, now: f64) -> f32 {
    (now - then) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIMES: FaceTimes = FaceTimes { change: 0.200, blink: 0.140 };
    const AT_ONCE: FaceTimes = FaceTimes { change: 0.0, blink: 0.0 };
    const AGE: f32 = 0.5;

    fn said(mood: f32, line: u64) -> Said {
        Said { mood, line, aside: false, feels: None, away: false }
    }

    #[test]
    fn a_change_begins_at_one_mood_and_ends_at_the_other_after_200_ms() {
        assert_eq!(Expression::between(-4.0, 5.0, 0.0, 0.2), Expression::from_mood(-4.0));
        assert_eq!(Expression::between(-4.0, 5.0, 0.2, 0.2), Expression::from_mood(5.0));
        assert_ne!(Expression::between(-4.0, 5.0, 0.19, 0.2), Expression::from_mood(5.0));
    }

    #[test]
    fn brows_set_out_first_then_the_mouth_then_the_head() {
        let (rest, end) = (Expression::from_mood(-4.0), Expression::from_mood(8.0));
        let at = |ms: f32| Expression::between(-4.0, 8.0, ms / 1000.0, 0.2);
        let has_left = |part: fn(&Expression) -> f32, ms: f32| (part(&at(ms)) - part(&rest)).abs() > 0.0;
        assert!(has_left(|face| face.brow_in, 20.0) && has_left(|face| face.gaze_x, 20.0));
        assert_eq!((at(30.0).curve, at(30.0).cheek), (rest.curve, rest.cheek));
        assert!(has_left(|face| face.curve, 40.0));
        assert_eq!((at(50.0).tilt, at(50.0).turn, at(50.0).shoulder), (rest.tilt, rest.turn, rest.shoulder));
        assert!(has_left(|face| face.tilt, 60.0));
        assert!((at(199.9).curve - end.curve).abs() < 0.01 && (at(199.9).tilt - end.tilt).abs() < 0.05);
    }

    #[test]
    fn on_its_way_the_face_passes_through_the_moods_between() {
        // From hurt to glad the brows pass the even face, which straight lines from end to end would miss.
        let half = Expression::between(-10.0, 10.0, 0.1, 0.2);
        assert!((half.brow_in - Expression::from_mood(0.0).brow_in).abs() < 1e-4);
    }

    #[test]
    fn a_blink_shuts_the_lids_in_its_middle_and_leaves_the_rest() {
        let face = Expression::from_mood(2.0);
        let middle = face.blinking(0.07, 0.14);
        assert!((middle.lid - 0.08).abs() < 1e-4);
        assert_eq!(Expression { lid: face.lid, ..middle }, face);
        assert_eq!((face.blinking(0.0, 0.14).lid, face.blinking(0.14, 0.14).lid), (face.lid, face.lid));
        assert!(face.blinking(0.03, 0.14).lid < face.lid);
    }

    #[test]
    fn it_moves_only_when_something_is_said_and_comes_to_rest() {
        let mut motion = FaceMotion::new(said(0.0, 1));
        assert!(!motion.is_moving(0.0, TIMES));
        motion.take_in(said(0.0, 1), 5.0, TIMES);
        assert!(!motion.is_moving(5.0, TIMES), "nothing was said");
        motion.take_in(said(3.0, 2), 6.0, TIMES);
        assert!(motion.is_moving(6.0, TIMES) && motion.is_moving(6.19, TIMES));
        assert!(!motion.is_moving(6.201, TIMES));
        assert_eq!(motion.expression(6.201, TIMES, AGE), Expression::from_mood(3.0));
    }

    #[test]
    fn a_new_line_in_the_same_mood_is_one_blink() {
        let mut motion = FaceMotion::new(said(2.0, 1));
        motion.take_in(said(2.0, 2), 1.0, TIMES);
        assert!(motion.expression(1.07, TIMES, AGE).lid < 0.1);
        assert!(!motion.is_moving(1.1401, TIMES));
        assert_eq!(motion.expression(1.1401, TIMES, AGE), Expression::from_mood(2.0));
    }

    #[test]
    fn a_second_change_sets_out_from_where_the_face_is() {
        let mut motion = FaceMotion::new(said(-6.0, 1));
        motion.take_in(said(6.0, 1), 1.0, TIMES);
        let before = motion.mood(1.1, TIMES);
        motion.take_in(said(0.0, 1), 1.1, TIMES);
        assert!((motion.mood(1.1, TIMES) - before).abs() < 1e-4);
        assert!((motion.mood(1.31, TIMES)).abs() < 1e-4);
    }

    #[test]
    fn the_gaze_goes_aside_while_something_is_seen_and_comes_back() {
        let mut motion = FaceMotion::new(said(0.0, 1));
        motion.take_in(Said { aside: true, ..said(0.0, 1) }, 1.0, TIMES);
        assert!((motion.expression(1.3, TIMES, AGE).gaze_x + 0.5).abs() < 1e-5);
        motion.take_in(said(0.0, 1), 2.0, TIMES);
        assert!((motion.expression(2.3, TIMES, AGE).gaze_x - 0.38).abs() < 1e-5);
    }

    #[test]
    fn with_reduced_motion_the_new_face_is_there_at_once_without_a_blink() {
        let mut motion = FaceMotion::new(said(0.0, 1));
        motion.take_in(said(8.0, 2), 1.0, AT_ONCE);
        assert!(!motion.is_moving(1.0, AT_ONCE));
        assert_eq!(motion.expression(1.0, AT_ONCE, AGE), Expression::from_mood(8.0));
    }

    #[test]
    fn a_feeling_moves_in_over_the_mood_and_out_again() {
        let mut motion = FaceMotion::new(said(4.0, 1));
        let moved = Said { feels: Some(Feeling::Moved), ..said(4.0, 1) };
        motion.take_in(moved, 1.0, TIMES);
        assert_eq!(motion.expression(1.0, TIMES, AGE), Expression::from_mood(4.0));
        let added = Expression::added_by(Some(Feeling::Moved));
        assert_eq!(motion.expression(1.3, TIMES, AGE), Expression::from_mood(4.0).with(&added, AGE));
        assert!((motion.mood(1.3, TIMES) - 4.0).abs() < 1e-6, "the tint stays with the mood");
        motion.take_in(said(4.0, 2), 2.0, TIMES);
        assert_eq!(motion.expression(2.3, TIMES, AGE), Expression::from_mood(4.0));
    }

    #[test]
    fn who_is_not_there_turns_away_and_comes_back() {
        let mut motion = FaceMotion::new(said(0.0, 1));
        motion.take_in(Said { away: true, ..said(0.0, 1) }, 1.0, TIMES);
        assert!((motion.away(1.1, TIMES) - 0.5).abs() < 1e-3);
        let away = motion.expression(1.3, TIMES, AGE);
        assert!((away.gaze_x + 0.6).abs() < 1e-5 && (away.turn + 0.5).abs() < 1e-5);
        motion.take_in(said(0.0, 2), 2.0, TIMES);
        assert_eq!(motion.expression(2.3, TIMES, AGE), Expression::from_mood(0.0));
    }

    #[test]
    fn at_rest_it_blinks_every_four_to_seven_seconds_in_three_pictures() {
        let mut motion = FaceMotion::new(said(2.0, 1));
        let (mut now, mut last, mut pictures, mut blinks) = (0.0, 0.0, 0, Vec::new());
        while blinks.len() < 20 {
            motion.take_in(said(2.0, 1), now, TIMES);
            assert!(!motion.is_moving(now, TIMES));
            let left = motion.next_blink_in(now, TIMES).unwrap();
            pictures += 1;
            if left > 1.0 {
                assert_eq!(motion.expression(now, TIMES, AGE), Expression::from_mood(2.0));
                assert!(blinks.is_empty() || pictures == 3, "{pictures} pictures");
                assert!(blinks.is_empty() || (3.9..=7.2).contains(&(now - last)), "{}", now - last);
                (last, pictures) = (now, 0);
                blinks.push(left);
            } else {
                assert!(motion.expression(now, TIMES, AGE).lid < Expression::from_mood(2.0).lid);
            }
            // A frame comes a little early.
            now += left - 0.01;
        }
        assert!(blinks.iter().any(|left| *left > 6.0) && blinks.iter().any(|left| *left < 5.0), "{blinks:?}");
    }

    #[test]
    fn with_reduced_motion_no_blink_comes_by_itself() {
        let mut motion = FaceMotion::new(said(2.0, 1));
        motion.take_in(said(2.0, 1), 1.0, AT_ONCE);
        assert_eq!(motion.next_blink_in(1.0, AT_ONCE), None);
    }
}
