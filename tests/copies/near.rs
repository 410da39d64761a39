//! Pairs of articles that are about the same, by the words that they share and few others have.

use crate::Article;
use std::collections::{BTreeMap, HashMap};

/// A word of so many articles tells nothing.
const COMMON: usize = 200;

/// So many days lie at most between two articles on the same event.
const DAYS: i32 = 3;

/// Pairs of articles of the same days and the cosine of their words (tf-idf), the most alike first; of papers
/// whose files do not tell the day, of any day.
pub(crate) fn near_pairs(articles: &[Article]) -> Vec<((usize, usize), f64)> {
    let days: Vec<Option<jiff::civil::Date>> = articles.iter().map(day).collect();
    let mut alike: HashMap<(usize, usize), f64> = HashMap::new();
    for uses in weights(articles).values() {
        for (place, (other, weight)) in uses.iter().enumerate() {
            for (one, own) in &uses[..place] {
                *alike.entry((*one, *other)).or_default() += own * weight;
            }
        }
    }
    let mut pairs: Vec<_> = alike
        .into_iter()
        .filter(|((one, other), _)| match (days[*one], days[*other]) {
            (Some(one), Some(other)) => one
                .since(other)
                .is_ok_and(|span| span.get_days().abs() <= DAYS),
            (one, other) => one == other,
        })
        .collect();
    pairs.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    pairs
}

/// The articles that use a word, and how much it counts in each.
#[expect(clippy::cast_precision_loss, reason = "there are few articles")]
fn weights(articles: &[Article]) -> BTreeMap<String, Vec<(usize, f64)>> {
    let mut uses: BTreeMap<String, Vec<(usize, f64)>> = BTreeMap::new();
    for (place, article) in articles.iter().enumerate() {
        let text = article.text.to_lowercase();
        let words = text.split(|character: char| !character.is_alphanumeric());
        for word in words.filter(|word| word.len() > 2) {
            let uses = uses.entry(word.to_owned()).or_default();
            match uses.last_mut().filter(|(last, _)| *last == place) {
                Some((_, count)) => *count += 1.0,
                None => uses.push((place, 1.0)),
            }
        }
    }
    let mut lengths = vec![0.0; articles.len()];
    for uses in uses.values_mut() {
        let rarity = (articles.len() as f64 / uses.len() as f64).ln();
        for (place, count) in uses {
            *count = (1.0 + count.ln()) * rarity;
            lengths[*place] += *count * *count;
        }
    }
    uses.retain(|_, uses| uses.len() <= COMMON);
    for (place, weight) in uses.values_mut().flatten() {
        *weight /= lengths[*place].sqrt();
    }
    uses
}

/// The day in the name of an article's file.
fn day(article: &Article) -> Option<jiff::civil::Date> {
    article.name.split('_').find_map(|part| part.parse().ok())
}
