//! A question, its names looked up, becomes a query.

mod build;
mod condition;
mod entities;
mod select;
mod tables;

use super::resolve::{Resolver, Thing};
use super::tree::{Choice, Form, Mark, Modifier, ModifierKind, Question, Term};
use crate::Diagnostic;
use crate::query::ast::Query;

/// The query that answers `question`.
///
/// Fails where a name in it stands for nothing in the graph.
pub(super) fn translate(
    question: &Question,
    resolver: &mut Resolver<'_>,
) -> Result<Query, Diagnostic> {
    match (question.form, question.terms.as_slice()) {
        (Form::Content, [term]) => statements(&content(question, term, resolver)?, resolver),
        (Form::Identity, [term]) => Ok(entities::identity(&resolver.entity(term)?)),
        (Form::Connection, [from, to]) => {
            let (first, second) = (resolver.entity(from)?, resolver.entity(to)?);
            if first == second {
                let message = format!("`{}` and `{}` are the same", from.text, to.text);
                return Err(Diagnostic::new(message).at(to.span));
            }
            Ok(entities::connection(&first, &second))
        }
        (Form::Neighbourhood, [term]) => Ok(match resolver.thing(term)? {
            Thing::Nodes(nodes) => entities::neighbourhood(&nodes),
            Thing::Documents(documents) => entities::document_neighbourhood(&documents),
        }),
        _ => statements(question, resolver),
    }
}

fn statements(question: &Question, resolver: &mut Resolver<'_>) -> Result<Query, Diagnostic> {
    let mut selection = resolver.selection(question)?;
    if question.form != Form::Subjects {
        selection.speaker_kind = question.kind;
    }
    Ok(match question.form {
        Form::Speakers => tables::speakers(&selection, question.says(Mark::Most)),
        Form::Addressees => tables::addressees(selection),
        Form::Quotations => tables::quotations(&selection, question.says(Mark::Most)),
        Form::Subjects => tables::subjects(&selection, question.kind, question.says(Mark::Shared)),
        Form::Count => tables::count(&selection, question.grouping),
        Form::Dates => tables::dates(&selection),
        Form::Documents => tables::documents(&selection),
        _ => tables::statements(&selection, question.says(Mark::Named)),
    })
}

/// "what is X about": what a document, or somebody, speaks of; what else X is mentioned with.
fn content(
    question: &Question,
    term: &Term,
    resolver: &mut Resolver<'_>,
) -> Result<Question, Diagnostic> {
    let choice = Choice {
        any: vec![vec![term.clone()]],
        none: Vec::new(),
    };
    let kind = match resolver.thing(term)? {
        Thing::Documents(_) => ModifierKind::In(choice),
        Thing::Nodes(_) if resolver.is_actor(term) => ModifierKind::By(choice),
        Thing::Nodes(_) => ModifierKind::About(choice),
    };
    let span = term.span;
    Ok(Question {
        form: Form::Subjects,
        modifiers: vec![Modifier { kind, span }],
        ..question.clone()
    })
}
