//! Spellings that mean the same name become one text.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// `name` without case, diacritics, apostrophes, punctuation and a leading "the".
///
/// ```text
/// "The U.S." → "us"    "Türkiye’s" → "turkiyes"    "Jean-Claude" → "jean claude"
/// ```
pub(crate) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for character in name.nfkd().flat_map(char::to_lowercase) {
        match character {
            '.' | '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => {}
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            '&' => folded.push_str(" and "),
            _ if is_combining_mark(character) => {}
            _ if character.is_alphanumeric() => folded.push(character),
            _ => folded.push(' '),
        }
    }
    let mut words = folded.split_whitespace().peekable();
    let article = words.next_if_eq(&"the");
    match words.peek() {
        Some(_) => words.collect::<Vec<_>>().join(" "),
        None => article.unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn spellings_of_a_name_meet() {
        let check = |name: &str, expected: &str| assert_eq!(fold(name), expected, "{name}");
        check("The U.S.", "us");
        check("China’s Foreign Ministry", "chinas foreign ministry");
        check("China's  foreign\tministry", "chinas foreign ministry");
        check("Türkiye", "turkiye");
        check("Łódź", "lodz");
        check("Jean-Claude Juncker", "jean claude juncker");
        check("Trinidad & Tobago", "trinidad and tobago");
        check("the", "the");
        check("習近平", "習近平");
        check("?!", "");
    }
}
