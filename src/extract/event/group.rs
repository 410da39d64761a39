//! What kind of event a noun is for.

/// Kinds of events that are told apart in different ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Group {
    Summit,
    Meeting,
    Visit,
    Conference,
    Convention,
    Debate,
    Election,
    Referendum,
    Primary,
    War,
    Attack,
    Storm,
}

/// The kind of the event that a noun, in lower case, is for.
pub(super) fn group_of(lower: &str) -> Option<Group> {
    Some(match lower {
        "summit" => Group::Summit,
        "meeting" | "talks" => Group::Meeting,
        "visit" | "trip" => Group::Visit,
        "conference" => Group::Conference,
        "convention" => Group::Convention,
        "debate" => Group::Debate,
        "election" | "elections" | "midterms" => Group::Election,
        "referendum" => Group::Referendum,
        "primary" | "primaries" | "caucus" | "caucuses" => Group::Primary,
        "war" => Group::War,
        "attack" | "attacks" | "shooting" | "shootings" | "massacre" | "bombing" | "bombings" => {
            Group::Attack
        }
        "hurricane" | "typhoon" | "cyclone" => Group::Storm,
        _ => return None,
    })
}

/// What tells which event of its kind is meant, beside names and times.
pub(super) fn is_qualifier(group: Group, lower: &str) -> bool {
    match group {
        Group::Summit => matches!(
            lower,
            "leaders" | "annual" | "peace" | "climate" | "economic" | "security" | "special"
        ),
        Group::Debate => {
            is_party(lower)
                || matches!(
                    lower,
                    "presidential" | "vice" | "vice-presidential" | "primary"
                )
        }
        Group::Election => matches!(
            lower,
            "presidential"
                | "general"
                | "parliamentary"
                | "legislative"
                | "midterm"
                | "congressional"
                | "federal"
                | "local"
                | "municipal"
                | "regional"
                | "national"
                | "snap"
                | "gubernatorial"
                | "mayoral"
        ),
        Group::Primary => is_party(lower) || lower == "presidential",
        Group::War => lower == "civil",
        Group::Referendum => matches!(lower, "independence" | "constitutional"),
        Group::Attack => matches!(lower, "terror" | "terrorist" | "mass"),
        _ => false,
    }
}

fn is_party(lower: &str) -> bool {
    matches!(lower, "republican" | "democratic" | "gop" | "party")
}

/// Which one of several: "second".
pub(super) fn ordinal(lower: &str) -> Option<&'static str> {
    Some(match lower {
        "first" | "1st" => "first",
        "second" | "2nd" => "second",
        "third" | "3rd" => "third",
        "fourth" | "4th" => "fourth",
        "fifth" | "5th" => "fifth",
        "final" => "final",
        _ => return None,
    })
}
