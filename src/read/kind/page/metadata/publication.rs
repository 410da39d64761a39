//! The day on which an article was published, by the calendar of the page.

use super::super::linked::Linked;
use super::day::{Day, Order, day, in_address, in_text};
use super::seen::{Moment, Seen};
use jiff::civil::Date;

/// Names of what heads of pages have for the date of publication, the surest first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:published_time",
    "article:published",
    "og:article:published_time",
    "rnews:datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "article.published",
    "published_time",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publication-date",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "pubdate",
    "ptime",
    "pdate",
    "article_date_original",
    "date",
    "dc.date",
    "dcterms.date",
    "displaydate",
];

/// The same for the last change, which is better than nothing.
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "lastmod",
    "last-modified",
];

/// The day of publication.
pub(super) fn date(seen: &Seen, linked: &Linked, url: Option<&str>) -> Option<Date> {
    let order = Order::of(seen.language.as_deref());
    let mut stamps = linked
        .published
        .as_deref()
        .into_iter()
        .chain(seen.meta_all(PUBLISHED));
    let own = || seen.moments.iter().filter(|moment| moment.is_own);
    let published = || own().filter(|moment| moment.is_publication == Some(true));
    let neutral = || own().filter(|moment| moment.is_publication.is_none());
    let shown = |moment: &Moment| {
        moment
            .stamp
            .as_deref()
            .and_then(day)
            .or_else(|| in_text(&moment.text, order))
    };
    let found = stamps
        .find_map(day)
        .or_else(|| published().find_map(shown))
        .or_else(|| {
            neutral()
                .filter(|moment| moment.stamp.is_some())
                .find_map(shown)
        })
        .or_else(|| neutral().find_map(shown));
    if let Some(found) = found {
        return Some(as_shown(found, seen, order));
    }
    let mut changed = linked
        .modified
        .as_deref()
        .into_iter()
        .chain(seen.meta_all(MODIFIED));
    let last = || own().find_map(shown);
    url.and_then(in_address)
        .or_else(|| changed.find_map(day).or_else(last).map(|day| day.date))
}

/// The day as the page shows it: a moment that is told by the clock of Greenwich may be of another day there.
fn as_shown(found: Day, seen: &Seen, order: Order) -> Date {
    if !found.is_universal {
        return found.date;
    }
    let is_near = |date: &Date| {
        let days = found.date.until(*date).map(|span| span.get_days().abs());
        *date != found.date && days.is_ok_and(|days| days == 1)
    };
    let own = seen
        .moments
        .iter()
        .filter(|moment| moment.is_own && moment.is_publication != Some(false));
    let same = own.filter(|moment| moment.is_publication == Some(true) || moment.stamp.is_some());
    let mut others = same.filter_map(|moment| {
        let stamp = moment
            .stamp
            .as_deref()
            .and_then(day)
            .filter(|day| !day.is_universal && day.has_time);
        stamp
            .or_else(|| in_text(&moment.text, order))
            .map(|day| day.date)
    });
    match others.next() {
        Some(date) if is_near(&date) => date,
        _ => found.date,
    }
}
