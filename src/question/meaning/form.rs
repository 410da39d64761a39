//! A question becomes the queries that answer it, by its form.

use super::thing::Thing;
use super::{Resolver, Restriction, Selection};
use crate::Diagnostic;
use crate::query::ast::Query;
use crate::question::cypher::{self, Output, Speaker};
use crate::question::names::DocumentName;
use crate::question::tree::{Choice, Form, Mark, Phrase, Tree};
use crate::question::{Attempt, Deed, LeftOut, Translation};

impl Resolver<'_> {
    /// The queries that answer a question.
    pub(super) fn answer(mut self, tree: &Tree) -> Result<Translation, Diagnostic> {
        self.alone = tree.says(Mark::Itself)
            || self
                .words
                .iter()
                .any(|word| word.symbol == "only" && word.span.start == 0);
        self.refuse_words(tree)?;
        let things: Vec<Phrase> = tree
            .things
            .iter()
            .flat_map(Choice::wanted)
            .cloned()
            .collect();
        let query = match (tree.form, things.as_slice()) {
            (Form::Identity, [phrase]) if !self.is_kind(phrase) => match self.thing(phrase) {
                Ok(Thing::Nodes(nodes)) => cypher::identity(&nodes, self.copies(tree)),
                Ok(Thing::Documents(documents)) => return Ok(self.content_of_documents(&documents)),
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
                    return self.attempts(Output::Statements, &selection, Speaker::Any);
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
                cypher::identity(&self.entity(phrase)?, self.copies(tree))
            }
            (Form::Neighbourhood, [phrase]) => match self.thing(phrase)? {
                Thing::Nodes(nodes) => cypher::neighbourhood(&nodes, self.copies(tree)),
                Thing::Documents(documents) => cypher::document_neighbourhood(&documents),
            },
            (Form::Copies, phrases) => cypher::copies_of(&self.documents(phrases)?),
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

    /// The documents that are named.
    fn documents(&mut self, phrases: &[Phrase]) -> Result<Vec<DocumentName>, Diagnostic> {
        let mut all = Vec::new();
        for phrase in phrases {
            match self.thing(phrase)? {
                Thing::Documents(documents) => all.extend(documents),
                Thing::Nodes(_) => {
                    let message = format!("`{}` is no article", self.text_of(phrase));
                    return Err(Diagnostic::new(message)
                        .at(phrase.span)
                        .hint("articles are named by title or path"));
                }
            }
        }
        Ok(all)
    }

    /// Whether somebody is named by nothing but an office.
    pub(super) fn is_office(&self, phrase: &Phrase) -> bool {
        let text = self.text_of(phrase);
        let folded = crate::question::names::fold(text);
        self.names.find(text).is_empty() && !self.names.find_office(&folded).is_empty()
    }

    pub(super) fn is_kind(&self, phrase: &Phrase) -> bool {
        let words = self.words_of(phrase);
        words
            .iter()
            .all(|word| matches!(word.symbol, "kind" | "group" | "anyone"))
    }

    pub(super) fn finish(
        mut self,
        attempts: Vec<Attempt>,
        left_out: LeftOut<Option<Query>>,
    ) -> Translation {
        let doubts = std::mem::take(&mut self.doubts);
        Translation {
            left_out,
            doubts,
            ..self.finish_deed(Deed::Queries(attempts))
        }
    }

    pub(super) fn finish_deed(self, deed: Deed) -> Translation {
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

    /// "what is X about": what a document, or somebody, speaks of; what else X is mentioned with.
    pub(super) fn content(
        mut self,
        tree: &Tree,
        phrase: &Phrase,
    ) -> Result<Translation, Diagnostic> {
        let mut selection = self.base(tree);
        match self.thing(phrase)? {
            Thing::Documents(documents) => selection.documents.any.push(vec![documents]),
            Thing::Nodes(_) if self.is_actor(phrase) => {
                self.by(&mut selection, &Choice::of(phrase.clone()), phrase.span)?;
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
        self.attempts(output, &selection, Speaker::Unasked)
    }

    pub(super) fn content_of_documents(self, documents: &[DocumentName]) -> Translation {
        let query = cypher::document_neighbourhood(documents);
        self.finish(vec![Attempt { query, note: None }], LeftOut::default())
    }

    /// "show me the article", "the article about X".
    pub(super) fn article(mut self, tree: &Tree) -> Result<Translation, Diagnostic> {
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
        self.objects(&mut selection, tree, Output::Documents)?;
        self.attempts(Output::Documents, &selection, Speaker::Unasked)
    }
}
