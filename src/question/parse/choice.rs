//! Names joined by "or", "and", "but not".

use super::{Rule, place};
use crate::question::tree::{Choice, Term};
use pest::iterators::Pair;

/// The names under `pair`. "and" binds more tightly than "or"; a comma is what comes after it.
pub(super) fn choice(pair: Pair<Rule>) -> Choice {
    if pair.as_rule() == Rule::exclusion {
        return Choice {
            any: Vec::new(),
            none: terms(pair),
        };
    }
    let mut none = Vec::new();
    let mut items: Vec<(Rule, Term)> = Vec::new();
    let mut joint = Rule::or;
    for inner in pair.into_inner() {
        match inner.as_rule() {
            Rule::topic | Rule::name => items.push((joint, term(inner))),
            Rule::topic_exclusion | Rule::exclusion => none = terms(inner),
            rule @ (Rule::and | Rule::or | Rule::comma) => joint = rule,
            _ => {}
        }
    }
    Choice {
        any: group(items),
        none,
    }
}

/// The words under `pair`, without quotation marks.
pub(super) fn term(pair: Pair<Rule>) -> Term {
    let span = place(&pair);
    let mut text = pair.as_str().to_owned();
    let mut quoted = false;
    let mut inside = pair.into_inner();
    while let Some(inner) = inside.next() {
        match inner.as_rule() {
            Rule::quoted => {
                quoted = true;
                inside = inner.into_inner();
            }
            Rule::word => {}
            _ => inner.as_str().clone_into(&mut text),
        }
    }
    let text = text.replace('\u{1F}', " ");
    let text = if quoted {
        text
    } else {
        text.trim_end_matches('.').to_owned()
    };
    Term { text, quoted, span }
}

fn terms(pair: Pair<Rule>) -> Vec<Term> {
    pair.into_inner()
        .filter(|inner| matches!(inner.as_rule(), Rule::topic | Rule::name))
        .map(term)
        .collect()
}

fn group(items: Vec<(Rule, Term)>) -> Vec<Vec<Term>> {
    let mut groups: Vec<Vec<Term>> = Vec::new();
    let mut joins = false;
    for (joint, term) in items.into_iter().rev() {
        match groups.last_mut() {
            Some(group) if joins => group.insert(0, term),
            _ => groups.push(vec![term]),
        }
        match joint {
            Rule::and => joins = true,
            Rule::or => joins = false,
            _ => {}
        }
    }
    groups.reverse();
    groups
}
