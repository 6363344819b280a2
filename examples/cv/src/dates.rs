//! Dates and ages as people write them.

use std::time::Duration;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `2024-03` or `2024-03-05T…` as `Mar 2024`; anything else as it came.
pub(crate) fn month_and_year(date: &str) -> String {
    let named = || {
        let (year, rest) = date.split_at_checked(4)?;
        let month: usize = rest.strip_prefix('-')?.get(..2)?.parse().ok()?;
        let name = MONTHS.get(month.checked_sub(1)?)?;
        year.bytes().all(|b| b.is_ascii_digit()).then(|| format!("{name} {year}"))
    };
    named().unwrap_or_else(|| date.to_owned())
}

/// An age in its largest whole unit: `3 days`.
pub(crate) fn age(age: Duration) -> String {
    let seconds = age.as_secs();
    let (count, unit) = match seconds {
        0..60 => return "less than a minute".to_owned(),
        60..3600 => (seconds / 60, "minute"),
        3600..86_400 => (seconds / 3600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_named() {
        assert_eq!(month_and_year("2024-03"), "Mar 2024");
        assert_eq!(month_and_year("2025-12-31T23:59:59Z"), "Dec 2025");
    }

    #[test]
    fn what_is_no_month_stays_as_it_is() {
        for text in ["2012", "", "2024-13", "2024-00", "next-03", "soon", "äöü€-1"] {
            assert_eq!(month_and_year(text), text);
        }
    }

    #[test]
    fn ages_use_the_largest_unit() {
        let cases = [
            (0, "less than a minute"),
            (59, "less than a minute"),
            (60, "1 minute"),
            (3599, "59 minutes"),
            (7200, "2 hours"),
            (86_400, "1 day"),
            (300_000, "3 days"),
        ];
        for (seconds, text) in cases {
            assert_eq!(age(Duration::from_secs(seconds)), text);
        }
    }
}
