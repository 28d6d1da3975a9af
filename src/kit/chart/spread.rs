//! Words that stand one below the other, moved apart where they would meet.

use egui::Rangef;

/// Moves heights, from top to bottom, so far apart that none is nearer to the next than `gap`, and keeps them within a range.
/// Answers whether there was room for that; where there was none, some are nearer.
pub(super) fn spread(heights: &mut [f32], gap: f32, within: Rangef) -> bool {
    let mut least = within.min;
    for height in heights.iter_mut() {
        *height = height.max(least);
        least = *height + gap;
    }
    let mut most = within.max;
    for height in heights.iter_mut().rev() {
        *height = height.min(most);
        most = *height - gap;
    }
    heights.first().is_none_or(|first| *first >= within.min - 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(mut heights: Vec<f32>, expected: &[f32], has_room: bool) {
        assert_eq!(spread(&mut heights, 10.0, Rangef::new(0.0, 40.0)), has_room, "{heights:?}");
        assert_eq!(heights, expected);
    }

    #[test]
    fn words_that_would_meet_stand_apart_and_others_stay() {
        check(vec![5.0, 20.0], &[5.0, 20.0], true);
        check(vec![5.0, 8.0, 30.0], &[5.0, 15.0, 30.0], true);
        check(vec![-3.0, 33.0, 39.0], &[0.0, 30.0, 40.0], true);
        check(vec![], &[], true);
    }

    #[test]
    fn where_there_is_no_room_it_says_so() {
        check(vec![0.0, 1.0, 2.0, 3.0, 4.0, 5.0], &[-10.0, 0.0, 10.0, 20.0, 30.0, 40.0], false);
    }
}
