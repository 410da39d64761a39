//! Which statements a question is about: who speaks, how it is said, which come first.

use super::attempts::speaker;
use super::selection::{Copies, Order, Thought};
use super::{Concern, Resolver, Restriction, Selection, Who};
use crate::Diagnostic;
use crate::graph::schema::property::COPY;
use crate::query::ast::ComparisonOperator;
use crate::question::Translation;
use crate::question::confidence::Confidence;
use crate::question::cypher::Output;
use crate::question::tree::{Form, Mark, Modifier, ModifierKind, Tree, Verb, Wanted};
use crate::question::word::{Bound, Key, Kind};
use crate::question::wording::wording;

/// So many are shown where the first are asked for and not how many.
const FEW: i64 = 10;

impl Resolver<'_> {
    /// What all questions about statements start from.
    pub(super) fn base(&self, tree: &Tree) -> Selection {
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
            copies: self.copies(tree),
            has_until: self.graph.key_id("until").is_some(),
            has_source: self.graph.key_id("source").is_some(),
            ..Selection::default()
        }
    }

    /// What becomes of copies: where the graph has none, queries do not speak of them.
    pub(super) fn copies(&self, tree: &Tree) -> Copies {
        if tree.says(Mark::Copies) || self.graph.key_id(COPY).is_none() {
            Copies::Counted
        } else {
            Copies::LeftOut
        }
    }

    pub(super) fn statements(mut self, tree: &Tree) -> Result<Translation, Diagnostic> {
        let mut selection = self.base(tree);
        say_how(&mut selection, tree);
        self.rank(&mut selection, tree);
        let passive = is_passive(tree);
        if tree.form == Form::Disputes || tree.rival.is_some() && tree.means() {
            // "who contradicted X": X stands on either side.
            for choice in tree.things.iter().chain(&tree.rival) {
                let span = choice
                    .wanted()
                    .next()
                    .map_or_else(Default::default, |phrase| phrase.span);
                self.by(&mut selection, choice, span)?;
            }
        }
        if matches!(
            tree.form,
            Form::Said | Form::Timeline | Form::Summary | Form::Nouns
        ) {
            // "Taiwan: who said what", "Taiwan timeline"
            for choice in &tree.things {
                let about = self.concerns(choice)?;
                self.tell_concerns(choice, &about);
                selection.about.push(about);
            }
        }
        let asked = self.asked(&mut selection, tree, passive)?;
        self.subject(&mut selection, tree, passive)?;
        let output = self.output(tree, asked, passive);
        self.check_end(tree, output)?;
        if tree.form == Form::Brief && tree.verb != Verb::Appear {
            self.brief(&mut selection, tree)?;
        } else {
            for modifier in &tree.modifiers {
                self.narrow(&mut selection, modifier, tree)?;
            }
            self.objects(&mut selection, tree, output)?;
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
        self.refuse_rows(&selection, tree, output)?;
        self.tell_press(tree);
        self.confide(&mut selection);
        let speaker = speaker(tree, output, &selection);
        self.attempts(output, &selection, speaker)
    }

    /// A preposition at the end asks for something where that is asked for: "what did X talk about"; else
    /// the question is not finished.
    pub(super) fn check_end(&self, tree: &Tree, output: Output) -> Result<(), Diagnostic> {
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
    pub(super) fn confide(&self, selection: &mut Selection) {
        if selection.confidence.is_empty() && self.confidence > Confidence::NONE {
            selection.confidence.push(Bound {
                operator: ComparisonOperator::GreaterOrEqual,
                confidence: self.confidence,
            });
            selection.defaulted = true;
        }
    }

    /// Which come first, and how many.
    pub(super) fn rank(&self, selection: &mut Selection, tree: &Tree) {
        let number = tree.numbers.first().copied();
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
    pub(super) fn asked(
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
                selection.by.any.push(vec![who]);
            }
            (Some(Key::Subject(kind)), _)
                if speaks && tree.form == Form::Said && tree.verb != Verb::Appear =>
            {
                selection.speaker_kind = Some(kind);
            }
            // "how many people are quoted" counts no ministries.
            (Some(Key::Subject(kind)), _)
                if tree.verb == Verb::Quote
                    && (tree.form == Form::Listing || tree.form == Form::Said && passive)
                    || tree.form == Form::Count
                        && (kind == Kind::Person || kind != Kind::Topic && is_narrowed(tree)) =>
            {
                selection.speaker_kind = Some(kind);
            }
            _ => {}
        }
        Ok(key)
    }

    /// Who stands before the verb.
    pub(super) fn subject(
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

    /// "about himself": who speaks is spoken of.
    pub(super) fn of_self(&mut self, selection: &mut Selection) {
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
    pub(super) fn take_turn(&mut self, selection: &mut Selection) {
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
}

/// Who stands before "quoted", or behind "quoted by", quotes.
pub(super) fn quote(selection: &mut Selection) {
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
pub(super) fn say_how(selection: &mut Selection, tree: &Tree) {
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
        selection.thought = Thought::Attitude;
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

/// Whether more is said than what is to be counted.
pub(super) fn is_narrowed(tree: &Tree) -> bool {
    let narrows = |modifier: &Modifier| !matches!(modifier.kind, ModifierKind::Sure(_));
    !tree.sayings.is_empty()
        || tree.verb != Verb::Say
        || tree.subject.is_some()
        || !tree.objects.is_empty()
        || tree.modifiers.iter().any(narrows)
}

/// Whether what stands before the verb is spoken of: "was accused", "is mentioned".
pub(super) fn is_passive(tree: &Tree) -> bool {
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
