//! An office at a date becomes who holds it.

use super::Entities;
use crate::extract::extraction::{EntityId, EntityLabel};
use crate::extract::reading::Reading;
use crate::lexicon::{EntryId, Holder, Office, TitleId};
use jiff::civil::Date;

/// Whoever holds an office.
#[derive(Debug, Clone, Copy)]
pub(in crate::extract) enum Incumbent {
    /// Somebody named in the document.
    Present(EntityId),
    /// Somebody known from the table only.
    Known(EntryId),
}

/// Gives those people of the document an office whom the text gives none, and who hold one on that day.
pub(in crate::extract) fn add_roles(entities: &mut Entities, day: Option<Date>) {
    let Some(day) = day else { return };
    let lexicon = entities.lexicon;
    for at in 0..entities.list.len() {
        let entity = &entities.list[at];
        if entity.label != EntityLabel::Person || !entity.known || entity.role.is_some() {
            continue;
        }
        let Some(office) = lexicon.offices.held_by(&entity.name, day) else {
            continue;
        };
        entities.list[at].role = Some(office.name.clone());
        let body = office.organization.as_deref();
        if let Some(entry) = body.and_then(|name| lexicon.gazetteer.named(name)) {
            let body = entities.of_entry(entry);
            entities.set_of(EntityId(at), body);
        }
    }
}

/// Who holds the office of that country or organisation on that day, or without a day the latest
/// who is named in the document; by the table alone where nobody in the document does.
pub(in crate::extract) fn incumbent(
    reading: &Reading,
    entities: &Entities,
    of: EntityId,
    title: TitleId,
    day: Option<Date>,
) -> Option<Incumbent> {
    let of = entities.get(of);
    let is_office_of = |office: &&Office| match &of.iso {
        Some((iso2, _)) => office.country.as_ref() == Some(iso2),
        None => office.organization.as_ref() == Some(&of.name),
    };
    let offices = reading.lexicon.offices.with_title(title);
    let holders: Vec<&Holder> = offices
        .filter(is_office_of)
        .flat_map(|office| &office.holders)
        .filter(|holder| day.is_none_or(|day| holder.holds_on(day)))
        .collect();
    let present = holders
        .iter()
        .rev()
        .find_map(|holder| entities.present_name(&holder.name));
    let current = holders
        .iter()
        .rev()
        .find(|holder| holder.to.is_none() || day.is_some());
    present.map(Incumbent::Present).or_else(|| {
        let entry = reading.lexicon.gazetteer.named(&current?.name)?;
        Some(Incumbent::Known(entry))
    })
}
