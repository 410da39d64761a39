//! The words of a question become its tree.

mod choice;
mod failure;
mod period;
mod way;

use super::confidence::Confidence;
use super::tree::{Bound, Form, Key, Kind, Mark, Modifier, ModifierKind, Question, Way};
use crate::query::ast::ComparisonOperator;
use crate::{Diagnostic, Span};
use jiff::civil::Date;
use pest::Parser as _;
use pest::iterators::Pair;

#[derive(pest_derive::Parser)]
#[grammar = "grammar/question.pest"]
struct QuestionParser;

/// The tree of `text`, in which the words of a known name may be joined by U+001F.
///
/// Fails, at the place where it stops making sense, on a text that is no question.
pub(super) fn parse(text: &str, today: Date) -> Result<Question, Diagnostic> {
    let mut pairs = QuestionParser::parse(Rule::question, text)
        .map_err(|error| failure::explain(text, &error))?;
    let mut question = empty();
    for pair in pairs.next().into_iter().flat_map(Pair::into_inner) {
        read(pair, &mut question, today)?;
    }
    Ok(question)
}

fn empty() -> Question {
    Question {
        form: Form::Statements,
        kind: None,
        bloc: None,
        marks: Vec::new(),
        ways: Vec::new(),
        terms: Vec::new(),
        grouping: None,
        modifiers: Vec::new(),
    }
}

fn read(pair: Pair<Rule>, question: &mut Question, today: Date) -> Result<(), Diagnostic> {
    let rule = pair.as_rule();
    question.marks.extend(mark(rule));
    if let Some(way) = way::way(rule) {
        question.add_way(way);
    }
    match rule {
        Rule::kind => {
            for word in pair.into_inner() {
                match word.as_rule() {
                    Rule::bloc => question.bloc = Some(choice::term(word)),
                    rule => question.kind = question.kind.or(kind(rule)),
                }
            }
        }
        Rule::including => {
            question.add_way(Way::Said);
            question.add_way(Way::Thought);
        }
        Rule::grouping => question.grouping = pair.into_inner().last().and_then(key),
        Rule::term | Rule::entity => question.terms.push(choice::term(pair)),
        _ => {
            if let Some(form) = form(rule) {
                question.form = form;
                for inner in pair.into_inner() {
                    read(inner, question, today)?;
                }
            } else {
                let span = place(&pair);
                if let Some(kind) = modifier(pair, today)? {
                    question.modifiers.push(Modifier { kind, span });
                }
            }
        }
    }
    Ok(())
}

fn mark(rule: Rule) -> Option<Mark> {
    Some(match rule {
        Rule::not | Rule::denying => Mark::Negated,
        Rule::who | Rule::which => Mark::Named,
        Rule::most => Mark::Most,
        Rule::common => Mark::Shared,
        _ => return None,
    })
}

fn form(rule: Rule) -> Option<Form> {
    Some(match rule {
        Rule::statements => Form::Statements,
        Rule::speakers => Form::Speakers,
        Rule::addressees => Form::Addressees,
        Rule::quotations => Form::Quotations,
        Rule::subjects | Rule::common => Form::Subjects,
        Rule::count => Form::Count,
        Rule::dates => Form::Dates,
        Rule::documents => Form::Documents,
        Rule::content => Form::Content,
        Rule::identity => Form::Identity,
        Rule::connection => Form::Connection,
        Rule::neighbourhood => Form::Neighbourhood,
        _ => return None,
    })
}

fn modifier(pair: Pair<Rule>, today: Date) -> Result<Option<ModifierKind>, Diagnostic> {
    Ok(Some(match pair.as_rule() {
        Rule::by | Rule::told_by | Rule::owner | Rule::exclusion => {
            ModifierKind::By(choice::choice(pair))
        }
        Rule::about | Rule::aim | Rule::object | Rule::mention => {
            ModifierKind::About(choice::choice(pair))
        }
        Rule::to | Rule::addressee => ModifierKind::To(choice::choice(pair)),
        Rule::with_others => ModifierKind::With(choice::choice(pair)),
        Rule::to_whom | Rule::whom => ModifierKind::ToWhom,
        Rule::inside => ModifierKind::In(choice::choice(pair)),
        Rule::platform => ModifierKind::On(choice::choice(pair)),
        Rule::according_to | Rule::quoter => ModifierKind::AccordingTo(choice::choice(pair)),
        Rule::affected | Rule::addressed => ModifierKind::Affected(choice::choice(pair)),
        Rule::confidence => ModifierKind::Confidence(bound(pair)?),
        Rule::utterance => ModifierKind::Words(choice::term(pair)),
        Rule::period => ModifierKind::Period(period::period(pair, today)?),
        Rule::directly => ModifierKind::Direct(true),
        Rule::indirectly => ModifierKind::Direct(false),
        _ => return Ok(None),
    }))
}

fn bound(pair: Pair<Rule>) -> Result<Bound, Diagnostic> {
    let mut operator = ComparisonOperator::GreaterOrEqual;
    let mut confidence = Confidence::default();
    for inner in pair.into_inner() {
        match inner.as_rule() {
            Rule::at_most | Rule::or_less => operator = ComparisonOperator::LessOrEqual,
            Rule::above => operator = ComparisonOperator::Greater,
            Rule::below => operator = ComparisonOperator::Less,
            Rule::number | Rule::level => {
                let span = place(&inner);
                let parsed: Result<Confidence, Diagnostic> = inner.as_str().parse();
                confidence = parsed.map_err(|problem| problem.at(span))?;
            }
            _ => {}
        }
    }
    Ok(Bound {
        operator,
        confidence,
    })
}

fn kind(rule: Rule) -> Option<Kind> {
    Some(match rule {
        Rule::topic_word => Kind::Topic,
        Rule::country_word | Rule::member_word => Kind::Country,
        Rule::person_word => Kind::Person,
        Rule::organization_word => Kind::Organization,
        Rule::place_word => Kind::Place,
        Rule::event_word => Kind::Event,
        _ => return None,
    })
}

fn key(pair: Pair<Rule>) -> Option<Key> {
    let rule = pair.into_inner().next()?.as_rule();
    Some(match rule {
        Rule::speaker_word => Key::Speaker,
        Rule::addressee_word => Key::Addressee,
        Rule::document_word => Key::Document,
        Rule::publisher_word => Key::Publisher,
        Rule::form_word => Key::Form,
        Rule::act_word => Key::Act,
        Rule::day_word => Key::Day,
        Rule::month_word => Key::Month,
        Rule::year_word => Key::Year,
        _ => Key::Subject(kind(rule)?),
    })
}

fn place(pair: &Pair<Rule>) -> Span {
    let span = pair.as_span();
    Span::new(span.start(), span.end())
}
