//! What cannot be answered is refused before anything false is said.

use super::statements::is_narrowed;
use super::{Resolver, Selection, Who};
use crate::question::cypher::Output;
use crate::question::tree::{Choice, Form, Mark, Tree, Verb, Wanted};
use crate::{Diagnostic, Span};

/// The greatest number of rows that can be asked for.
const MOST_ROWS: i64 = 1_000_000;

impl Resolver<'_> {
    /// Words that turn a question into one that no graph of statements answers.
    pub(super) fn refuse_words(&self, tree: &Tree) -> Result<(), Diagnostic> {
        let place = |symbol: &str| {
            let word = self.words.iter().find(|word| word.symbol == symbol)?;
            Some((word.span, word.span.of(self.text)))
        };
        if let Some((span, word)) = place("nobody") {
            let message =
                format!("a graph of what was said does not tell what `{word}` stands for");
            return Err(Diagnostic::new(message).at(span).hint(
                "words of a statement are looked for in quotation marks: `who said \"nothing will change\"`",
            ));
        }
        if let Some((span, word)) = place("least") {
            let message = format!("`{word}` cannot be asked: most come first");
            return Err(Diagnostic::new(message)
                .at(span)
                .hint("`how many statements by speaker` tells all of them"));
        }
        let is_rows = |number: &i64| (1..=MOST_ROWS).contains(number);
        match tree.numbers.as_slice() {
            [number, ..] if !is_rows(number) => {
                let message = format!("`{number}` is no number of rows");
                Err(Diagnostic::new(message)
                    .at(self.span_of("number"))
                    .hint(format!("from 1 to {MOST_ROWS}")))
            }
            [first, second, ..] => Err(Diagnostic::new(format!(
                "two numbers of rows are asked for: {first} and {second}"
            ))
            .at(self.span_of("number"))),
            _ => Ok(()),
        }
    }

    /// Rows that the question's restrictions cannot be applied to.
    pub(super) fn refuse_rows(
        &self,
        selection: &Selection,
        tree: &Tree,
        output: Output,
    ) -> Result<(), Diagnostic> {
        let counts_all = matches!(output, Output::CountEntities(_) | Output::CountPublishers);
        if counts_all && is_narrowed(tree) {
            return Err(Diagnostic::new("these are only counted over the whole graph")
                .at(self.span_of("howmany"))
                .hint("ask which they are: `which topics did X raise`, `which countries are mentioned with X`"));
        }
        let leaves_out = selection.about.iter().any(|about| !about.none.is_empty());
        if leaves_out && matches!(output, Output::Documents | Output::CountDocuments) {
            return Err(
                Diagnostic::new("articles are not left out by what they are about")
                    .at(self.span_of("but"))
                    .hint("statements are: `statements about X but not Y`"),
            );
        }
        if output == Output::Disputes && !can_dispute(selection) {
            return Err(
                Diagnostic::new("disputes are not narrowed in this way").at(self.span_of("dispute")).hint(
                    "but by names, days, articles and what they are about: `disputes about X in May`",
                ),
            );
        }
        let tells = matches!(
            output,
            Output::Statements | Output::Quotations { .. } | Output::Timeline | Output::Dates
        );
        let about_it = matches!(tree.verb, Verb::Mention | Verb::Talk | Verb::Appear)
            && (tree.wanted == Some(Wanted::Who) || tree.form != Form::Said);
        if tree.says(Mark::Negated) && (!tells || about_it) {
            return Err(
                Diagnostic::new("who or what is not spoken of cannot be asked")
                    .at(self.span_of("not"))
                    .hint(
                    "left out is what stands behind `but not`: `who spoke about X but not about Y`",
                ),
            );
        }
        Ok(())
    }

    /// Where the first word of a kind stands; the whole question, if none does.
    fn span_of(&self, symbol: &str) -> Span {
        let word = self.words.iter().find(|word| word.symbol == symbol);
        word.map_or(
            Span {
                start: 0,
                end: self.text.len(),
            },
            |word| word.span,
        )
    }

    /// "told reporters": that somebody is of the press is not held against the statement.
    pub(super) fn tell_press(&mut self, tree: &Tree) {
        let subject = tree.subject.iter().flat_map(Choice::wanted);
        let speaks: Vec<_> = subject.map(|phrase| phrase.span).collect();
        let press = self.words.iter().find(|word| {
            word.symbol == "press" && !speaks.iter().any(|span| span.contains(word.span))
        });
        if let Some(word) = press {
            let text = word.span.of(self.text);
            self.notes.push(format!(
                "that it was said to `{text}` is not told apart: these are statements to anyone"
            ));
        }
    }
}

/// Whether disputes can be narrowed by all that is asked.
fn can_dispute(selection: &Selection) -> bool {
    let names = selection
        .by
        .wanted()
        .all(|who| matches!(who, Who::Nodes(_)));
    names
        && selection.by.none.is_empty()
        && selection.to.is_empty()
        && selection.platforms.is_empty()
        && selection.according_to.is_empty()
        && selection.affected.is_empty()
        && selection.speaker_kind.is_none()
        && selection.bloc.is_none()
        && selection.direct.is_none()
        && selection.source.is_empty()
}
