//! What stands behind the verb: to whom it is said, and what.

use super::{Concern, Resolver, Restriction, Selection};
use crate::Diagnostic;
use crate::graph::schema::label;
use crate::question::cypher::Output;
use crate::question::tree::{Choice, Form, Mark, Phrase, Tree, Verb, Wanted};
use crate::question::word::{Key, Kind};

impl Resolver<'_> {
    /// What stands behind the verb: to whom it is said, and what.
    pub(super) fn objects(
        &mut self,
        selection: &mut Selection,
        tree: &Tree,
        output: Output,
    ) -> Result<(), Diagnostic> {
        let mut places = self.object_places(tree);
        let symbol = |place: &usize| self.words[*place].symbol;
        if places
            .iter()
            .any(|place| matches!(symbol(place), "whom" | "who"))
            && tree.verb != Verb::Quote
            && !tree.means()
        {
            selection.to_whom = true;
        }
        self.keep_content(&mut places, tree);
        let told = tree.sayings.iter().any(|saying| saying.to);
        let first = places.first().map(|place| self.phrase_at(*place));
        if let Some(phrase) =
            first.filter(|phrase| self.is_actor(phrase) && !self.is_anyone(phrase))
        {
            let choice = Choice::of(phrase.clone());
            let taken = match output {
                _ if told => self
                    .addressed(selection, &choice, phrase.span)
                    .map(|()| true)?,
                Output::Quotations { .. } => {
                    self.by(selection, &choice, phrase.span)?;
                    true
                }
                _ => false,
            };
            if taken {
                places.remove(0);
            }
        }
        if told && let Some(place) = places.first() {
            self.refuse_misspelt(selection, tree, *place)?;
        }
        if tree.form == Form::Nouns && selection.by.is_empty() && places.len() == 1 {
            // "what worries the mayor"
            let phrase = self.phrase_at(places[0]);
            if self.is_actor(&phrase) && !tree.says(Mark::Statements) {
                let span = phrase.span;
                return self.by(selection, &Choice::of(phrase), span);
            }
        }
        if places.is_empty() && tree.means() && self.points_back(tree) && selection.about.is_empty()
        {
            return self.what_was_asked(selection, tree);
        }
        if places.is_empty() {
            self.only_small_words(selection, tree);
            return Ok(());
        }
        let span = self.words[places[0]]
            .span
            .to(self.words[places[places.len() - 1]].span);
        let whole = Phrase {
            words: places[0]..places[places.len() - 1] + 1,
            span,
        };
        if let Some(about) = self.joined(&places, tree) {
            selection.about.push(about);
            return Ok(());
        }
        let concern = if places.len() == whole.words.len()
            && self.is_entity(&whole)
            && !self.is_wording(tree, &whole)
        {
            if tree.means() {
                self.concern_or_to(&whole)
            } else {
                self.concern(&whole)?
            }
        } else {
            let mut concern = self.pieces_at(&places);
            for target in &mut concern.targets {
                target.or_to &= tree.means() || tree.form == Form::Brief;
            }
            concern
        };
        let concern = if tree.verb == Verb::Say && !tree.means() {
            self.as_wording(concern, &whole)
        } else {
            concern
        };
        self.tell_words(&concern, span);
        if concern.is_empty() {
            self.only_small_words(selection, tree);
            return Ok(());
        }
        selection.about.push(Restriction::of(concern));
        Ok(())
    }

    /// What a statement says in quotation marks, or what it is about or to.
    pub(super) fn as_said(&mut self, phrase: &Phrase) -> Concern {
        if self.is_quoted(phrase) {
            return Concern {
                exact: Some(self.text_of(phrase).to_lowercase()),
                ..Concern::default()
            };
        }
        self.concern_or_to(phrase)
    }

    /// "Taiwan or Japan", quotations joined by "and": names and quotations that are told apart.
    fn joined(&mut self, places: &[usize], tree: &Tree) -> Option<Restriction<Concern>> {
        let (first, last) = (*places.first()?, *places.last()?);
        let between = |symbol: &str| (first..=last).any(|at| self.words[at].symbol == symbol);
        let mut items: Vec<(bool, Phrase)> = Vec::new();
        let mut start = first;
        let mut joins = false;
        for at in first..=last + 1 {
            let symbol = self
                .words
                .get(at)
                .filter(|_| at <= last)
                .map_or("or", |word| word.symbol);
            if !matches!(symbol, "or" | "and") {
                continue;
            }
            if start < at {
                let span = self.words[start].span.to(self.words[at - 1].span);
                items.push((
                    joins,
                    Phrase {
                        words: start..at,
                        span,
                    },
                ));
            }
            (start, joins) = (at + 1, symbol == "and");
        }
        let all_quoted = items.iter().all(|(_, phrase)| self.is_quoted(phrase));
        let told_apart = items.iter().all(|(_, phrase)| {
            self.is_quoted(phrase) || self.is_entity(phrase) && !self.is_wording(tree, phrase)
        });
        if items.len() < 2 || !told_apart || !(all_quoted || between("or")) {
            return None;
        }
        let mut about = Restriction::default();
        for (joins, phrase) in items {
            let concern = self.as_said(&phrase);
            match about.any.last_mut() {
                Some(group) if joins => group.push(concern),
                _ => about.any.push(vec![concern]),
            }
        }
        Some(about)
    }

    /// Keeps of an object's words those that name something.
    fn keep_content(&self, places: &mut Vec<usize>, tree: &Tree) {
        places.retain(|place| {
            let word = &self.words[*place];
            let generic = matches!(
                word.sort,
                crate::question::word::Sort::Kind(Key::Subject(Kind::Person))
            );
            is_content(word.symbol) && !generic
        });
        if matches!(tree.form, Form::Nouns | Form::Summary) {
            // "questions asked by X", "statements that mention X"
            let is_verb = |word: &crate::question::word::Word| {
                matches!(word.symbol, "mention" | "talk" | "quote" | "appear")
                    || matches!(&word.sort, crate::question::word::Sort::Saying(saying) if saying.participle)
            };
            places.retain(|place| !is_verb(&self.words[*place]));
        }
    }

    /// "who told Trmp": a name nobody here has, one slip from one that somebody has.
    fn refuse_misspelt(
        &self,
        selection: &Selection,
        tree: &Tree,
        place: usize,
    ) -> Result<(), Diagnostic> {
        let phrase = self.phrase_at(place);
        let is_misspelt = self.words[place].symbol == "word"
            && !self.names.misspelt(self.text_of(&phrase)).is_empty();
        if is_misspelt && selection.to.is_empty() && tree.wanted != Some(Wanted::ToWhom) {
            return Err(self.unknown(&phrase));
        }
        Ok(())
    }

    /// Whether the verb's object is nothing but "that" or "it".
    fn points_back(&self, tree: &Tree) -> bool {
        let is_object = |word: &&crate::question::word::Word| {
            tree.objects.iter().any(|span| span.contains(word.span))
        };
        let mut objects = self.words.iter().filter(is_object).peekable();
        objects.peek().is_some() && objects.all(|word| matches!(word.symbol, "that" | "pronoun"))
    }

    /// "who opposes that?": what the question before was about.
    fn what_was_asked(&mut self, selection: &mut Selection, tree: &Tree) -> Result<(), Diagnostic> {
        let span = tree.objects.first().copied().unwrap_or_default();
        let word = span.of(self.text);
        let about = self.before.and_then(|before| {
            let mut parts = before.parts.iter();
            let part = parts.find(|part| part.slot == crate::question::follow::Slot::About)?;
            before.text.get(part.span.start..part.span.end)
        });
        let Some(about) = about else {
            let message = format!("what `{word}` means is not known here");
            return Err(Diagnostic::new(message).at(span));
        };
        self.notes.push(format!("`{word}` is `{about}`"));
        let entries = self.entries(about);
        let mut concern = Concern::default();
        if let Some(entry) = entries.first() {
            let name = entry.name.clone();
            let nodes = self.as_nodes(&entries[..1], vec![name]);
            concern.targets.push(self.target(nodes, false));
        } else {
            concern.words = super::concern::content_words(about);
        }
        selection.about.push(Restriction::of(concern));
        Ok(())
    }

    /// What was said in nothing but small words is looked for as it is: "anyone can get it".
    pub(super) fn only_small_words(&mut self, selection: &mut Selection, tree: &Tree) {
        let (Some(first), Some(last)) = (tree.objects.first(), tree.objects.last()) else {
            return;
        };
        let text = first.to(*last).of(self.text);
        let asks = |span: &&crate::Span| {
            let words = self.words.iter().filter(|word| span.contains(word.span));
            words.into_iter().all(|word| {
                matches!(
                    word.symbol,
                    "what"
                        | "thing"
                        | "whom"
                        | "who"
                        | "comma"
                        | "and"
                        | "or"
                        | "please"
                        | "other"
                        | "which"
                )
            })
        };
        let telling = tree.objects.iter().filter(|span| !asks(span)).count();
        if tree.form == Form::Said && telling > 1 && !tree.says(Mark::ToWhom) {
            let exact = text.to_lowercase();
            let exact = exact.strip_prefix("that ").unwrap_or(&exact).to_owned();
            selection.about.push(Restriction::of(Concern {
                exact: Some(exact),
                ..Concern::default()
            }));
        }
    }

    /// Whether words stand for what was said, and not for what it was about: "who said war".
    pub(super) fn is_wording(&self, tree: &Tree, phrase: &Phrase) -> bool {
        let entries = self.entries(self.text_of(phrase));
        tree.verb == Verb::Say
            && !tree.means()
            && entries
                .iter()
                .all(|entry| self.has_label(entry, &[label::TOPIC]))
    }

    /// What was said in so many words: topics are words of it, and a sentence is first looked for as it is.
    pub(super) fn as_wording(&mut self, mut concern: Concern, whole: &Phrase) -> Concern {
        let (topics, others): (Vec<_>, Vec<_>) = concern
            .targets
            .into_iter()
            .partition(|target| target.nodes.topics);
        concern.targets = others;
        for place in whole.words.clone() {
            let written = self.words[place].span.of(self.text);
            let is_topic = topics.iter().any(|target| {
                target
                    .spellings
                    .iter()
                    .any(|name| name.eq_ignore_ascii_case(written))
            }) || self.entries(written).iter().any(|entry| {
                topics
                    .iter()
                    .any(|target| target.nodes.names.contains(&entry.name))
            });
            if is_topic
                && !concern
                    .words
                    .iter()
                    .any(|word| word.eq_ignore_ascii_case(written))
            {
                concern.words.extend(super::concern::content_words(written));
            }
        }
        let after = |word: &&crate::question::word::Word| word.span.start >= whole.span.start;
        let rest: Vec<_> = self.words.iter().filter(after).collect();
        let is_sentence = rest
            .iter()
            .any(|word| matches!(word.symbol, "is" | "do" | "not" | "and" | "or"))
            && !rest.iter().any(|word| {
                matches!(
                    word.symbol,
                    "what" | "who" | "according" | "period" | "whom" | "in" | "to"
                )
            });
        if is_sentence && concern.exact.is_none() {
            let end = rest.last().map_or(whole.span.end, |word| word.span.end);
            let exact = self.text[whole.span.start..end].to_lowercase();
            self.fallback = Some(std::mem::take(&mut concern));
            concern.exact = Some(exact.trim_end_matches(['?', '.', '!', ' ']).to_owned());
        }
        concern
    }
}

/// Whether words with this symbol can be what a statement says.
pub(super) fn is_content(symbol: &str) -> bool {
    matches!(
        symbol,
        "word"
            | "name"
            | "quoted"
            | "number"
            | "group"
            | "document"
            | "say"
            | "claims"
            | "saying"
            | "quote"
            | "mention"
            | "talk"
            | "appear"
            | "dispute"
            | "kind"
            | "connected"
            | "connects"
            | "contradict"
            | "disagree"
            | "statement"
            | "quotes"
            | "view"
            | "paper"
            | "path"
            | "common"
            | "fail"
            | "around"
    )
}
