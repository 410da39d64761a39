//! What a report opens with: "LISBON, March 3, 2025 (Reuters) — ".

use crate::calendar::month_cut_short;

/// Longer ones are none.
const LONGEST: usize = 90;

/// The place, the day and the agency before a report's first words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dateline<'a> {
    /// Its length in bytes, with the dash and the blanks behind it.
    pub length: usize,
    /// The words for the day, where it has any: "March 3, 2025", "Aug. 31".
    pub day: Option<&'a str>,
}

/// The dateline that a paragraph opens with.
#[must_use]
pub fn dateline(paragraph: &str) -> Option<Dateline<'_>> {
    let start = paragraph.len() - paragraph.trim_start().len();
    let (before, length) = before_dash(&paragraph[start..])?;
    let (place, agency) = match before.split_once('(') {
        Some((place, rest)) => (place, Some(rest.strip_suffix(')')?)),
        None => (before, None),
    };
    if agency.is_some_and(|name| name.split(' ').count() > 4 || name.is_empty()) {
        return None;
    }
    let place = place.trim_end();
    let cut = place.find(',').unwrap_or(place.len());
    let (city, rest) = place.split_at(cut);
    let (region, day) = region_and_day(rest)?;
    let is_told = agency.is_some() || day.is_some();
    let is_city = is_in_capitals(city) || is_told && is_name(city);
    (is_city && is_name(region)
        || place.is_empty() && agency.is_some_and(|name| name.starts_with(char::is_uppercase)))
    .then_some(Dateline {
        length: start + length,
        day,
    })
}

/// What stands before the first dash between words, and the length with the dash and the blanks behind it.
fn before_dash(text: &str) -> Option<(&str, usize)> {
    let is_dash = |letter: char| matches!(letter, '—' | '–' | '-');
    let dash = text
        .char_indices()
        .take(LONGEST)
        .find(|(at, letter)| {
            let next = || text[at + letter.len_utf8()..].chars().next();
            let is_wide = *letter == '—' || next().is_some_and(|next| is_dash(next) || next == ' ');
            is_dash(*letter) && is_wide
        })?
        .0;
    let rest = text[dash..].trim_start_matches(is_dash);
    let sentence = rest.trim_start();
    let opens =
        sentence.starts_with(|first: char| first.is_alphanumeric() || "\"“‘'".contains(first));
    let before = text[..dash].trim_end();
    let is_one_line = !text[..text.len() - sentence.len()].contains('\n');
    (opens && is_one_line).then_some((before, text.len() - sentence.len()))
}

/// What follows the city: "Calif.", "Jan. 1".
fn region_and_day(rest: &str) -> Option<(&str, Option<&str>)> {
    let rest = rest.trim_start_matches([',', ' ']);
    let first_digit = rest.find(|letter: char| letter.is_ascii_digit());
    let Some(digit) = first_digit else {
        return Some((rest, None));
    };
    let start = match rest[..digit].trim_end().rfind(", ") {
        Some(comma) => comma + 2,
        None => 0,
    };
    let day = &rest[start..];
    is_day(day).then(|| (rest[..start].trim_end_matches([',', ' ']), Some(day)))
}

/// A month's name and numbers.
fn is_day(words: &str) -> bool {
    let mut words = words.split([' ', ',', '.']).filter(|word| !word.is_empty());
    let (mut months, mut others) = (0, 0);
    words.by_ref().take(4).for_each(|word| {
        let is_month = month_cut_short(word).is_some();
        let is_number = word.len() <= 4 && word.chars().all(|letter| letter.is_ascii_digit());
        months += usize::from(is_month);
        others += usize::from(!is_month && !is_number);
    });
    months == 1 && others == 0 && words.next().is_none()
}

/// One to three words in capitals: "NEW YORK", "ST. LOUIS".
fn is_in_capitals(city: &str) -> bool {
    let letters = city.chars().filter(|letter| letter.is_alphabetic()).count();
    letters >= 3 && is_name(city) && !city.chars().any(char::is_lowercase)
}

/// At most three words that begin with capitals; none, too.
fn is_name(words: &str) -> bool {
    let mut words = words.split([' ', '/']).filter(|word| !word.is_empty());
    let is_part = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.all(|letter| letter.is_alphabetic() || ".,-'’".contains(letter))
    };
    words.by_ref().take(3).all(is_part) && words.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(paragraph: &str, expected: Option<(&str, Option<&str>)>) {
        let found = dateline(paragraph).map(|own| (&paragraph[own.length..], own.day));
        assert_eq!(found, expected, "{paragraph}");
    }

    #[test]
    fn place_day_and_agency_are_no_part_of_the_sentence() {
        check("WASHINGTON — He left.", Some(("He left.", None)));
        check(
            "LISBON, March 3, 2025 — The mayor left.",
            Some(("The mayor left.", Some("March 3, 2025"))),
        );
        check(
            "PASADENA, Calif., Jan. 1 (UPI) — A man",
            Some(("A man", Some("Jan. 1"))),
        );
        check(
            "PARIS, Aug 31 (Reuters) - \"No\"",
            Some(("\"No\"", Some("Aug 31"))),
        );
        check("MANCHESTER, N.H. -- A man", Some(("A man", None)));
        check("Beijing (Reuters) - Xi left.", Some(("Xi left.", None)));
        check("(AP) — Xi left.", Some(("Xi left.", None)));
        check(
            "Berlin, 3 May 2025 – Xi left.",
            Some(("Xi left.", Some("3 May 2025"))),
        );
    }

    #[test]
    fn what_only_looks_like_one_is_kept() {
        check("Trump — a Republican — left.", None);
        check("UPDATE: 5/12 — They left.", None);
        check("VOTERS CARE MORE THAN EVER - They left.", None);
        check("He left - and never came back.", None);
        check("COVID-19 is back.", None);
        check("NATO, which has 32 members — it grew — met.", None);
        check("WASHINGTON — ", None);
        check("", None);
    }
}
