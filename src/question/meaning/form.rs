//! What is asked for, and the queries that answer it.

use super::selection::{Order, Thought};
use super::thing::Thing;
use super::{Concern, Resolver, Restriction, Selection, Who};
use crate::Diagnostic;
use crate::graph::schema::label;
use crate::query::ast::{ComparisonOperator, Query};
use crate::question::confidence::Confidence;
use crate::question::cypher::{self, Output, Share, Speaker};
use crate::question::tree::{
    Choice, Form, Mark, Modifier, ModifierKind, Phrase, Preposition, Tree, Verb, Wanted,
};
use crate::question::word::{Bound, Key, Kind};
use crate::question::wording::wording;
use crate::question::{Attempt, Deed, LeftOut, Translation};

/// So many are shown where the first are asked for and not how many.
const FEW: i64 = 10;

impl Resolver<'_> {
    /// The queries that answer a question.
    pub(super) fn answer(mut self, tree: &Tree) -> Result<Translation, Diagnostic> {
        self.alone = tree.says(Mark::Itself)
            || self
                .words
                .iter()
                .any(|word| word.symbol == "only" && word.span.start == 0);
        let things: Vec<Phrase> = tree
            .things
            .iter()
            .flat_map(Choice::wanted)
            .cloned()
            .collect();
        let query = match (tree.form, things.as_slice()) {
            (Form::Identity, [phrase]) if !self.is_kind(phrase) => match self.thing(phrase) {
                Ok(Thing::Nodes(nodes)) => cypher::identity(&nodes),
                Ok(Thing::Documents(documents)) => return self.content_of_documents(documents),
                Err(problem) if !self.names.similar(self.text_of(phrase)).is_empty() => {
                    return Err(problem);
                }
                Err(_) => {
                    // What it may be is only known where somebody spoke of it.
                    self.doubts.push(crate::question::advice::refuse(
                        self.text,
                        self.words,
                        self.setting,
                    ));
                    let concern = self.concern(phrase)?;
                    self.tell_words(&concern, phrase.span);
                    let selection = Selection {
                        about: vec![Restriction::of(concern)],
                        ..self.base(tree)
                    };
                    return self.attempts(&Output::Statements, selection, Speaker::Any);
                }
            },
            (Form::Content, [phrase]) => return self.content(tree, phrase),
            (Form::Connection, [from, to, ..]) => {
                let (first, second) = (self.entity(from)?, self.entity(to)?);
                if first == second {
                    let (from, to) = (self.text_of(from), things[1].span);
                    let message = format!("`{from}` and `{}` are the same", to.of(self.text));
                    return Err(Diagnostic::new(message).at(to));
                }
                cypher::connection(&first, &second)
            }
            (Form::Neighbourhood, [phrase]) if self.is_office(phrase) => {
                cypher::identity(&self.entity(phrase)?)
            }
            (Form::Neighbourhood, [phrase]) => match self.thing(phrase)? {
                Thing::Nodes(nodes) => cypher::neighbourhood(&nodes),
                Thing::Documents(documents) => cypher::document_neighbourhood(&documents),
            },
            (Form::Article, _) => return self.article(tree),
            (Form::Connection, _) => {
                return Err(Diagnostic::new("a connection is between two names")
                    .hint("`how is A connected to B`"));
            }
            _ => return self.statements(tree),
        };
        let attempt = Attempt { query, note: None };
        Ok(self.finish(vec![attempt], LeftOut::default()))
    }

    /// Whether somebody is named by nothing but an office.
    fn is_office(&self, phrase: &Phrase) -> bool {
        let text = self.text_of(phrase);
        let folded = crate::question::names::fold(text);
        self.names.find(text).is_empty() && !self.names.find_office(&folded).is_empty()
    }

    fn is_kind(&self, phrase: &Phrase) -> bool {
        let words = self.words_of(phrase);
        words
            .iter()
            .all(|word| matches!(word.symbol, "kind" | "group" | "anyone"))
    }

    fn finish(self, attempts: Vec<Attempt>, left_out: LeftOut<Option<Query>>) -> Translation {
        Translation {
            deed: Deed::Queries(attempts),
            notes: self.notes,
            left_out,
            doubts: self.doubts,
            offers: Vec::new(),
            corrected: None,
            context: self.context,
        }
    }

    /// What all questions about statements start from.
    fn base(&self, tree: &Tree) -> Selection {
        let thought = if tree.says(Mark::Attitudes) || tree.says(Mark::Views) {
            Thought::Either
        } else {
            Thought::Said
        };
        Selection {
            thought,
            negated: tree.says(Mark::Negated),
            direct: match (tree.says(Mark::Direct), tree.says(Mark::Indirect)) {
                (true, false) => Some(true),
                (false, true) => Some(false),
                _ => None,
            },
            copies: tree.says(Mark::Copies),
            has_until: self.graph.key_id("until").is_some(),
            has_source: self.graph.key_id("source").is_some(),
            ..Selection::default()
        }
    }

    fn statements(mut self, tree: &Tree) -> Result<Translation, Diagnostic> {
        let mut selection = self.base(tree);
        say_how(&mut selection, tree);
        self.rank(&mut selection, tree);
        let passive = is_passive(tree);
        if tree.form == Form::Disputes {
            // "who contradicted X": X stands on either side.
            for choice in &tree.things {
                let span = choice
                    .wanted()
                    .next()
                    .map_or_else(Default::default, |phrase| phrase.span);
                self.by(&mut selection, choice, span)?;
            }
        }
        if tree.form == Form::Said {
            // "Taiwan: who said what"
            for choice in &tree.things {
                let about = self.concerns(choice)?;
                self.tell_concerns(choice, &about);
                selection.about.push(about);
            }
        }
        let asked = self.asked(&mut selection, tree, passive)?;
        self.subject(&mut selection, tree, passive)?;
        let output = self.output(tree, asked, passive);
        self.check_end(tree, &output)?;
        if tree.form == Form::Brief && tree.verb != Verb::Appear {
            self.brief(&mut selection, tree)?;
        } else {
            for modifier in &tree.modifiers {
                self.narrow(&mut selection, modifier, tree)?;
            }
            self.objects(&mut selection, tree, &output)?;
        }
        let told = tree.sayings.iter().any(|saying| saying.to);
        let whom = tree.says(Mark::ToWhom)
            || tree.wanted == Some(Wanted::ToWhom) && !passive
            || passive && told && tree.wanted == Some(Wanted::Who);
        selection.to_whom |=
            whom && tree.verb != Verb::Quote && !tree.means() || output == Output::Addressees;
        if matches!(output, Output::Quotations { .. }) && (tree.subject.is_some() || passive) {
            quote(&mut selection);
        }
        if tree.says(Mark::OfSelf) {
            self.of_self(&mut selection);
        }
        if tree.form == Form::Compare {
            selection.order = Order::Speaker;
        }
        self.take_turn(&mut selection);
        self.confide(&mut selection);
        let speaker = speaker(tree, &output, &selection);
        self.attempts(&output, selection, speaker)
    }

    /// A preposition at the end asks for something where that is asked for: "what did X talk about"; else
    /// the question is not finished.
    fn check_end(&self, tree: &Tree, output: &Output) -> Result<(), Diagnostic> {
        let hangs = tree
            .marks
            .iter()
            .any(|mark| matches!(mark, Mark::Hanging(_)));
        let who = tree.wanted == Some(Wanted::Who) || tree.form == Form::Nouns;
        let asks = matches!(output, Output::Statements | Output::Speakers { .. });
        let tells = !self.object_places(tree).is_empty();
        if !(hangs && who && asks) || tells {
            return Ok(());
        }
        let last = self
            .words
            .last()
            .map_or_else(Default::default, |word| word.span);
        Err(Diagnostic::new("the question is not finished").at(last))
    }

    /// How sure statements must be.
    fn confide(&self, selection: &mut Selection) {
        if selection.confidence.is_empty() && self.confidence > Confidence::NONE {
            selection.confidence.push(Bound {
                operator: ComparisonOperator::GreaterOrEqual,
                confidence: self.confidence,
            });
            selection.defaulted = true;
        }
    }

    /// Which come first, and how many.
    fn rank(&self, selection: &mut Selection, tree: &Tree) {
        let number = tree
            .numbers
            .first()
            .copied()
            .filter(|number| (1..=10_000).contains(number));
        let one = self.words.iter().any(|word| {
            matches!(word.symbol, "statement" | "saying" | "claims")
                && !word.span.of(self.text).ends_with(['s', 'S'])
        });
        let few = if one { 1 } else { FEW };
        if tree.says(Mark::Latest) {
            selection.order = Order::Latest;
        } else if tree.says(Mark::First) {
            selection.order = Order::Earliest;
        }
        let ranked = selection.order != Order::Place || tree.says(Mark::Most);
        selection.limit = number.or_else(|| ranked.then_some(few));
        if selection.order == Order::Place && tree.says(Mark::Most) && number.is_none() {
            selection.limit = Some(FEW);
        }
    }

    /// What the question word asks for: its kind, and whom it narrows.
    fn asked(
        &mut self,
        selection: &mut Selection,
        tree: &Tree,
        passive: bool,
    ) -> Result<Option<Key>, Diagnostic> {
        let Some(phrase) = &tree.kinds else {
            return Ok(tree.says(Mark::Papers).then_some(Key::Document));
        };
        let (key, bloc, who) = self.asked_kind(phrase)?;
        let speaks = match tree.form {
            Form::Said => tree.wanted == Some(Wanted::Who) && !passive,
            Form::Listing | Form::Count => true,
            _ => false,
        };
        selection.bloc = bloc;
        match (key, who) {
            (
                Some(Key::Subject(kind)),
                Some(Who::Group {
                    groups,
                    of: Some(of),
                }),
            ) if groups.is_empty() && speaks => {
                selection.speaker_kind = Some(kind);
                selection.by.any.push(vec![Who::Group {
                    groups,
                    of: Some(of),
                }]);
            }
            (None, Some(who)) if speaks || tree.form == Form::Said => {
                selection.by.any.push(vec![who])
            }
            (Some(Key::Subject(kind)), _)
                if speaks && tree.form == Form::Said && tree.verb != Verb::Appear =>
            {
                selection.speaker_kind = Some(kind);
            }
            _ => {}
        }
        Ok(key)
    }

    /// Who stands before the verb.
    fn subject(
        &mut self,
        selection: &mut Selection,
        tree: &Tree,
        passive: bool,
    ) -> Result<(), Diagnostic> {
        let Some(choice) = &tree.subject else {
            return Ok(());
        };
        if choice.wanted().all(|phrase| self.is_anyone(phrase)) && choice.none.is_empty() {
            return Ok(());
        }
        let span = choice
            .wanted()
            .next()
            .map_or_else(Default::default, |phrase| phrase.span);
        let told = tree.sayings.iter().any(|saying| saying.to);
        match (passive, tree.verb) {
            (true, Verb::Quote) | (false, _) => self.by(selection, choice, span),
            (true, Verb::Say) if told => self.addressed(selection, choice, span),
            (true, Verb::Say | Verb::Talk)
                if choice.wanted().all(|phrase| self.is_actor(phrase)) =>
            {
                self.affected(selection, choice)
            }
            (true, _) => {
                let about = self.concerns(choice)?;
                selection.about.push(about);
                Ok(())
            }
        }
    }

    /// What stands behind the verb: to whom it is said, and what.
    fn objects(
        &mut self,
        selection: &mut Selection,
        tree: &Tree,
        output: &Output,
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
        places.retain(|place| {
            let word = &self.words[*place];
            let generic = matches!(
                word.sort,
                crate::question::word::Sort::Kind(Key::Subject(Kind::Person))
            );
            is_content(word.symbol) && !generic
        });
        if tree.form == Form::Nouns {
            // "questions asked by X", "statements that mention X"
            let is_verb = |word: &crate::question::word::Word| {
                matches!(word.symbol, "mention" | "talk" | "quote" | "appear")
                    || matches!(&word.sort, crate::question::word::Sort::Saying(saying) if saying.participle)
            };
            places.retain(|place| !is_verb(&self.words[*place]));
        }
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
            let phrase = self.phrase_at(*place);
            let is_misspelt = self.words[*place].symbol == "word"
                && !self.names.misspelt(self.text_of(&phrase)).is_empty();
            if is_misspelt && selection.to.is_empty() && tree.wanted != Some(Wanted::ToWhom) {
                return Err(self.unknown(&phrase));
            }
        }
        if tree.form == Form::Nouns && selection.by.is_empty() && places.len() == 1 {
            // "what worries the mayor"
            let phrase = self.phrase_at(places[0]);
            if self.is_actor(&phrase) && !tree.says(Mark::Statements) {
                let span = phrase.span;
                return self.by(selection, &Choice::of(phrase), span);
            }
        }
        if places.is_empty() {
            return self.only_small_words(selection, tree);
        }
        let span = self.words[places[0]]
            .span
            .to(self.words[places[places.len() - 1]].span);
        let whole = Phrase {
            words: places[0]..places[places.len() - 1] + 1,
            span,
        };
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
            return self.only_small_words(selection, tree);
        }
        selection.about.push(Restriction::of(concern));
        Ok(())
    }

    /// What was said in nothing but small words is looked for as it is: "anyone can get it".
    fn only_small_words(
        &mut self,
        selection: &mut Selection,
        tree: &Tree,
    ) -> Result<(), Diagnostic> {
        let (Some(first), Some(last)) = (tree.objects.first(), tree.objects.last()) else {
            return Ok(());
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
        Ok(())
    }

    /// Whether words stand for what was said, and not for what it was about: "who said war".
    fn is_wording(&self, tree: &Tree, phrase: &Phrase) -> bool {
        let entries = self.entries(self.text_of(phrase));
        tree.verb == Verb::Say
            && !tree.means()
            && entries
                .iter()
                .all(|entry| self.has_label(entry, &[label::TOPIC]))
    }

    /// What was said in so many words: topics are words of it, and a sentence is first looked for as it is.
    fn as_wording(&mut self, mut concern: Concern, whole: &Phrase) -> Concern {
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

    /// "about himself": who speaks is spoken of.
    fn of_self(&mut self, selection: &mut Selection) {
        selection.only_surely = true;
        let own: Vec<_> = selection
            .by
            .wanted()
            .filter_map(|who| match who {
                Who::Nodes(nodes) => Some(nodes.clone()),
                Who::Group { .. } | Who::Described(_) => None,
            })
            .collect();
        for nodes in own {
            let target = self.target(nodes, false);
            selection.about.push(Restriction::of(Concern {
                targets: vec![target],
                ..Concern::default()
            }));
        }
    }

    /// The question before, asked of everybody else.
    fn take_turn(&mut self, selection: &mut Selection) {
        if self.turn.others {
            let named = std::mem::take(&mut selection.by.any);
            let told: Vec<Who> = named.into_iter().flatten().collect();
            if told.is_empty() {
                self.notes
                    .push("the question before left nobody out".to_owned());
            }
            selection.by.none.extend(told);
        }
    }

    fn output(&self, tree: &Tree, asked: Option<Key>, passive: bool) -> Output {
        let wanted = self.turn.wanted.or(tree.wanted);
        if self.turn.counts {
            return Output::Count(None);
        }
        match wanted {
            Some(Wanted::When) => return Output::Dates,
            Some(Wanted::InWhich) => return Output::Documents,
            Some(Wanted::ToWhom) if self.turn.wanted.is_some() || tree.verb == Verb::Talk => {
                return Output::Addressees;
            }
            Some(Wanted::Who) if self.turn.wanted.is_some() => {
                return Output::Speakers { most: false };
            }
            _ => {}
        }
        let most = tree.says(Mark::Most);
        match tree.form {
            Form::Timeline => Output::Timeline,
            Form::Disputes => Output::Disputes,
            Form::Count => count(tree, asked),
            Form::Listing => listing(tree, asked, most),
            Form::Said => self.said(tree, asked, passive, most),
            _ if most && tree.form == Form::Nouns => Output::Speakers { most: true },
            _ => Output::Statements,
        }
    }

    fn said(&self, tree: &Tree, asked: Option<Key>, passive: bool, most: bool) -> Output {
        let who = tree.wanted == Some(Wanted::Who);
        let kind = match asked {
            Some(Key::Subject(kind)) => Some(kind),
            _ => None,
        };
        let hangs = tree.says(Mark::Hanging(Preposition::About))
            || tree.says(Mark::Hanging(Preposition::On));
        let whom = self.words.iter().any(|word| word.symbol == "whom")
            || tree
                .objects
                .iter()
                .any(|span| span.of(self.text).eq_ignore_ascii_case("who"));
        match (tree.verb, tree.wanted) {
            _ if tree.says(Mark::Common) => Output::Subjects { kind, shared: true },
            _ if tree.rival.is_some() && tree.means() => Output::Disputes,
            _ if asked == Some(Key::Document) => Output::Documents,
            (Verb::Quote, _) if passive && (whom || tree.names_agent()) => {
                Output::Quotations { most }
            }
            (Verb::Quote, _) if passive && who => Output::Speakers { most },
            (Verb::Quote, _) if passive => Output::Statements,
            (Verb::Quote, _) => Output::Quotations { most },
            (Verb::Appear, _) => Output::Subjects {
                kind,
                shared: false,
            },
            (Verb::Mention, Some(Wanted::Who)) if passive => Output::Subjects {
                kind: kind.or(Some(Kind::Person)),
                shared: false,
            },
            (Verb::Mention, Some(Wanted::Who)) => Output::Speakers { most },
            (Verb::Talk, Some(Wanted::Who)) if whom => Output::Addressees,
            (Verb::Talk, Some(Wanted::Who)) if tree.has_addressee() => Output::Addressees,
            (Verb::Talk, Some(Wanted::Who)) => Output::Speakers { most },
            (Verb::Say, Some(Wanted::Who)) if whom && !tree.means() && !tree.says(Mark::What) => {
                Output::Addressees
            }
            (Verb::Say, Some(Wanted::Who)) if most => Output::Speakers { most },
            (Verb::Talk | Verb::Mention, Some(Wanted::What))
                if hangs || tree.verb == Verb::Mention =>
            {
                Output::Subjects {
                    kind,
                    shared: tree.says(Mark::Both),
                }
            }
            (Verb::Say, Some(Wanted::What))
                if kind.is_some() && (tree.subject.is_some() || kind == Some(Kind::Topic)) =>
            {
                Output::Subjects {
                    kind,
                    shared: tree.says(Mark::Both),
                }
            }
            _ => Output::Statements,
        }
    }

    /// "what is X about": what a document, or somebody, speaks of; what else X is mentioned with.
    fn content(mut self, tree: &Tree, phrase: &Phrase) -> Result<Translation, Diagnostic> {
        let mut selection = self.base(tree);
        match self.thing(phrase)? {
            Thing::Documents(documents) => selection.documents.any.push(vec![documents]),
            Thing::Nodes(_) if self.is_actor(phrase) => {
                self.by(&mut selection, &Choice::of(phrase.clone()), phrase.span)?
            }
            Thing::Nodes(_) => {
                let concern = self.concern(phrase)?;
                selection.about.push(Restriction::of(concern));
            }
        }
        for modifier in &tree.modifiers {
            self.narrow(&mut selection, modifier, tree)?;
        }
        self.confide(&mut selection);
        let output = Output::Subjects {
            kind: None,
            shared: false,
        };
        self.attempts(&output, selection, Speaker::Unasked)
    }

    fn content_of_documents(
        self,
        documents: Vec<crate::question::names::DocumentName>,
    ) -> Result<Translation, Diagnostic> {
        let query = cypher::document_neighbourhood(&documents);
        Ok(self.finish(vec![Attempt { query, note: None }], LeftOut::default()))
    }

    /// "show me the article", "the article about X".
    fn article(mut self, tree: &Tree) -> Result<Translation, Diagnostic> {
        if tree.modifiers.is_empty() && tree.objects.is_empty() {
            let deed = Deed::Article(None);
            let context = self.before.cloned().unwrap_or_default();
            return Ok(Translation {
                context,
                ..self.finish_deed(deed)
            });
        }
        let mut selection = self.base(tree);
        for modifier in &tree.modifiers {
            self.narrow(&mut selection, modifier, tree)?;
        }
        self.objects(&mut selection, tree, &Output::Documents)?;
        self.attempts(&Output::Documents, selection, Speaker::Unasked)
    }

    fn finish_deed(self, deed: Deed) -> Translation {
        Translation {
            deed,
            notes: self.notes,
            left_out: LeftOut::default(),
            doubts: Vec::new(),
            offers: Vec::new(),
            corrected: None,
            context: self.context,
        }
    }

    /// The query, and those that are tried where it finds nothing.
    fn attempts(
        mut self,
        output: &Output,
        selection: Selection,
        speaker: Speaker,
    ) -> Result<Translation, Diagnostic> {
        let left_out = self.left_out(output, &selection, speaker);
        let mut attempts = vec![Attempt {
            query: cypher::query(output, &selection, speaker)?,
            note: None,
        }];
        if let Some(words) = self.fallback.take() {
            let mut looser = selection.clone();
            looser.about.pop();
            looser.about.push(Restriction::of(words));
            attempts.push(Attempt {
                query: cypher::query(output, &looser, speaker)?,
                note: Some(
                    "nobody said it in just these words: statements that have the words".to_owned(),
                ),
            });
        }
        if let Some(plain) = plainly(&selection) {
            attempts.push(Attempt {
                query: cypher::query(output, &plain, speaker)?,
                note: Some("nothing is told in just this way: what was said in any".to_owned()),
            });
        }
        for (wider, share, note) in wider(output, &selection) {
            attempts.push(Attempt {
                query: cypher::around(output, &wider, speaker, share)?,
                note: Some(note),
            });
        }
        let reported = by_reporter(&selection);
        if let Some(own) = reported {
            attempts.push(Attempt {
                query: cypher::query(output, &own, speaker)?,
                note: Some("nobody's words are told by them: these are their own".to_owned()),
            });
        }
        self.notes.dedup();
        Ok(self.finish(attempts, left_out))
    }

    fn left_out(
        &self,
        output: &Output,
        selection: &Selection,
        speaker: Speaker,
    ) -> LeftOut<Option<Query>> {
        let counts = |selection: &Selection, speaker| cypher::number(selection, speaker).ok();
        let unsure = selection.left_out().filter(|_| {
            !matches!(
                output,
                Output::Quotations { .. } | Output::List(_) | Output::Disputes
            )
        });
        let asks_who = matches!(output, Output::Statements) && speaker == Speaker::Named;
        LeftOut {
            unsure: unsure.and_then(|selection| counts(&selection, speaker)),
            unnamed: (asks_who && !selection.restricts_speakers() && selection.limit.is_none())
                .then(|| cypher::unnamed(selection).ok())
                .flatten(),
        }
    }
}

/// Whether words with this symbol can be what a statement says.
fn is_content(symbol: &str) -> bool {
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

/// Who stands before "quoted", or behind "quoted by", quotes.
fn quote(selection: &mut Selection) {
    let quoters = std::mem::take(&mut selection.by);
    for group in quoters.any {
        let nodes = group.into_iter().filter_map(|who| match who {
            Who::Nodes(nodes) => Some(nodes),
            Who::Group { .. } | Who::Described(_) => None,
        });
        selection.according_to.any.push(nodes.collect());
    }
}

/// How it is said: the manners of the verbs, and whether speech or thought is asked for.
fn say_how(selection: &mut Selection, tree: &Tree) {
    let plain = tree
        .sayings
        .iter()
        .any(|saying| saying.manner.is_none() && !saying.attitude);
    let thinks = tree
        .sayings
        .iter()
        .any(|saying| saying.manner.is_none() && saying.attitude);
    if plain || tree.sayings.is_empty() {
        let either = thinks || selection.thought == Thought::Either;
        selection.thought = if either {
            Thought::Either
        } else {
            Thought::Said
        };
        return;
    }
    if thinks {
        selection.thought = Thought::Thought;
        return;
    }
    for manner in tree
        .sayings
        .iter()
        .filter_map(|saying| saying.manner.as_ref())
    {
        for one in wording().with_included(manner) {
            if !selection.manners.iter().any(|known| **known == *one) {
                selection.manners.push(one.into());
            }
        }
    }
    selection.manners.sort_unstable();
    selection.thought = Thought::Either;
}

/// Whether what stands before the verb is spoken of: "was accused", "is mentioned".
fn is_passive(tree: &Tree) -> bool {
    let participle = match tree.verb {
        Verb::Say | Verb::Talk => {
            !tree.sayings.is_empty() && tree.sayings.iter().all(|saying| saying.participle)
        }
        Verb::Mention | Verb::Quote => tree.sayings.iter().all(|saying| saying.participle),
        Verb::Appear => false,
    };
    let by_who = tree.wanted == Some(Wanted::Who) && tree.subject.is_none();
    let told = tree.sayings.iter().any(|saying| saying.to);
    let means = tree.means() || told || matches!(tree.verb, Verb::Mention | Verb::Quote);
    // "economists quoted", "topics mentioned"
    let bare = tree.verb == Verb::Quote
        && tree.subject.is_some()
        && tree.wanted.is_none()
        && tree.objects.is_empty();
    participle && bare
        || participle && tree.says(Mark::Is) && (!by_who || means && tree.objects.is_empty())
}

fn count(tree: &Tree, asked: Option<Key>) -> Output {
    match asked {
        _ if tree.grouping.is_some() => Output::Count(tree.grouping),
        Some(Key::Subject(Kind::Person)) | Some(Key::Speaker) => Output::CountSpeakers,
        Some(Key::Document) => Output::CountDocuments,
        None if tree.kinds.is_some() => Output::CountSpeakers,
        Some(Key::Subject(kind)) => Output::CountEntities(kind),
        Some(Key::Publisher) => Output::CountPublishers,
        _ => Output::Count(None),
    }
}

fn listing(tree: &Tree, asked: Option<Key>, most: bool) -> Output {
    let narrowed = tree
        .modifiers
        .iter()
        .any(|modifier: &Modifier| !matches!(modifier.kind, ModifierKind::Sure(_)));
    match asked {
        Some(Key::Document) => Output::Documents,
        Some(Key::Subject(kind)) if most && tree.verb == Verb::Quote => {
            let _ = kind;
            Output::Speakers { most }
        }
        Some(Key::Subject(kind)) if narrowed || most || tree.verb != Verb::Say => {
            Output::Subjects {
                kind: Some(kind),
                shared: false,
            }
        }
        Some(Key::Subject(kind)) => Output::List(kind),
        Some(
            key @ (Key::Publisher
            | Key::Day
            | Key::Month
            | Key::Year
            | Key::Form
            | Key::Act
            | Key::Manner
            | Key::Addressee),
        ) => Output::Count(Some(key)),
        Some(Key::Speaker) | None => Output::Speakers { most },
    }
}

/// What the answer tells of the speakers.
fn speaker(tree: &Tree, output: &Output, selection: &Selection) -> Speaker {
    let unnamed = selection.may_be_unnamed();
    match output {
        Output::Speakers { .. } if unnamed => Speaker::Any,
        Output::Speakers { .. }
        | Output::Addressees
        | Output::Quotations { .. }
        | Output::CountSpeakers => Speaker::Named,
        Output::Subjects { shared: true, .. } => Speaker::Named,
        Output::Count(Some(Key::Speaker)) => Speaker::Named,
        Output::Statements if unnamed => Speaker::Any,
        Output::Statements if tree.wanted == Some(Wanted::Who) => Speaker::Named,
        Output::Statements | Output::Dates | Output::Timeline => Speaker::Any,
        _ if unnamed => Speaker::Any,
        _ => Speaker::Unasked,
    }
}

/// What is tried where nothing is surely about it: what stands around the statements.
fn wider(output: &Output, selection: &Selection) -> Vec<(Selection, Share, String)> {
    let tells = matches!(
        output,
        Output::Statements
            | Output::Dates
            | Output::Timeline
            | Output::Speakers { .. }
            | Output::Documents
    );
    let asked: usize = selection
        .about
        .iter()
        .flat_map(|about| about.wanted())
        .map(Concern::len)
        .sum();
    let named = selection
        .by
        .wanted()
        .any(|who| matches!(who, Who::Nodes(_)));
    let many = if named { FEWER } else { MANY };
    if !tells || asked == 0 || selection.only_surely {
        return Vec::new();
    }
    let mut plain = selection.clone();
    let neutral = is_neutral(selection);
    if neutral {
        plain.manners.clear();
    }
    let mut wider = vec![(
        selection.clone(),
        Share::All,
        "no statement is surely about it: these stand where it is spoken of (`found_in`)"
            .to_owned(),
    )];
    if neutral {
        let note = "nothing is told in just this way, nor surely about it: these stand where it is spoken of (`found_in`)";
        wider.push((plain.clone(), Share::All, note.to_owned()));
    }
    if asked >= many {
        let note = "no statement has all of this around it: these have some of it (`found_in`)";
        wider.push((plain, Share::Most, note.to_owned()));
    }
    wider
}

/// Of so many names and words, most are enough where no statement has all.
const MANY: usize = 3;
/// The same of somebody who is named.
const FEWER: usize = 2;

/// Whether the manner that is asked for says little: where nothing was said so, it may have been said
/// otherwise.
fn is_neutral(selection: &Selection) -> bool {
    let neutral = |manner: &arcstr::ArcStr| {
        wording()
            .neutral
            .iter()
            .any(|neutral| **neutral == **manner)
    };
    !selection.manners.is_empty() && selection.manners.iter().all(neutral)
}

/// The same in any manner, where the one asked for says little and it is asked of somebody.
fn plainly(selection: &Selection) -> Option<Selection> {
    let named = !selection.by.any.is_empty()
        && selection
            .by
            .wanted()
            .all(|who| matches!(who, Who::Nodes(_)));
    // What somebody wants is not all that they say.
    let thinks = selection
        .manners
        .iter()
        .any(|manner| wording().is_thought(manner));
    let narrowed = !selection.about.is_empty() || !selection.affected.is_empty();
    let asks = is_neutral(selection) && (named && !thinks || narrowed);
    asks.then(|| Selection {
        manners: Vec::new(),
        ..selection.clone()
    })
}

/// "according to X", where X tells nobody's words but speaks.
fn by_reporter(selection: &Selection) -> Option<Selection> {
    if selection.according_to.any.is_empty() || selection.restricts_speakers() {
        return None;
    }
    let mut own = selection.clone();
    let reporters = std::mem::take(&mut own.according_to);
    own.by = Restriction {
        any: reporters
            .any
            .into_iter()
            .map(|group| group.into_iter().map(Who::Nodes).collect())
            .collect(),
        none: Vec::new(),
    };
    Some(own)
}

impl Tree {
    /// Whether it is said by whom.
    fn names_agent(&self) -> bool {
        self.modifiers
            .iter()
            .any(|modifier| matches!(modifier.kind, ModifierKind::Thing(Preposition::By, _)))
    }

    /// Whether it is asked who speaks to somebody who is named.
    fn has_addressee(&self) -> bool {
        self.modifiers.iter().any(|modifier| {
            matches!(
                modifier.kind,
                ModifierKind::Thing(Preposition::To | Preposition::With, _)
            )
        }) && !self.modifiers.iter().any(|modifier| {
            matches!(
                modifier.kind,
                ModifierKind::Thing(Preposition::About | Preposition::On, _)
            )
        })
    }
}
