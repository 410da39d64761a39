//! What a statement disputes, as its own words say.

use super::Denial;
use super::scene::Scene;
use super::words::{WORDS, Word, words};
use crate::extract::{Attribution, EntityId};

/// Before how many words a noun for what was said stands at the beginning.
const NOUN_BEFORE: usize = 6;

/// What is disputed.
pub(super) struct Object<'d> {
    /// All its words.
    pub words: Vec<Word<'d>>,
    /// What kind of words they are.
    pub kind: Kind,
}

/// What kind of words stand for what is disputed.
pub(super) enum Kind {
    /// A noun for what was said, by whom if that is told: *Trump's claim that …*.
    Claim {
        /// Which of the words it is.
        noun: usize,
        /// Whose it is.
        by: Vec<EntityId>,
    },
    /// What is denied by those who are accused: *any wrongdoing*.
    Guilt,
    /// Only words that point back: *it*.
    Pointer,
    /// What has just been said, by whomever: “*That* is not true.”
    Remark,
    /// What is said not to be so, in words of its own.
    Proposition,
}

impl<'d> Scene<'d> {
    /// A statement as a denial, if it is one.
    pub(super) fn denial(&self, at: usize) -> Option<Denial<'d>> {
        let attribution = self.attribution(at)?;
        let is_own = !attribution.provenance && !attribution.negated;
        if !is_own || self.decides(attribution) || self.is_far_fetched(attribution) {
            return None;
        }
        let (how, object) = self
            .by_cue(attribution)
            .or_else(|| self.by_verdict(attribution))?;
        Some(Denial { at, how, object })
    }

    /// Whether a court, a parliament or voters turn something down, who do not speak to it.
    fn decides(&self, attribution: &Attribution) -> bool {
        let source = words(self.text, &attribution.source);
        source.iter().any(|word| word.is(&WORDS.of.deciders))
    }

    /// Whether a semicolon stands between source and cue: the cue then most often has a subject of its own.
    fn is_far_fetched(&self, attribution: &Attribution) -> bool {
        let (Some(source), Some(cue)) = (attribution.source.first(), attribution.cue.first())
        else {
            return false;
        };
        source.end < cue.start && self.text[source.end..cue.start].contains(';')
    }

    fn by_cue(&self, attribution: &Attribution) -> Option<(&'static str, Object<'d>)> {
        let mut cue = words(self.text, &attribution.cue);
        let places = 0..cue.len();
        let (at, length, how) = places.into_iter().find_map(|at| {
            let (length, how) = WORDS.disputing(cue.get(at..)?)?;
            Some((at, length, how))
        })?;
        let is_unreal = |word: &Word<'_>| word.is(&WORDS.of.unreal);
        let before = cue.get(..at)?;
        if before.iter().any(is_unreal) || before.first().is_some_and(|word| word.lower == "to") {
            return None;
        }
        let mut object = cue.split_off(at + length);
        object.extend(words(self.text, &attribution.content));
        let names = WORDS.of.answering.contains(how);
        let object = if names {
            self.somebody(object)
        } else {
            Err(object)
        };
        let object = object.unwrap_or_else(|words| self.object(words));
        Some((how, object))
    }

    /// Whoever is contradicted, where that is told instead of what: *fired back at Christie*.
    fn somebody(&self, words: Vec<Word<'d>>) -> Result<Object<'d>, Vec<Word<'d>>> {
        let is_link = |word: &&Word<'_>| word.is(&WORDS.of.links);
        let first = words.iter().take_while(is_link).count();
        let is_name = |word: &&Word<'_>| is_capital(word);
        let names = words.iter().skip(first).take_while(is_name).count();
        let (Some(from), Some(to)) = (words.get(first), words.get((first + names).wrapping_sub(1)))
        else {
            return Err(words);
        };
        let ends = words
            .get(first + names)
            .is_none_or(|next| next.is(&WORDS.of.links));
        let by = if names > 0 && ends {
            self.mentioned(&[from.span.to(to.span)])
        } else {
            Vec::new()
        };
        if by.is_empty() {
            return Err(words);
        }
        let noun = first + names - 1;
        let kind = Kind::Claim { noun, by };
        Ok(Object { words, kind })
    }

    /// What kind of object these words are.
    pub(super) fn object(&self, words: Vec<Word<'d>>) -> Object<'d> {
        let classes = &WORDS.of;
        let is_short = words.len() <= 2;
        let kind = if let Some(noun) = claim_noun(&words) {
            let by = self.owners(&words, noun);
            Kind::Claim { noun, by }
        } else if words.len() <= 4 && words.iter().any(|word| word.is(&classes.guilt)) {
            Kind::Guilt
        } else if is_short && words.first().is_some_and(|word| word.is(&classes.pointers)) {
            Kind::Pointer
        } else {
            Kind::Proposition
        };
        Object { words, kind }
    }

    /// Whose claim it is: who is named before the noun, or right after it behind *by*.
    fn owners(&self, words: &[Word<'_>], noun: usize) -> Vec<EntityId> {
        let mut places = Vec::new();
        if let (Some(first), Some(last)) = (words.first(), words.get(noun)) {
            places.push(crate::Span::new(
                first.span.start,
                last.span.start.max(first.span.start),
            ));
        }
        if let [by, first, rest @ ..] = words.get(noun + 1..).unwrap_or_default()
            && by.is(&WORDS.of.by)
        {
            let name = rest.iter().take_while(|word| is_capital(word)).last();
            places.push(first.span.to(name.unwrap_or(first).span));
        }
        self.mentioned(&places)
    }
}

fn is_capital(word: &Word<'_>) -> bool {
    word.text.starts_with(char::is_uppercase)
}

/// The first noun for what was said, where only what can be part of its phrase stands before it.
fn claim_noun(words: &[Word<'_>]) -> Option<usize> {
    let classes = &WORDS.of;
    let noun = words
        .iter()
        .take(NOUN_BEFORE)
        .position(|word| word.is(&classes.claims))?;
    let before = words.get(..noun)?;
    let opened = before.is_empty()
        || before.iter().any(|word| {
            word.is(&classes.openers) || matches!(&*word.lower, "'s" | "'") || is_capital(word)
        });
    let is_clause = before
        .iter()
        .any(|word| word.is(&classes.be) && word.lower != "'s");
    (opened && !is_clause).then_some(noun)
}
