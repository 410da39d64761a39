//! What a date or time is made of: a date, a time and a zone, any of which may be missing.

use super::{Clock, Kind, no_such, too_far};
use crate::graph::Value;
use crate::graph::temporal::{Date, DateTime, LocalDateTime, LocalTime, Offset, Time, Zone};
use crate::query::Error;

/// The parts of a date or time.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    pub(super) date: Option<Date>,
    pub(super) time: Option<LocalTime>,
    pub(super) zone: Option<Zone>,
    /// That of the zone at this date and time.
    pub(super) offset: Option<Offset>,
}

impl Parts {
    /// The parts that a value has; `None` if it is no date or time.
    pub(super) fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::Date(date) => Self {
                date: Some(*date),
                ..Self::default()
            },
            Value::LocalTime(time) => Self {
                time: Some(*time),
                ..Self::default()
            },
            Value::Time(time) => Self {
                time: Some(time.local),
                zone: Some(Zone::Offset(time.offset)),
                offset: Some(time.offset),
                ..Self::default()
            },
            Value::LocalDateTime(moment) => Self {
                date: Some(moment.date),
                time: Some(moment.time),
                ..Self::default()
            },
            Value::DateTime(moment) => Self::of_moment(moment),
            _ => return None,
        })
    }

    pub(super) fn of_moment(moment: &DateTime) -> Self {
        Self {
            date: Some(moment.local().date),
            time: Some(moment.local().time),
            zone: Some(moment.zone().clone()),
            offset: Some(moment.offset()),
        }
    }

    /// The same with its clock moved to a zone: at the same moment if it had a zone, else at the
    /// same time of day.
    pub(super) fn moved(mut self, zone: Zone, kind: Kind, clock: &Clock) -> Result<Self, Error> {
        match (self.zone.take(), kind) {
            (Some(old), Kind::DateTime) => {
                let moment = DateTime::at_local(self.local(), old);
                let moment = moment.and_then(|moment| moment.in_zone(zone));
                Ok(Self::of_moment(&moment.ok_or_else(too_far)?))
            }
            (Some(old), Kind::Time) => {
                let offset = self
                    .offset
                    .unwrap_or_else(|| old.offset_at(clock.seconds()));
                let local = self.time.unwrap_or(LocalTime::MIDNIGHT);
                let time = Time { local, offset }.at_offset(zone.offset_at(clock.seconds()));
                Ok(Self {
                    time: Some(time.local),
                    ..self.at(Zone::Offset(time.offset))
                })
            }
            _ => Ok(self.at(zone)),
        }
    }

    /// The same time of day in a zone.
    pub(super) fn at(self, zone: Zone) -> Self {
        Self {
            zone: Some(zone),
            offset: None,
            ..self
        }
    }

    /// The date, which must be there, and the time, midnight if it is not.
    fn local(&self) -> LocalDateTime {
        LocalDateTime {
            date: self.date.unwrap_or(Date::EPOCH),
            time: self.time.unwrap_or(LocalTime::MIDNIGHT),
        }
    }

    /// The moment that these parts are, in UTC if they have no zone.
    pub(super) fn moment(&self) -> Result<DateTime, Error> {
        let zone = self.zone.clone().unwrap_or(Zone::UTC);
        // Of a time that comes twice, the offset tells which it is.
        let exact = self
            .offset
            .and_then(|offset| DateTime::at_offset(self.local(), offset, zone.clone()));
        exact
            .or_else(|| DateTime::at_local(self.local(), zone))
            .ok_or_else(too_far)
    }

    /// A value of a type, which needs no more than these parts; the time may be missing.
    pub(super) fn finish(self, kind: Kind, clock: &Clock) -> Result<Value, Error> {
        if kind.has_date() && self.date.is_none() {
            let (name, _) = kind.example();
            return Err(no_such(format!(
                "a time has no date, so it makes no {name}"
            )));
        }
        if !kind.has_date() && self.time.is_none() {
            return Err(no_such("a date has no time of day"));
        }
        let local = self.local();
        Ok(match kind {
            Kind::Date => Value::Date(local.date),
            Kind::LocalTime => Value::LocalTime(local.time),
            Kind::LocalDateTime => Value::from(local),
            Kind::DateTime => Value::from(self.moment()?),
            Kind::Time => {
                let zone = self.zone.unwrap_or(Zone::UTC);
                let now = || zone.offset_at(clock.seconds());
                Value::from(Time {
                    local: local.time,
                    offset: self.offset.unwrap_or_else(now),
                })
            }
        })
    }
}
