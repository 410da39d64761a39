//! Months and days of the week, by their English names.

use jiff::civil::Weekday;

/// Each month, and how newspapers cut its name short: of some they keep the dot.
const MONTHS: [(&str, &[&str]); 12] = [
    ("january", &["jan", "jan."]),
    ("february", &["feb", "feb."]),
    ("march", &[]),
    ("april", &["apr."]),
    ("may", &[]),
    ("june", &[]),
    ("july", &[]),
    ("august", &["aug."]),
    ("september", &["sept", "sept.", "sep."]),
    ("october", &["oct", "oct."]),
    ("november", &["nov", "nov."]),
    ("december", &["dec", "dec."]),
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// The number of the month that a word names in running text, in lower case: `march`, `sept.`, but
/// not `mar`.
pub(crate) fn month(lower: &str) -> Option<i8> {
    numbered(|(name, short)| *name == lower || short.contains(&lower))
}

/// The number of the month that a word names where nothing but a month is likely, in full or cut
/// short anywhere: `March`, `Mar`, `Septem`.
pub(crate) fn month_cut_short(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    numbered(|(name, _)| word.len() >= 3 && name.starts_with(&word))
}

/// The day of the week that a word names, in lower case.
pub(crate) fn weekday(lower: &str) -> Option<Weekday> {
    let mut days = WEEKDAYS.iter();
    days.find(|(name, _)| *name == lower).map(|(_, day)| *day)
}

fn numbered(is_it: impl Fn(&(&str, &[&str])) -> bool) -> Option<i8> {
    let place = MONTHS.iter().position(is_it)?;
    i8::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_many_names() {
        for (word, number) in [
            ("may", 5),
            ("sept.", 9),
            ("sep.", 9),
            ("jan", 1),
            ("apr.", 4),
        ] {
            assert_eq!(month(word), Some(number), "{word}");
        }
        for word in ["mar", "apr", "sep", "ma", "mars", ""] {
            assert_eq!(month(word), None, "{word}");
        }
        assert_eq!(month_cut_short("Mar"), Some(3));
        assert_eq!(month_cut_short("SEPTEM"), Some(9));
        assert_eq!(month_cut_short("ma"), None);
        assert_eq!(month_cut_short("marching"), None);
        assert_eq!(weekday("sunday"), Some(Weekday::Sunday));
        assert_eq!(weekday("sun"), None);
    }
}
