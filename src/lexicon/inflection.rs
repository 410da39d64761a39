//! The forms of a verb.

use serde::Deserialize;

/// A verb, with its forms where they are not regular.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Verb {
    /// As after "to".
    pub verb: String,
    /// Third person, past, participle and -ing form; empty for a regular verb.
    #[serde(default)]
    pub forms: Vec<String>,
}

/// One form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum VerbForm {
    /// say
    Base,
    /// says
    Third,
    /// spoke
    Past,
    /// spoken
    Participle,
    /// speaking
    Gerund,
}

/// All forms of a verb.
pub(super) fn inflect(verb: &Verb) -> Vec<(VerbForm, String)> {
    use VerbForm::{Base, Gerund, Participle, Past, Third};
    let base = verb.verb.clone();
    let forms = if verb.forms.len() == 4 {
        verb.forms.clone()
    } else {
        regular(&base)
    };
    let mut all = vec![(Base, base)];
    all.extend([Third, Past, Participle, Gerund].into_iter().zip(forms));
    all
}

fn regular(base: &str) -> Vec<String> {
    let third = match base.strip_suffix('y') {
        Some(stem) if ends_in_consonant(stem) => format!("{stem}ies"),
        _ if base.ends_with(['s', 'x', 'z', 'o'])
            || base.ends_with("ch")
            || base.ends_with("sh") =>
        {
            format!("{base}es")
        }
        _ => format!("{base}s"),
    };
    let past = match (base.strip_suffix('y'), base.strip_suffix('e')) {
        (Some(stem), _) if ends_in_consonant(stem) => format!("{stem}ied"),
        (_, Some(stem)) => format!("{stem}ed"),
        _ => format!("{base}ed"),
    };
    let gerund = match base.strip_suffix('e') {
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) => format!("{stem}ing"),
        _ => format!("{base}ing"),
    };
    vec![third, past.clone(), past, gerund]
}

fn ends_in_consonant(stem: &str) -> bool {
    !stem.ends_with(['a', 'e', 'i', 'o', 'u'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(base: &str, expected: &str) {
        assert_eq!(regular(base).join(" "), expected);
    }

    #[test]
    fn regular_verbs() {
        check("note", "notes noted noted noting");
        check("deny", "denies denied denied denying");
        check("stress", "stresses stressed stressed stressing");
        check("convey", "conveys conveyed conveyed conveying");
        check("agree", "agrees agreed agreed agreeing");
        check("veto", "vetoes vetoed vetoed vetoing");
    }
}
