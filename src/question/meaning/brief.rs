//! Input without a verb: "Taiwan", "Takaichi Taiwan", "Trump on tariffs"; and words that make no question
//! at all, which are looked for as they are.

use super::{Resolver, Selection};
use crate::Diagnostic;
use crate::question::tree::{
    Choice, Form, Modifier, ModifierKind, Phrase, Preposition, Tree, Verb,
};
use crate::question::word::Word;

/// More words than this are a sentence, and no names.
const MOST: usize = 8;

/// Whether words without a verb can be names and topics alone.
pub(in crate::question) fn is_brief(tree: &Tree, words: &[Word]) -> bool {
    let asks = |word: &Word| {
        matches!(
            word.symbol,
            "why"
                | "how"
                | "where"
                | "when"
                | "who"
                | "what"
                | "which"
                | "do"
                | "howmany"
                | "howoften"
                | "not"
                | "is"
                | "there"
        )
    };
    let has_thing = !tree.modifiers.is_empty() || !tree.objects.is_empty();
    has_thing && words.len() <= MOST && !words.iter().any(asks)
}

/// Whether a list or a number is asked for and nothing else: words that are left over ask something of their
/// own, "which countries *blocked the roadmap*".
pub(in crate::question) fn is_whole(tree: &Tree, words: &[Word]) -> bool {
    let lists = matches!(tree.form, Form::Listing | Form::Count)
        && tree.sayings.is_empty()
        && tree.verb == Verb::Say;
    let tells = |word: &Word| {
        matches!(word.symbol, "word" | "say" | "claims" | "name" | "saying")
            && tree.objects.iter().any(|span| span.contains(word.span))
    };
    !lists || !words.iter().any(tells)
}

/// Words that make no question, to be looked for as they are; nothing, where there are too few.
pub(in crate::question) fn words_alone(words: &[Word]) -> Option<Tree> {
    let telling = |word: &&Word| {
        matches!(
            word.symbol,
            "name" | "word" | "quoted" | "number" | "group" | "document"
        ) || matches!(&word.sort, crate::question::word::Sort::Saying(saying) if saying.manner.is_some())
    };
    let named = words
        .iter()
        .filter(|word| matches!(word.symbol, "name" | "quoted"))
        .count();
    let told = words.iter().filter(telling).count();
    if told < 2 || named == 0 && told < 3 {
        return None;
    }
    let mut tree = Tree::new(Form::Brief);
    tree.verb = Verb::Appear;
    tree.objects = words.iter().filter(telling).map(|word| word.span).collect();
    Some(tree)
}

impl Resolver<'_> {
    /// Who speaks and of what, in input without a verb: the first who can speak and has spoken speaks, the
    /// rest is spoken of.
    pub(super) fn brief(
        &mut self,
        selection: &mut Selection,
        tree: &Tree,
    ) -> Result<(), Diagnostic> {
        let places = self.object_places(tree);
        let mut rest = places.clone();
        let speaker = (places.len() > 1 || !tree.modifiers.is_empty() || places.len() == 1)
            .then(|| places.first().copied())
            .flatten();
        if let Some(place) = speaker {
            let phrase = self.phrase_at(place);
            let speaks = self.has_spoken(&phrase);
            let narrowed = places.len() > 1 || tree.modifiers.iter().any(is_about);
            let alone = places.len() == 1 && !narrowed;
            if speaks && (narrowed || alone && self.is_human(&phrase)) {
                let span = phrase.span;
                self.by(selection, &Choice::of(phrase), span)?;
                rest.remove(0);
            }
        }
        for modifier in &tree.modifiers {
            self.narrow(selection, modifier, tree)?;
        }
        for place in &rest {
            let phrase = self.phrase_at(*place);
            if self.words[*place].symbol == "word"
                && !self.names.misspelt(self.text_of(&phrase)).is_empty()
            {
                let doubt = self.unknown(&phrase);
                self.doubts.push(doubt);
            }
        }
        if !rest.is_empty() {
            let concern = self.pieces_at(&rest);
            if !concern.is_empty() {
                let words = concern.words.join(" ");
                if !words.is_empty() {
                    self.notes.push(format!("looked for the words `{words}`"));
                }
                selection.about.push(super::Restriction::of(concern));
            }
        }
        Ok(())
    }

    /// The places of the words that are objects.
    pub(super) fn object_places(&self, tree: &Tree) -> Vec<usize> {
        let is_object = |word: &Word| tree.objects.iter().any(|span| span.contains(word.span));
        let places = self.words.iter().enumerate();
        places
            .filter(|(_, word)| is_object(word))
            .map(|(place, _)| place)
            .collect()
    }

    pub(super) fn phrase_at(&self, place: usize) -> Phrase {
        Phrase {
            words: place..place + 1,
            span: self.words[place].span,
        }
    }

    fn has_spoken(&self, phrase: &Phrase) -> bool {
        if self
            .words_of(phrase)
            .iter()
            .any(|word| word.symbol == "group")
        {
            return true;
        }
        let text = self.text_of(phrase);
        let mut entries = self.names.find(text);
        if entries.is_empty() {
            entries = self.names.find_ending(text);
        }
        entries
            .iter()
            .any(|entry| entry.said > 0 || !self.names.speakers_for(entry.node).is_empty())
    }

    fn is_human(&self, phrase: &Phrase) -> bool {
        let entries = self.entries(self.text_of(phrase));
        entries.is_empty()
            || entries
                .iter()
                .any(|entry| self.has_label(entry, &super::thing::SPEAKING[..2]))
    }

    /// Names and words at these places.
    pub(super) fn pieces_at(&mut self, places: &[usize]) -> super::Concern {
        let mut all = super::Concern::default();
        for place in places {
            let one = self.pieces(*place..*place + 1, true);
            all.targets.extend(one.targets);
            all.words.extend(one.words);
            all.exact = all.exact.or(one.exact);
        }
        all
    }
}

fn is_about(modifier: &Modifier) -> bool {
    matches!(
        modifier.kind,
        ModifierKind::Thing(
            Preposition::About
                | Preposition::On
                | Preposition::Of
                | Preposition::For
                | Preposition::Against
                | Preposition::To,
            _
        )
    )
}
