//! A question, its names looked up, becomes a query.

mod build;
mod condition;
mod entities;
mod select;
mod tables;
mod way;

use super::LeftOut;
use super::resolve::{Resolver, Selection, Thing};
use super::tree::{Choice, Form, Key, Mark, Modifier, ModifierKind, Question, Term};
use crate::Diagnostic;
use crate::query::ast::Query;
use select::Speaker;

/// The query that answers `question`; and those that count what the answer leaves out.
///
/// Fails where a name in it stands for nothing in the graph.
pub(super) fn translate(
    question: &Question,
    resolver: &mut Resolver<'_>,
) -> Result<(Query, LeftOut<Option<Query>>), Diagnostic> {
    let query = match (question.form, question.terms.as_slice()) {
        (Form::Content, [term]) => {
            return statements(&content(question, term, resolver)?, resolver);
        }
        (Form::Identity, [term]) => entities::identity(&resolver.entity(term)?),
        (Form::Connection, [from, to]) => {
            let (first, second) = (resolver.entity(from)?, resolver.entity(to)?);
            if first == second {
                let message = format!("`{}` and `{}` are the same", from.text, to.text);
                return Err(Diagnostic::new(message).at(to.span));
            }
            entities::connection(&first, &second)
        }
        (Form::Neighbourhood, [term]) => match resolver.thing(term)? {
            Thing::Nodes(nodes) => entities::neighbourhood(&nodes),
            Thing::Documents(documents) => entities::document_neighbourhood(&documents),
        },
        _ => return statements(question, resolver),
    };
    Ok((query, LeftOut::default()))
}

fn statements(
    question: &Question,
    resolver: &mut Resolver<'_>,
) -> Result<(Query, LeftOut<Option<Query>>), Diagnostic> {
    let mut selection = resolver.selection(question)?;
    if question.form != Form::Subjects {
        selection.speaker_kind = question.kind;
    }
    selection.to_whom |= question.form == Form::Addressees;
    let unsure = selection.left_out();
    let unsure = unsure.filter(|_| question.form != Form::Quotations);
    let asks_who = question.form == Form::Statements && question.says(Mark::Named);
    let left_out = LeftOut {
        unsure: unsure.map(|selection| tables::number(&selection, speaker(question))),
        unnamed: (asks_who && !selection.restricts_speakers()).then(|| tables::unnamed(&selection)),
    };
    Ok((table(question, &selection), left_out))
}

fn table(question: &Question, selection: &Selection) -> Query {
    let most = question.says(Mark::Most);
    match question.form {
        Form::Speakers => tables::speakers(selection, most),
        Form::Statements if most => tables::speakers(selection, most),
        Form::Addressees => tables::addressees(selection),
        Form::Quotations => tables::quotations(selection, most),
        Form::Subjects => tables::subjects(selection, question.kind, speaker(question)),
        Form::Count => tables::count(selection, question.grouping, speaker(question)),
        Form::Dates => tables::dates(selection),
        Form::Documents => tables::documents(selection),
        _ => tables::statements(selection, speaker(question)),
    }
}

/// What the answer tells of the speakers.
fn speaker(question: &Question) -> Speaker {
    let named = match question.form {
        Form::Speakers | Form::Addressees | Form::Quotations => true,
        Form::Statements => question.says(Mark::Named),
        Form::Subjects => question.says(Mark::Shared),
        Form::Count => question.grouping == Some(Key::Speaker),
        _ => false,
    };
    match question.form {
        _ if named => Speaker::Named,
        Form::Statements | Form::Dates => Speaker::Any,
        _ => Speaker::Unasked,
    }
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
    let mut modifiers = question.modifiers.clone();
    modifiers.push(Modifier { kind, span });
    Ok(Question {
        form: Form::Subjects,
        modifiers,
        ..question.clone()
    })
}
