//! The clock of a scene, as far as its times can be read: "14:29", or "Tuesday, 16:55".

/// How many minutes lie between two times of one day; `None` where they are not of one day, cannot be read, or run backwards.
pub(super) fn minutes_between(before: &str, now: &str) -> Option<u16> {
    let ((day, before), (next, now)) = (read(before)?, read(now)?);
    if next.is_empty() || next == day { now.checked_sub(before) } else { None }
}

/// The day as it is written, empty where none is, and the minute of the day.
fn read(time: &str) -> Option<(&str, u16)> {
    let (day, time) = time.rsplit_once(", ").unwrap_or(("", time));
    let (hours, minutes) = time.trim().split_once(':')?;
    let (hours, minutes) = (hours.parse::<u16>().ok()?, minutes.parse::<u16>().ok()?);
    (hours < 24 && minutes < 60).then_some((day.trim(), hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_counted_within_one_day_alone() {
        assert_eq!(minutes_between("15:36", "17:40"), Some(124));
        assert_eq!(minutes_between("Tuesday, 16:50", "18:20"), Some(90));
        assert_eq!(minutes_between("Tuesday, 16:50", "Tuesday, 18:20"), Some(90));
        assert_eq!(minutes_between("Tuesday, 16:50", "Thursday, 16:55"), None);
        assert_eq!(minutes_between("18:35", "Monday, 19:10"), None);
        assert_eq!(minutes_between("14:00", "13:00"), None);
        assert_eq!(minutes_between("14:00", "next morning"), None);
        assert_eq!(minutes_between("28 January", "28 January, 11:20"), None);
    }
}
