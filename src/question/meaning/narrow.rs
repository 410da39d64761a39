//! The modifiers of a question narrow the statements it is about.

use super::{Concern, Nodes, Resolver, Restriction, Selection, Who};
use crate::graph::Value;
use crate::graph::schema::label;
use crate::question::follow::{Part, Slot};
use crate::question::tree::{Choice, Mark, Modifier, ModifierKind, Phrase, Preposition, Tree};
use crate::question::word::{Period, Sort};
use crate::{Diagnostic, Span};
use jiff::civil::Date;

impl Resolver<'_> {
    /// Narrows `selection` by one modifier of `tree`.
    pub(super) fn narrow(
        &mut self,
        selection: &mut Selection,
        modifier: &Modifier,
        tree: &Tree,
    ) -> Result<(), Diagnostic> {
        let span = modifier.span;
        match &modifier.kind {
            ModifierKind::Thing(preposition, choice) => {
                self.narrow_by_thing(selection, *preposition, choice, span, tree)
            }
            ModifierKind::Inside { named, about } => {
                self.inside(selection, named.as_ref(), about.as_ref(), span)
            }
            ModifierKind::Interview(with) => self.interview(selection, with.as_ref()),
            ModifierKind::Period(period) => {
                self.tell_days(*period, span);
                self.context.parts.push(Part {
                    slot: Slot::Period,
                    span,
                    label: None,
                });
                selection.periods.push(*period);
                Ok(())
            }
            ModifierKind::Sure(bound) => {
                selection.confidence.push(*bound);
                Ok(())
            }
            ModifierKind::Except(choice) => self.except(selection, choice, tree),
            ModifierKind::Less(modifier) => self.less(selection, modifier, tree),
        }
    }

    fn narrow_by_thing(
        &mut self,
        selection: &mut Selection,
        preposition: Preposition,
        choice: &Choice,
        span: Span,
        tree: &Tree,
    ) -> Result<(), Diagnostic> {
        use Preposition as P;
        let all_act = choice.wanted().all(|phrase| self.is_actor(phrase));
        let free = selection.by.is_empty();
        match preposition {
            P::By if all_act || free && !self.is_said_of(choice) => {
                self.by(selection, choice, span)
            }
            P::From if all_act && free => self.by(selection, choice, span),
            P::From | P::On | P::Via if self.is_platform(choice) => {
                self.platform(selection, choice)
            }
            P::From | P::In | P::At if self.is_document(choice) => {
                self.documents_of(selection, choice, span)
            }
            P::Of if all_act && free && tree.sayings_by_noun() => self.by(selection, choice, span),
            P::To | P::With
                if choice.wanted().all(|phrase| self.is_person(phrase))
                    && (preposition == P::To
                        || !tree.mentions()
                        || tree.subject.is_some() && !tree.says(Mark::Is)) =>
            {
                self.addressed(selection, choice, span)
            }
            P::To if all_act && !tree.means() => self.addressed(selection, choice, span),
            P::To | P::For | P::Against if all_act && tree.means() => {
                self.affected(selection, choice)
            }
            P::According => self.according(selection, choice, span),
            P::In if self.is_unnamed_place(choice) => {
                let words = choice
                    .wanted()
                    .map(|phrase| self.text_of(phrase).to_lowercase());
                selection.source.extend(words);
                Ok(())
            }
            P::Before | P::After | P::Since | P::Until | P::During
                if choice
                    .wanted()
                    .any(|phrase| self.event_days(phrase).is_some()) =>
            {
                self.around_event(selection, preposition, choice);
                Ok(())
            }
            _ => {
                self.tell_undated(preposition, choice);
                let about = self.concerns(choice)?;
                self.tell_concerns(choice, &about);
                selection.about.push(about);
                Ok(())
            }
        }
    }

    /// "before the summit", of which no day is known: what is said about it is all there is.
    fn tell_undated(&mut self, preposition: Preposition, choice: &Choice) {
        use Preposition as P;
        if matches!(
            preposition,
            P::Before | P::After | P::Since | P::Until | P::During
        ) {
            for phrase in choice.wanted() {
                let text = self.text_of(phrase);
                self.notes.push(format!(
                    "no day of `{text}` is known: what is said about it, whenever"
                ));
            }
        }
    }

    pub(super) fn tell_concerns(&mut self, choice: &Choice, about: &Restriction<Concern>) {
        for (phrase, concern) in choice.wanted().zip(about.wanted()) {
            self.tell_words(concern, phrase.span);
        }
    }

    pub(super) fn by(
        &mut self,
        selection: &mut Selection,
        choice: &Choice,
        span: Span,
    ) -> Result<(), Diagnostic> {
        if !selection.by.any.is_empty() && !choice.any.is_empty() {
            return Err(named_twice("speaker", span));
        }
        let speakers = self.people(choice)?;
        selection.by.any.extend(speakers.any);
        selection.by.none.extend(speakers.none);
        Ok(())
    }

    /// Who speaks under the names of a choice.
    pub(super) fn people(&mut self, choice: &Choice) -> Result<Restriction<Who>, Diagnostic> {
        let mut people = Restriction::default();
        for group in &choice.any {
            let mut all = Vec::new();
            for phrase in group {
                if !self.is_anyone(phrase) {
                    all.push(self.who(phrase)?);
                }
            }
            people.any.extend((!all.is_empty()).then_some(all));
        }
        for phrase in &choice.none {
            people.none.push(self.who(phrase)?);
        }
        Ok(people)
    }

    fn actors_of(&mut self, choice: &Choice) -> Result<Restriction<Nodes>, Diagnostic> {
        let mut actors = Restriction::default();
        for group in &choice.any {
            let group: Result<Vec<Nodes>, Diagnostic> =
                group.iter().map(|phrase| self.addressee(phrase)).collect();
            actors.any.push(group?);
        }
        for phrase in &choice.none {
            actors.none.push(self.addressee(phrase)?);
        }
        Ok(actors)
    }

    fn addressee(&mut self, phrase: &Phrase) -> Result<Nodes, Diagnostic> {
        let people = self.context.people.len();
        let parts = self.context.parts.len();
        let nodes = self.actor(phrase)?;
        // Who is spoken to is not who is asked about.
        self.context.people.truncate(people);
        self.context.parts.truncate(parts);
        self.remember(Slot::To, phrase, &nodes);
        Ok(nodes)
    }

    pub(super) fn addressed(
        &mut self,
        selection: &mut Selection,
        choice: &Choice,
        span: Span,
    ) -> Result<(), Diagnostic> {
        if !selection.to.is_empty() {
            return Err(named_twice("addressee", span));
        }
        selection.to = self.actors_of(choice)?;
        Ok(())
    }

    pub(super) fn affected(
        &mut self,
        selection: &mut Selection,
        choice: &Choice,
    ) -> Result<(), Diagnostic> {
        let affected = self.actors_of(choice)?;
        selection.affected.push(affected);
        Ok(())
    }

    fn platform(&mut self, selection: &mut Selection, choice: &Choice) -> Result<(), Diagnostic> {
        selection.platforms = self.actors_of(choice)?;
        Ok(())
    }

    /// Who reports it; words such as "people in the room" are looked for in the source itself.
    fn according(
        &mut self,
        selection: &mut Selection,
        choice: &Choice,
        span: Span,
    ) -> Result<(), Diagnostic> {
        let unnamed = choice.wanted().all(|phrase| {
            self.is_anyone(phrase) || self.is_unnamed_group(phrase) || !self.is_actor(phrase)
        });
        if unnamed {
            for phrase in choice.wanted() {
                let words = super::concern::content_words(self.text_of(phrase));
                if !self.is_anyone(phrase) && !self.is_unnamed_group(phrase) {
                    self.doubts.push(self.unknown(phrase));
                }
                selection.source.extend(words);
            }
            if selection.source.is_empty() {
                return Err(self.unknown(Self::only(choice)?));
            }
            return Ok(());
        }
        if !selection.according_to.is_empty() {
            return Err(named_twice("reporter", span));
        }
        selection.according_to = self.actors_of(choice)?;
        Ok(())
    }

    /// "but not about X": what would narrow the statements leaves out those it would leave.
    fn less(
        &mut self,
        selection: &mut Selection,
        modifier: &Modifier,
        tree: &Tree,
    ) -> Result<(), Diagnostic> {
        let mut wanted = Selection::default();
        self.narrow(&mut wanted, modifier, tree)?;
        let plain = Selection {
            by: std::mem::take(&mut wanted.by),
            to: std::mem::take(&mut wanted.to),
            about: std::mem::take(&mut wanted.about),
            affected: std::mem::take(&mut wanted.affected),
            documents: std::mem::take(&mut wanted.documents),
            platforms: std::mem::take(&mut wanted.platforms),
            according_to: std::mem::take(&mut wanted.according_to),
            ..Selection::default()
        };
        if wanted != Selection::default() {
            let message = format!("`{}` cannot be left out", modifier.span.of(self.text));
            return Err(Diagnostic::new(message).at(modifier.span).hint(
                "left out can be speakers, addressees, articles, platforms and what it is about",
            ));
        }
        leave_out(&mut selection.by, plain.by);
        leave_out(&mut selection.to, plain.to);
        leave_out(&mut selection.documents, plain.documents);
        leave_out(&mut selection.platforms, plain.platforms);
        leave_out(&mut selection.according_to, plain.according_to);
        selection
            .about
            .extend(plain.about.into_iter().map(complement));
        let affected = plain.affected.into_iter().map(complement);
        selection.affected.extend(affected);
        Ok(())
    }

    fn except(
        &mut self,
        selection: &mut Selection,
        choice: &Choice,
        tree: &Tree,
    ) -> Result<(), Diagnostic> {
        // "who praised Trump but not Xi": another object, and no other speaker.
        let object = (tree.means() || tree.mentions()) && !self.object_places(tree).is_empty();
        for phrase in &choice.none {
            if object || self.is_quoted(phrase) {
                let concern = self.as_said(phrase);
                selection.about.push(complement(Restriction::of(concern)));
            } else if self.is_actor(phrase) && !self.is_pronoun(phrase) {
                let who = self.who(phrase)?;
                selection.by.none.push(who);
            } else {
                let concern = self.concern(phrase)?;
                selection.about.push(Restriction {
                    any: Vec::new(),
                    none: vec![concern],
                });
            }
        }
        Ok(())
    }

    fn interview(
        &mut self,
        selection: &mut Selection,
        with: Option<&Choice>,
    ) -> Result<(), Diagnostic> {
        match with {
            Some(choice) if self.is_platform(choice) => self.platform(selection, choice),
            Some(choice) if choice.wanted().all(|phrase| self.is_actor(phrase)) => {
                self.affected(selection, choice)
            }
            _ => {
                let words = vec!["interview".to_owned()];
                let concern = Concern {
                    words,
                    ..Concern::default()
                };
                self.notes
                    .push("looked for `interview` around the statements".to_owned());
                selection.about.push(Restriction::of(concern));
                Ok(())
            }
        }
    }

    // ---- Documents ----

    /// "in the Hague summit article", "in the article about climate".
    fn inside(
        &mut self,
        selection: &mut Selection,
        named: Option<&Phrase>,
        about: Option<&Choice>,
        span: Span,
    ) -> Result<(), Diagnostic> {
        if let Some(choice) = about {
            let concerns = self.concerns(choice)?;
            let wanted: Vec<Concern> = concerns.any.into_iter().flatten().collect();
            selection.in_documents.extend(wanted);
            return Ok(());
        }
        let Some(phrase) = named else {
            return Ok(());
        };
        let text = self.text_of(phrase);
        let mut found = self.find_documents(text);
        if found.is_empty() {
            found = self.names.find_titles(text);
        }
        if found.is_empty() {
            let concern = self.concern(phrase)?;
            if concern.is_empty() {
                let message = format!("no document or publisher here is called `{text}`");
                return Err(super::thing::did_you_mean(
                    Diagnostic::new(message).at(span),
                    &self.names.similar_documents(text),
                ));
            }
            selection.in_documents.push(concern);
            return Ok(());
        }
        selection.documents.any.push(vec![found]);
        Ok(())
    }

    fn is_document(&self, choice: &Choice) -> bool {
        let called = |phrase: &Phrase| {
            let text = self.text_of(phrase);
            !self.find_documents(text).is_empty()
                || self.is_quoted(phrase) && !self.names.find_titles(text).is_empty()
        };
        choice.wanted().chain(&choice.none).all(called)
    }

    pub(super) fn is_quoted(&self, phrase: &Phrase) -> bool {
        matches!(self.words_of(phrase), [word] if matches!(word.sort, Sort::Quoted(_)))
    }

    fn documents_of(
        &mut self,
        selection: &mut Selection,
        choice: &Choice,
        span: Span,
    ) -> Result<(), Diagnostic> {
        if !selection.documents.is_empty() {
            return Err(named_twice("document", span));
        }
        let found = |phrase: &Phrase| {
            let text = self.text_of(phrase);
            let exact = self.find_documents(text);
            if exact.is_empty() {
                self.names.find_titles(text)
            } else {
                exact
            }
        };
        selection.documents = Restriction {
            any: choice.wanted().map(|phrase| vec![found(phrase)]).collect(),
            none: choice.none.iter().map(found).collect(),
        };
        Ok(())
    }

    // ---- What words are ----

    /// "people", "everyone": nobody in particular.
    pub(super) fn is_anyone(&self, phrase: &Phrase) -> bool {
        let words = self.words_of(phrase);
        let generic = |word: &crate::question::word::Word| {
            word.symbol == "anyone"
                || word.symbol == "pronoun"
                    && self.before.is_none_or(|before| before.people.len() != 1)
                    && word.span.of(self.text).eq_ignore_ascii_case("they")
                || matches!(
                    word.sort,
                    Sort::Kind(
                        crate::question::word::Key::Subject(crate::question::word::Kind::Person)
                            | crate::question::word::Key::Speaker
                    )
                )
        };
        words.iter().all(generic)
    }

    fn is_unnamed_group(&self, phrase: &Phrase) -> bool {
        let words = self.words_of(phrase);
        words.iter().all(|word| matches!(word.sort, Sort::Group(_)))
    }

    /// "in the room": where somebody without a name is.
    fn is_unnamed_place(&self, choice: &Choice) -> bool {
        let before = self.words.iter().any(|word| word.symbol == "according");
        before && choice.wanted().all(|phrase| !self.is_entity(phrase))
    }

    /// Whether what stands after "by" is nobody, but something that is spoken of.
    fn is_said_of(&self, choice: &Choice) -> bool {
        choice.wanted().all(|phrase| {
            self.is_entity(phrase)
                || (self.names.similar(self.text_of(phrase)).is_empty() && phrase.words.len() > 1)
        })
    }

    /// Whether something was said on what is named.
    fn is_platform(&self, choice: &Choice) -> bool {
        choice.wanted().all(|phrase| {
            let entries = self.names.find(self.text_of(phrase));
            entries.iter().any(|entry| entry.hosts)
        })
    }

    // ---- Days ----

    /// Notes which days words without a year were taken for.
    fn tell_days(&mut self, period: Period, span: Span) {
        let words = span.of(self.text).trim();
        let names_year = words
            .split(|character: char| !character.is_ascii_digit())
            .any(|number| number.len() == 4);
        if !names_year {
            self.notes.push(format!("`{words}` is {period}"));
        }
    }

    /// The days of an event, where they are known.
    fn event_days(&self, phrase: &Phrase) -> Option<(Date, Date)> {
        let entries = self.entries(self.text_of(phrase));
        let event = entries
            .iter()
            .find(|entry| self.has_label(entry, &[label::EVENT]))?;
        let day = |key: &str| match self.graph.property(event.node, key) {
            Some(Value::Date(date)) => {
                let (year, month, day) = date.civil();
                Date::new(
                    year.try_into().ok()?,
                    month.try_into().ok()?,
                    day.try_into().ok()?,
                )
                .ok()
            }
            _ => None,
        };
        let first = day("date")?;
        Some((first, day("until").unwrap_or(first)))
    }

    fn around_event(
        &mut self,
        selection: &mut Selection,
        preposition: Preposition,
        choice: &Choice,
    ) {
        for phrase in choice.wanted() {
            let Some((first, last)) = self.event_days(phrase) else {
                continue;
            };
            let period = match preposition {
                Preposition::Before => Period {
                    first: None,
                    last: first.yesterday().ok(),
                },
                Preposition::After => Period {
                    first: last.tomorrow().ok(),
                    last: None,
                },
                Preposition::Since => Period {
                    first: Some(first),
                    last: None,
                },
                Preposition::Until => Period {
                    first: None,
                    last: Some(last),
                },
                _ => Period {
                    first: Some(first),
                    last: Some(last),
                },
            };
            let text = self.text_of(phrase);
            self.notes.push(format!(
                "`{text}` was on {}",
                Period {
                    first: Some(first),
                    last: Some(last)
                }
            ));
            selection.periods.push(period);
        }
    }
}

/// Whatever a restriction wants is left out.
fn complement<T>(restriction: Restriction<T>) -> Restriction<T> {
    let mut none: Vec<T> = restriction.any.into_iter().flatten().collect();
    none.extend(restriction.none);
    Restriction {
        any: Vec::new(),
        none,
    }
}

fn leave_out<T>(from: &mut Restriction<T>, wanted: Restriction<T>) {
    from.none.extend(complement(wanted).none);
}

fn named_twice(what: &str, span: Span) -> Diagnostic {
    Diagnostic::new(format!("the {what} is named a second time here"))
        .at(span)
        .hint("names are joined by `or`, `and`, `but not`")
}
