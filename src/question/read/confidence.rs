//! How sure it must be: "with confidence 0.7", "at least 70% confidence".

use super::raw::Raw;
use super::{DateParser, Rule};
use crate::query::ast::ComparisonOperator;
use crate::question::confidence::Confidence;
use crate::question::word::Bound;
use crate::{Diagnostic, Span};
use pest::Parser as _;

/// Words with which such a phrase begins; signs and numbers do, too.
const OPENING: [&str; 14] = [
    "with",
    "confidence",
    "certainty",
    "at",
    "above",
    "over",
    "more",
    "greater",
    "below",
    "under",
    "less",
    "no",
    "minimum",
    "from",
];

/// The phrase that begins at `raw`, if one does.
pub(super) fn at(text: &str, raw: &Raw) -> Result<Option<(Span, Bound)>, Diagnostic> {
    let start = raw.span.start;
    let opens = OPENING.contains(&raw.folded.as_str())
        || raw.folded.starts_with(|first: char| first.is_ascii_digit());
    if !opens {
        return Ok(None);
    }
    let Ok(mut pairs) = DateParser::parse(Rule::confidence, &text[start..]) else {
        return Ok(None);
    };
    let Some(pair) = pairs.next() else {
        return Ok(None);
    };
    let span = Span::new(start, start + pair.as_str().trim_end().len());
    let mut bound = Bound {
        operator: ComparisonOperator::GreaterOrEqual,
        confidence: Confidence::default(),
    };
    for inner in pair.into_inner() {
        match inner.as_rule() {
            Rule::at_most | Rule::or_less => bound.operator = ComparisonOperator::LessOrEqual,
            Rule::above => bound.operator = ComparisonOperator::Greater,
            Rule::below => bound.operator = ComparisonOperator::Less,
            Rule::number | Rule::level => {
                let place = inner.as_span();
                let place = Span::new(start + place.start(), start + place.end());
                let parsed: Result<Confidence, Diagnostic> = inner.as_str().parse();
                bound.confidence = parsed.map_err(|problem| problem.at(place))?;
            }
            _ => {}
        }
    }
    Ok(Some((span, bound)))
}
