//! Whether the window of the wall stands where it was put, and when it is put there again. Its own account and the time come in as
//! values; nothing here opens a window.

use jiff::Timestamp;

use super::screens::Monitor;

/// A window this near to its place, in pixels, is there.
const NEARLY: f32 = 2.0;
/// A window that is not in its place for so long, in milliseconds, does not get there by itself. Twice as long after each try, up to
/// four times, so that the wall is back within two seconds of the last try that was in vain: whoever places the windows of a busy machine may know of a cable later than this program.
const FOR_A_MOMENT: i128 = 250;
const MOST_DOUBLINGS: u32 = 2;
/// How often a window is put in its place again that is on its screen but does not fill it: some desks keep a bar of their own.
const MOST_TRIES_ON_ITS_SCREEN: u32 = 2;
/// The same for one that is on another screen, where the group does not see it.
const MOST_TRIES_ELSEWHERE: u32 = 7;
/// A window that has stood in its place for so long, in milliseconds, may be put there as often once more.
const FOR_A_WHILE: i128 = 1_000;

/// Where a window stands, in pixels of all screens: left, top, width and height.
type Stands = [f32; 4];

/// Whether a window is where it was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strays {
    No,
    /// It may still be on its way.
    JustNow,
    ForLong,
}

/// Where the window of the wall stands by its own account, and how often it was put in its place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Placement {
    /// By which placing it was put, which window it is since then, and how often it was put again since it last stood in its place.
    placing: u32,
    window: u32,
    tries: u32,
    /// `None` until it was drawn there.
    stands: Option<Stands>,
    /// Since when that is its place, or is not.
    stood_since: Option<Timestamp>,
    strays_since: Option<Timestamp>,
}

impl Placement {
    /// The window is put by this placing. Answers whether it is another than before, so that it is a new window.
    pub fn put(&mut self, placing: u32) -> bool {
        let is_news = self.placing != placing;
        if is_news {
            *self = Self { placing, ..Self::default() };
        }
        is_news
    }

    /// The window says where it stands; `None` while it does not know. Answers whether that is elsewhere than it said before.
    pub fn stands_at(&mut self, stands: Option<Stands>) -> bool {
        let is_news = self.stands != stands;
        self.stands = stands;
        is_news
    }

    /// Whether the window was drawn since it was put in its place.
    pub fn is_open(&self) -> bool {
        self.stands.is_some()
    }

    /// Which window it is: by its placing, and among those that were put by it.
    pub fn window(&self) -> (u32, u32) {
        (self.placing, self.window)
    }

    /// Whether it has said for a moment that it does not fill this screen, and there is something left to try.
    pub fn strays_from(&mut self, screen: &Monitor, now: Timestamp) -> Strays {
        let since = |since: Timestamp| now.duration_since(since).as_millis();
        let most = self.stands.map_or(0, |stands| most_tries(stands, screen));
        if most == 0 {
            self.strays_since = None;
            if self.stands.is_some() {
                self.stood_since.get_or_insert(now);
            }
            return Strays::No;
        }
        if self.stood_since.take().is_some_and(|stood| since(stood) >= FOR_A_WHILE) {
            self.tries = 0;
        }
        if self.tries >= most {
            return Strays::No;
        }
        let strays = *self.strays_since.get_or_insert(now);
        let is_for_long = since(strays) >= FOR_A_MOMENT << self.tries.min(MOST_DOUBLINGS);
        if is_for_long { Strays::ForLong } else { Strays::JustNow }
    }

    /// It is put in its place once more, another way: that is another window.
    pub fn try_again(&mut self) {
        *self = Self { placing: self.placing, window: self.window + 1, tries: self.tries + 1, ..Self::default() };
    }
}

/// How often a window that stands here is put again on this screen in all; none where it fills that screen.
fn most_tries([x, y, wide, high]: Stands, screen: &Monitor) -> u32 {
    let (left, top) = (screen.place.0 as f32, screen.place.1 as f32);
    let (width, height) = (screen.size.0 as f32, screen.size.1 as f32);
    let (across, down) = (x - left, y - top);
    if across.abs() <= NEARLY && down.abs() <= NEARLY && wide >= width - NEARLY && high >= height - NEARLY {
        return 0;
    }
    let is_on_its_screen = (0.0..width).contains(&(across + wide / 2.0)) && (0.0..height).contains(&(down + high / 2.0));
    if is_on_its_screen { MOST_TRIES_ON_ITS_SCREEN } else { MOST_TRIES_ELSEWHERE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_stays_elsewhere_is_put_in_its_place_again_but_not_for_ever() {
        let mut wall = Placement::default();
        let screen = Monitor { name: "projector".to_owned(), place: (1_280, 0), size: (1_920, 1_080) };
        let at = |milliseconds: i64| Timestamp::from_millisecond(1_800_000_000_000 + milliseconds).unwrap();
        assert_eq!(wall.strays_from(&screen, at(0)), Strays::No, "it was not drawn yet");
        wall.stands_at(Some([1_280.0, 0.0, 1_920.0, 1_080.0]));
        assert_eq!(wall.strays_from(&screen, at(0)), Strays::No);
        let over_the_desk = [2.0, 2.0, 1_280.0, 720.0];
        let below_a_bar = [1_280.0, 30.0, 1_920.0, 1_050.0];
        for (stands, most) in [(over_the_desk, MOST_TRIES_ELSEWHERE), (below_a_bar, MOST_TRIES_ON_ITS_SCREEN)] {
            let mut wall = Placement::default();
            let tried_in_vain = |wall: &mut Placement, now: i64| {
                for tries in 0..most {
                    wall.stands_at(Some(stands));
                    let pause = 250 << tries.min(2);
                    assert_eq!(wall.strays_from(&screen, at(now)), Strays::JustNow, "it may be on its way");
                    assert_eq!(wall.strays_from(&screen, at(now + pause - 1)), Strays::JustNow, "after {tries} tries");
                    assert_eq!(wall.strays_from(&screen, at(now + pause)), Strays::ForLong, "after {tries} tries");
                    wall.try_again();
                    assert!(!wall.is_open(), "another window was not drawn yet");
                }
                wall.stands_at(Some(stands));
                assert_eq!(wall.strays_from(&screen, at(now + 9_000)), Strays::No);
            };
            tried_in_vain(&mut wall, 0);
            // Once it has stood there for a while, whatever moves it away is something new.
            wall.stands_at(Some([1_280.0, 0.0, 1_920.0, 1_080.0]));
            let window = wall.window();
            wall.strays_from(&screen, at(20_000));
            assert_eq!(wall.window(), window, "it is the same window");
            tried_in_vain(&mut wall, 40_000);
        }
    }

    #[test]
    fn a_window_that_was_put_anew_is_another_one_and_is_waited_for() {
        let mut wall = Placement::default();
        assert!(wall.put(3) && !wall.put(3));
        assert!(wall.stands_at(Some([0.0, 0.0, 10.0, 10.0])) && !wall.stands_at(Some([0.0, 0.0, 10.0, 10.0])));
        wall.try_again();
        let before = wall.window();
        assert!(wall.put(4) && !wall.is_open());
        assert_ne!(wall.window(), before);
    }
}
