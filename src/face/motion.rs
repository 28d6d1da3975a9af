//! How a face moves when something is said, as a function of the time since.
//!
//! The time comes in as a value, and whoever keeps a [`FaceMotion`] says whose it is: here nothing knows a clock or a name.
//!
//! Nothing moves by itself: a change of mood, one blink and a look aside all end.
//! With reduced motion every length is 0: the new face is there at once, and there is no blink.

use egui::emath::easing::quadratic_in_out;

use super::Expression;

/// The gaze while what is seen, and not what is said, is the newest thing on the screen.
const GAZE_ASIDE: f32 = -0.5;
/// How far the lids stay open in the middle of a blink.
const LID_SHUT: f32 = 0.08;
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
        let on_the_way = |starts: f32| {
            let part = ((elapsed / length - starts) / (1.0 - starts)).clamp(0.0, 1.0);
            Self::from_mood(from_mood + (to_mood - from_mood) * quadratic_in_out(part))
        };
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
        let shut = quadratic_in_out(1.0 - (2.0 * elapsed / length - 1.0).abs());
        Self { lid: self.lid + (LID_SHUT.min(self.lid) - self.lid) * shut, ..self }
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
}

/// A face in motion: from where, to where, and since when. A screen keeps one beside its view state.
#[derive(Clone, Copy, Debug)]
pub struct FaceMotion {
    from_mood: f32,
    from_aside: f32,
    to: Said,
    /// When mood or gaze set out, and when the newest line began, in seconds of the caller's clock.
    set_out: f64,
    line_began: f64,
}

impl FaceMotion {
    /// At rest as things stand.
    pub fn new(said: Said) -> Self {
        let long_ago = f64::NEG_INFINITY;
        Self { from_mood: said.mood, from_aside: aside(said), to: said, set_out: long_ago, line_began: long_ago }
    }

    /// Takes in how things stand now: a new mood sets out from wherever the face is, a new line begins with a blink.
    pub fn take_in(&mut self, said: Said, now: f64, times: FaceTimes) {
        if said.line != self.to.line {
            self.line_began = now;
        }
        if (said.mood - self.to.mood).abs() > f32::EPSILON || said.aside != self.to.aside {
            (self.from_mood, self.from_aside) = (self.mood(now, times), self.aside(now, times));
            self.set_out = now;
        }
        self.to = said;
    }

    /// The face at this moment.
    pub fn expression(&self, now: f64, times: FaceTimes) -> Expression {
        Expression::between(self.from_mood, self.to.mood, since(self.set_out, now), times.change)
            .looking_aside(self.aside(now, times))
            .blinking(since(self.line_began, now), times.blink)
    }

    /// The mood at this moment, for what goes with the face, such as the tint of the stage.
    pub fn mood(&self, now: f64, times: FaceTimes) -> f32 {
        self.from_mood + (self.to.mood - self.from_mood) * self.part(now, times)
    }

    /// Whether another frame is needed. After the last one the face stands still until something is said.
    pub fn is_moving(&self, now: f64, times: FaceTimes) -> bool {
        since(self.set_out, now) < times.change || since(self.line_began, now) < times.blink
    }

    fn aside(&self, now: f64, times: FaceTimes) -> f32 {
        self.from_aside + (aside(self.to) - self.from_aside) * self.part(now, times)
    }

    fn part(&self, now: f64, times: FaceTimes) -> f32 {
        let elapsed = since(self.set_out, now);
        if elapsed >= times.change { 1.0 } else { quadratic_in_out((elapsed / times.change).clamp(0.0, 1.0)) }
    }
}

fn aside(said: Said) -> f32 {
    if said.aside { 1.0 } else { 0.0 }
}

fn since(then: f64, now: f64) -> f32 {
    (now - then) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIMES: FaceTimes = FaceTimes { change: 0.200, blink: 0.140 };
    const AT_ONCE: FaceTimes = FaceTimes { change: 0.0, blink: 0.0 };

    fn said(mood: f32, line: u64) -> Said {
        Said { mood, line, aside: false }
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
        assert_eq!(motion.expression(6.201, TIMES), Expression::from_mood(3.0));
    }

    #[test]
    fn a_new_line_in_the_same_mood_is_one_blink() {
        let mut motion = FaceMotion::new(said(2.0, 1));
        motion.take_in(said(2.0, 2), 1.0, TIMES);
        assert!(motion.expression(1.07, TIMES).lid < 0.1);
        assert!(!motion.is_moving(1.1401, TIMES));
        assert_eq!(motion.expression(1.1401, TIMES), Expression::from_mood(2.0));
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
        assert!((motion.expression(1.3, TIMES).gaze_x + 0.5).abs() < 1e-5);
        motion.take_in(said(0.0, 1), 2.0, TIMES);
        assert!((motion.expression(2.3, TIMES).gaze_x - 0.38).abs() < 1e-5);
    }

    #[test]
    fn with_reduced_motion_the_new_face_is_there_at_once_without_a_blink() {
        let mut motion = FaceMotion::new(said(0.0, 1));
        motion.take_in(said(8.0, 2), 1.0, AT_ONCE);
        assert!(!motion.is_moving(1.0, AT_ONCE));
        assert_eq!(motion.expression(1.0, AT_ONCE), Expression::from_mood(8.0));
    }
}
