//! What an event is called that the lexicon does not have; nothing where nobody would know it by that name.

use super::group::{Group, group_of};
use super::known::year;
use super::scene::Scene;
use super::sketch::{Sketch, short_name};
use crate::extract::extraction::{EntityId, EntityLabel, Period};

/// An event by what the text tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) of: Option<EntityId>,
    pub(super) period: Option<Period>,
}

/// The name of what a sketch means, but for meetings and visits.
pub(super) fn named(scene: &Scene, sketch: &Sketch) -> Option<Named> {
    if sketch.is_proper {
        return Some(plain(scene, sketch));
    }
    let name = match sketch.group? {
        Group::Election => election(scene, sketch)?,
        Group::Referendum => referendum(scene, sketch)?,
        Group::Primary => primary(scene, sketch)?,
        Group::War => war(scene, sketch)?,
        Group::Attack => attack(scene, sketch)?,
        Group::Debate => debate(scene, sketch)?,
        Group::Summit | Group::Conference => of_body(scene, sketch)?,
        _ => return None,
    };
    let of = sketch.place.or(sketch.owner);
    Some(Named {
        name,
        of,
        period: sketch.period,
    })
}

/// The words themselves: "Hurricane Matthew".
fn plain(scene: &Scene, sketch: &Sketch) -> Named {
    let words = scene.reading.text_of(&sketch.core).split_whitespace();
    let words: Vec<&str> = words.collect();
    Named {
        name: words.join(" ").replace('’', "'"),
        of: None,
        period: sketch.period,
    }
}

/// "2015 Ghana presidential election"
fn election(scene: &Scene, sketch: &Sketch) -> Option<String> {
    let year = year(sketch)?;
    if sketch.others > 0 || sketch.owner.is_some() {
        return None;
    }
    let place = scene.entities.get(sketch.place?);
    let mut words = vec![year.to_string(), place.name.clone()];
    words.extend(qualifiers(scene, sketch));
    words.push("election".to_owned());
    Some(words.join(" "))
}

fn qualifiers<'s>(scene: &'s Scene, sketch: &'s Sketch) -> impl Iterator<Item = String> + 's {
    let inside = sketch.core.clone().filter(|at| *at != sketch.head);
    let own = sketch.qualifiers.iter().copied().chain(inside);
    own.map(|at| scene.reading.lower(at).to_owned())
}

/// "Catalonia independence referendum"
fn referendum(scene: &Scene, sketch: &Sketch) -> Option<String> {
    let place = scene.entities.get(sketch.place?);
    let year = year(sketch).map(|year| year.to_string());
    let is_in_front = sketch.words.end == sketch.head + 1;
    let is_wide = place.label == EntityLabel::Country || is_in_front;
    if sketch.others > 0 || sketch.owner.is_some() || !is_wide {
        return None;
    }
    let words = year.into_iter().chain([place.name.clone()]);
    let words = words.chain(qualifiers(scene, sketch));
    let words: Vec<String> = words.chain(["referendum".to_owned()]).collect();
    Some(words.join(" "))
}

/// "South Carolina primary", "Nevada caucuses", of whichever party
fn primary(scene: &Scene, sketch: &Sketch) -> Option<String> {
    let place = scene.entities.get(sketch.place?);
    let is_state = place.label == EntityLabel::Place || place.name == "Georgia";
    let head = match scene.reading.lower(sketch.head) {
        "primary" => "primary",
        "caucus" | "caucuses" => "caucuses",
        _ => return None,
    };
    let year = year(sketch).map(|year| format!("{year} "));
    let is_one = is_state && !sketch.is_adjective && sketch.others == 0 && sketch.owner.is_none();
    let year = year.unwrap_or_default();
    is_one.then(|| format!("{year}{} {head}", place.name))
}

/// "Yemen war", "Spanish civil war"
fn war(scene: &Scene, sketch: &Sketch) -> Option<String> {
    let place = scene.entities.get(sketch.place?);
    let is_civil = !sketch.qualifiers.is_empty();
    let is_named = is_civil || !sketch.is_adjective;
    let is_war = place.label == EntityLabel::Country
        && !matches!(place.name.as_str(), "United States" | "United Kingdom")
        && sketch.others == 0
        && sketch.owner.is_none()
        && scene.reading.lower(sketch.words.end) != "on"
        && is_named;
    let kind = if is_civil { "civil war" } else { "war" };
    is_war.then(|| format!("{} {kind}", place.name))
}

/// "Orlando shooting"
fn attack(scene: &Scene, sketch: &Sketch) -> Option<String> {
    let place = scene.entities.get(sketch.place?);
    let is_in_front = sketch.words.end == sketch.head + 1;
    let is_one = place.label == EntityLabel::Place
        && scene.reading.lower(sketch.head) != "shootings"
        && is_in_front
        && sketch.others == 0
        && sketch.owner.is_none();
    let head = scene.reading.lower(sketch.head);
    is_one.then(|| format!("{} {head}", place.name))
}

/// "second presidential debate", "Republican debate on January 14, 2016"
fn debate(scene: &Scene, sketch: &Sketch) -> Option<String> {
    let kind: Vec<String> = sketch
        .qualifiers
        .iter()
        .map(|at| match scene.reading.lower(*at) {
            "gop" | "republican" => "Republican".to_owned(),
            "democratic" => "Democratic".to_owned(),
            other => other.to_owned(),
        })
        .collect();
    let kind = kind.join(" ");
    let is_kind =
        kind.contains("presidential") || kind.contains("Republican") || kind.contains("Democratic");
    let day = sketch
        .period
        .filter(|period| period.first == period.last)
        .map(|period| period.first);
    if !is_kind || sketch.others > 0 {
        return None;
    }
    match (sketch.ordinal, day) {
        (_, Some(day)) => Some(format!("{kind} debate on {}", day.strftime("%B %-d, %Y"))),
        (Some(ordinal), None) => Some(format!("{ordinal} {kind} debate")),
        _ => None,
    }
}

/// "OPEC summit", "AIPAC conference", with the year where it is told
fn of_body(scene: &Scene, sketch: &Sketch) -> Option<String> {
    let owner = sketch.owner?;
    let is_body = scene.entities.label(owner) == EntityLabel::Organization;
    let is_summit = sketch.group == Some(Group::Summit);
    if !is_body || !is_summit && sketch.others > 0 || sketch.others > 1 {
        return None;
    }
    let year = year(sketch).map(|year| format!("{year} "));
    let year = year.unwrap_or_default();
    let head = scene.reading.lower(sketch.head);
    Some(format!(
        "{year}{} {head}",
        short_name(scene.entities, owner)
    ))
}

/// The nouns by which an event of that name can be spoken of.
pub(super) fn nouns(name: &str) -> impl Iterator<Item = (Group, String)> + use<'_> {
    let words = name.split([' ', '-']).map(str::to_lowercase);
    words.filter_map(|word| {
        let group = group_of(&word)?;
        let singular = match word.as_str() {
            "elections" => "election".to_owned(),
            "attacks" | "shootings" | "bombings" => word.trim_end_matches('s').to_owned(),
            _ => word,
        };
        Some((group, singular))
    })
}
