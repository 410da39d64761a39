//! Meetings, summits and visits that have no name: what one place says of the month and another of the city is
//! said of one, and it is called by both.

use super::group::Group;
use super::known::is_month;
use super::naming::Named;
use super::scene::{Scene, code};
use super::sketch::{Sketch, short_name};
use crate::extract::extraction::{EntityId, EntityLabel, Period};
use crate::lexicon::EventId;

/// Words in several places that mean one meeting.
#[derive(Debug, Default)]
pub(super) struct Meeting {
    /// Which sketches.
    pub(super) members: Vec<usize>,
    is_visit: bool,
    is_summit: bool,
    head: String,
    period: Option<Period>,
    place: Option<EntityId>,
    owner: Option<EntityId>,
}

/// The meetings that `sketches` tell of, but for those that `is_known`.
pub(super) fn meetings(
    scene: &Scene,
    sketches: &[Sketch],
    is_known: impl Fn(usize) -> bool,
) -> Vec<Meeting> {
    let mut found: Vec<Meeting> = Vec::new();
    let free = |place: &usize| !is_known(*place) && is_meeting(&sketches[*place]);
    let places: Vec<usize> = (0..sketches.len()).filter(free).collect();
    // Those that stand for themselves come first.
    let (strong, weak): (Vec<usize>, Vec<usize>) = places
        .into_iter()
        .partition(|place| is_strong(scene, &sketches[*place]));
    for (place, can_begin) in strong
        .iter()
        .map(|at| (*at, true))
        .chain(weak.iter().map(|at| (*at, false)))
    {
        let sketch = &sketches[place];
        let own = found.iter_mut().find(|meeting| meeting.fits(scene, sketch));
        match own {
            Some(meeting) => meeting.add(scene, sketch, place),
            None if can_begin => {
                let mut new = Meeting::default();
                new.add(scene, sketch, place);
                found.push(new);
            }
            None => {}
        }
    }
    found
}

fn is_meeting(sketch: &Sketch) -> bool {
    let is_group = matches!(
        sketch.group,
        Some(Group::Summit | Group::Meeting | Group::Visit)
    );
    let is_told = sketch.place.is_some() || sketch.period.is_some();
    is_group && !sketch.is_proper && is_told && !sketch.is_adjective && sketch.ordinal.is_none()
}

/// Whether somebody would know it by that alone.
fn is_strong(scene: &Scene, sketch: &Sketch) -> bool {
    let is_month = sketch.period.is_some_and(is_month) && sketch.is_definite;
    let is_in_front = sketch.words.end == sketch.head + 1;
    let place = sketch.place.map(|place| scene.entities.label(place));
    match sketch.group {
        Some(Group::Summit) => is_month || place.is_some() && (sketch.others == 0 || !is_in_front),
        Some(Group::Meeting) => {
            let is_city = place == Some(EntityLabel::Place) && is_in_front;
            is_month || is_city && sketch.is_definite && sketch.others == 0
        }
        _ => is_month,
    }
}

impl Meeting {
    fn fits(&self, scene: &Scene, sketch: &Sketch) -> bool {
        let periods = self
            .period
            .zip(sketch.period)
            .map(|(own, other)| overlap(own, other));
        let places = self.place.zip(sketch.place);
        let places =
            places.map(|(own, other)| is_in(scene, own, other) || is_in(scene, other, own));
        let owners = self
            .owner
            .zip(sketch.owner)
            .map(|(own, other)| own == other);
        self.is_visit == (sketch.group == Some(Group::Visit))
            && periods != Some(false)
            && places != Some(false)
            && owners != Some(false)
            && (periods == Some(true) || places == Some(true))
    }

    fn add(&mut self, scene: &Scene, sketch: &Sketch, place: usize) {
        if self.members.is_empty() {
            scene.reading.lower(sketch.head).clone_into(&mut self.head);
            self.is_visit = sketch.group == Some(Group::Visit);
        }
        self.members.push(place);
        self.is_summit |= sketch.group == Some(Group::Summit);
        self.period = match (self.period, sketch.period) {
            (Some(own), Some(other)) => Some(own)
                .filter(|_| is_month(own) || !is_month(other))
                .or(Some(other)),
            (own, other) => own.or(other),
        };
        self.place = match (self.place, sketch.place) {
            (Some(own), Some(other)) if is_in(scene, other, own) => Some(other),
            (own, other) => own.or(other),
        };
        self.owner = self.owner.or(sketch.owner);
    }

    /// The meeting that the lexicon has: whoever met is spoken of, and day and place are right.
    pub(super) fn known(&self, scene: &Scene) -> Option<EventId> {
        let mut found = scene.lexicon.events.all().filter(|(_, event)| {
            let Some(date) = event.date else { return false };
            let period = Period {
                first: date,
                last: event.until.unwrap_or(date),
            };
            let is_then = self.period.is_none_or(|own| overlap(own, period));
            let is_there = self.place.is_none_or(|place| {
                let entity = scene.entities.get(place);
                let is_country = entity.label == EntityLabel::Country;
                event.place.as_ref() == Some(&entity.name)
                    || is_country && event.country.as_deref() == code(scene.entities, place)
            });
            !event.people.is_empty() && is_then && is_there && scene.has_all(&event.people)
        });
        let (only, _) = found.next()?;
        (found.next().is_none() && !self.is_visit).then_some(only)
    }

    /// "Busan summit", "October 2025 summit in South Korea", "November 2025 OPEC meeting"
    pub(super) fn named(&self, scene: &Scene) -> Option<Named> {
        if self.is_visit {
            return self.visit(scene);
        }
        let head = if self.is_summit { "summit" } else { &self.head };
        let place = self.place.map(|place| scene.entities.get(place));
        let month = self.period.filter(|period| is_month(*period));
        let month = month.map(|month| month.first.strftime("%B %Y").to_string());
        let name = match (place, month) {
            (Some(place), _) if place.label == EntityLabel::Place => {
                format!("{} {head}", place.name)
            }
            (Some(place), Some(month)) => format!("{month} {head} in {}", place.name),
            (Some(place), None) => format!("{} {head}", place.name),
            (None, Some(month)) => {
                let owner = self
                    .owner
                    .filter(|owner| scene.entities.label(*owner) == EntityLabel::Organization);
                let owner = owner.map(|owner| format!("{} ", short_name(scene.entities, owner)));
                format!("{month} {}{head}", owner.unwrap_or_default())
            }
            (None, None) => return None,
        };
        Some(Named {
            name,
            of: self.place,
            period: self.period,
        })
    }

    /// "Donald Trump's April 2026 visit to Beijing"; nothing where neither the guest nor the host is known.
    fn visit(&self, scene: &Scene) -> Option<Named> {
        let month = self.period.filter(|period| is_month(*period))?;
        let place = self.place.or_else(|| scene.destination(month));
        let guest = self.owner.map(|owner| short_name(scene.entities, owner));
        if guest.is_none() && place.is_none() {
            return None;
        }
        let guest = guest.map(|guest| format!("{guest}'s "));
        let to = place.map(|place| format!(" to {}", scene.entities.get(place).name));
        Some(Named {
            name: format!(
                "{}{} visit{}",
                guest.unwrap_or_default(),
                month.first.strftime("%B %Y"),
                to.unwrap_or_default()
            ),
            of: place,
            period: Some(month),
        })
    }
}

fn overlap(left: Period, right: Period) -> bool {
    left.first <= right.last && right.first <= left.last
}

/// Whether a place is another, or in that country.
fn is_in(scene: &Scene, place: EntityId, other: EntityId) -> bool {
    place == other || scene.entities.get(place).of.contains(&other)
}
