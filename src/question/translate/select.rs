//! A selection of statements becomes the clauses that match it.

use super::build::{
    ANY_NUMBER, call_distinct, has_label, matching, node, none_of, not, one_of, optionally, path,
    projection, property, variable, with,
};
use super::condition::{
    affects, called, concerns, is_member, lacks, related, restricted, sure, within,
};
use super::way::meant;
use crate::graph::schema::{label, relationship};
use crate::query::ast::{Arrow, Clause, Expression, NodePattern, Pattern};
use crate::question::names::DocumentName;
use crate::question::resolve::{Nodes, Restriction, Selection, Target};
use crate::question::tree::{Kind, Period};

/// What is to be known of the speaker of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speaker {
    /// Statements with a speaker only.
    Named,
    /// The speaker, if there is one.
    Any,
    /// Nothing.
    Unasked,
}

/// Clauses so far, and the variables they have bound.
pub(super) struct Draft {
    pub(super) clauses: Vec<Clause>,
    scope: Vec<&'static str>,
    /// Whether `through` is bound: by which narrower topics a statement was found.
    pub(super) tells_topics: bool,
}

/// Clauses after which `statement` runs over the statements selected, once for each `speaker` and,
/// where the question restricts them, each `to` and `reporter`.
pub(super) fn select(selection: &Selection, speaker: Speaker) -> Draft {
    gather(selection, speaker, false)
}

/// The same with `through`, the names of the topics by which each statement was found, where a topic is
/// asked for that has narrower ones.
pub(super) fn select_through(selection: &Selection, speaker: Speaker) -> Draft {
    gather(selection, speaker, true)
}

fn gather(selection: &Selection, speaker: Speaker, tells_topics: bool) -> Draft {
    let (anchor, others) = anchor(&selection.about);
    let mut matched = Match::default();
    matched.begin(selection, speaker, anchor.as_ref());
    matched.manner(selection);
    matched.conditions.extend(others);
    matched.related("to", relationship::TO, &selection.to, selection.to_whom);
    matched.related(
        "reporter",
        relationship::ACCORDING_TO,
        &selection.according_to,
        false,
    );
    matched
        .conditions
        .extend(restricted(&selection.platforms, |nodes| {
            related(relationship::VIA, nodes)
        }));
    matched.documents(&selection.documents);
    let mut clauses = matched.first;
    clauses.push(matching(matched.patterns, matched.conditions));
    let mut draft = Draft {
        clauses,
        scope: matched.scope,
        tells_topics: tells_topics && anchor.as_ref().is_some_and(|nodes| nodes.narrower),
    };
    let repeats = anchor.is_some_and(|nodes| nodes.topics || nodes.names.len() > 1);
    draft.periods(&selection.periods, repeats);
    if speaker == Speaker::Any {
        draft.optionally("speaker", |speaker| {
            path(speaker).right(relationship::SAID, node("statement"))
        });
    }
    draft
}

impl Draft {
    /// Binds `variable` by a pattern, or to null, if it is not bound.
    pub(super) fn optionally(
        &mut self,
        variable: &'static str,
        pattern: impl Fn(NodePattern) -> Pattern,
    ) {
        if !self.scope.contains(&variable) {
            self.scope.push(variable);
            self.clauses.push(optionally(pattern(node(variable))));
        }
    }

    /// Binds `variable` by a pattern, if it is not bound.
    pub(super) fn matching(
        &mut self,
        variable: &'static str,
        pattern: impl Fn(NodePattern) -> Pattern,
    ) {
        if !self.scope.contains(&variable) {
            self.scope.push(variable);
            self.clauses
                .push(matching(vec![pattern(node(variable))], Vec::new()));
        }
    }

    /// Binds `document`, or null.
    pub(super) fn document(&mut self) {
        self.optionally("document", |document| {
            path(node("statement")).right(relationship::IN, document.label(label::DOCUMENT))
        });
    }

    fn periods(&mut self, periods: &[Period], repeats: bool) {
        if !periods.is_empty() {
            self.document();
        }
        if repeats || !periods.is_empty() {
            let scope = self.scope.iter();
            let mut kept: Vec<_> = scope.map(|name| (variable(name), *name)).collect();
            if self.tells_topics {
                let topics = call_distinct("collect", property("about", "name"));
                kept.push((topics, "through"));
            }
            let conditions = periods.iter().flat_map(within).collect();
            let kept = projection(kept);
            let kept = if repeats && !self.tells_topics {
                kept.distinct()
            } else {
                kept
            };
            self.clauses.push(with(kept, conditions));
        }
    }
}

#[derive(Default)]
struct Match {
    /// What is matched before.
    first: Vec<Clause>,
    patterns: Vec<Pattern>,
    conditions: Vec<Expression>,
    scope: Vec<&'static str>,
}

impl Match {
    /// The pattern from speaker or topic, whichever is named, to the statement.
    fn begin(&mut self, selection: &Selection, speaker: Speaker, anchor: Option<&Nodes>) {
        let restricted = !selection.speakers.is_empty() || selection.speaker_kind.is_some();
        let spoken = restricted || speaker == Speaker::Named;
        let statement = node("statement").label(label::STATEMENT);
        if spoken {
            self.scope.push("speaker");
        }
        self.scope.push("statement");
        let source = self.speaker(selection);
        let pattern = match anchor {
            Some(anchor) if selection.speakers.any.is_empty() => {
                let start = self.about(anchor).left(relationship::ABOUT, statement);
                if spoken {
                    start.left(relationship::SAID, source)
                } else {
                    start
                }
            }
            Some(anchor) => {
                let said = path(source).right(relationship::SAID, statement);
                backwards(said, self.about(anchor))
            }
            None if spoken => path(source).right(relationship::SAID, statement),
            None => path(statement),
        };
        self.patterns.push(pattern);
    }

    fn speaker(&mut self, selection: &Selection) -> NodePattern {
        let kind = selection.speaker_kind.map(kind_label);
        let speaker = match merged(&selection.speakers.any) {
            None => node("speaker").label(kind),
            Some(nodes) => {
                if let Some(kind) = kind.filter(|kind| Some(*kind) != nodes.label) {
                    self.conditions.push(has_label("speaker", kind));
                }
                self.named("speaker", &nodes)
            }
        };
        if let Some(bloc) = selection.bloc.as_ref().filter(|_| kind.is_some()) {
            self.conditions.push(is_member("speaker", bloc));
        }
        for nodes in &selection.speakers.none {
            self.conditions
                .push(none_of(property("speaker", "name"), &nodes.names));
        }
        speaker
    }

    /// The node of these nodes, or, of topics, the narrower ones below: up to `about`.
    fn about(&mut self, nodes: &Nodes) -> Pattern {
        let variable = match (nodes.topics, nodes.names.len()) {
            (false, _) => "about",
            (true, 1) => "",
            (true, _) => "wider",
        };
        let start = path(if nodes.label.is_none() && nodes.names.len() > 1 {
            self.first(variable, nodes)
        } else {
            self.named(variable, nodes)
        });
        if nodes.topics {
            let step = [relationship::BROADER];
            start.step(&step, Arrow::Left, ANY_NUMBER, node("about"))
        } else {
            start
        }
    }

    /// Nodes of several kinds, found in a clause of their own: no label leads to them, and few
    /// statements may be left to look at afterwards.
    fn first(&mut self, variable: &str, nodes: &Nodes) -> NodePattern {
        let condition = one_of(property(variable, "name"), &nodes.names);
        let found = matching(vec![path(node(variable))], vec![condition]);
        self.first.push(found);
        node(variable)
    }

    fn named(&mut self, variable: &str, nodes: &Nodes) -> NodePattern {
        let pattern = node(variable).label(nodes.label);
        match nodes.names.as_slice() {
            [name] => pattern.with("name", name),
            names => {
                self.conditions
                    .push(one_of(property(variable, "name"), names));
                pattern
            }
        }
    }

    fn manner(&mut self, selection: &Selection) {
        self.conditions.extend(meant(&selection.ways));
        self.conditions.push(if selection.negated {
            property("statement", "negated")
        } else {
            lacks("negated")
        });
        self.conditions
            .extend(selection.confidence.iter().filter_map(sure));
        for affected in &selection.affected {
            self.conditions.extend(restricted(affected, affects));
        }
        if let Some(direct) = selection.direct {
            let forms: &[&str] = if direct {
                &["direct", "mixed"]
            } else {
                &["indirect"]
            };
            self.conditions
                .push(one_of(property("statement", "form"), forms));
        }
    }

    /// Binds `variable` to the node at the other end of `kind`, if the question restricts it.
    fn related(
        &mut self,
        variable: &'static str,
        kind: &'static str,
        restriction: &Restriction<Nodes>,
        required: bool,
    ) {
        let wanted = merged(&restriction.any);
        if wanted.is_some() || required {
            let other = match &wanted {
                Some(nodes) => self.named(variable, nodes),
                None => node(variable),
            };
            self.patterns
                .push(path(node("statement")).right(kind, other));
            self.scope.push(variable);
        }
        let together = restriction.any.iter().any(|group| group.len() > 1);
        let rest = Restriction {
            any: if together {
                restriction.any.clone()
            } else {
                Vec::new()
            },
            none: restriction.none.clone(),
        };
        self.conditions
            .extend(restricted(&rest, |nodes| related(kind, nodes)));
    }

    fn documents(&mut self, documents: &Restriction<Vec<DocumentName>>) {
        if documents.is_empty() {
            return;
        }
        let wanted: Vec<&DocumentName> = documents.any.iter().flatten().flatten().collect();
        let document = node("document").label(label::DOCUMENT);
        let document = match wanted.as_slice() {
            [] => document,
            [only] => document.with(only.key, &only.value),
            names => {
                self.conditions.extend(called("document", names));
                document
            }
        };
        for names in &documents.none {
            let names: Vec<&DocumentName> = names.iter().collect();
            self.conditions.extend(called("document", &names).map(not));
        }
        self.patterns
            .push(path(node("statement")).right(relationship::IN, document));
        self.scope.push("document");
    }
}

/// The nodes that topics are best looked up from, and conditions for the rest.
fn anchor(about: &[Restriction<Target>]) -> (Option<Nodes>, Vec<Expression>) {
    let mut chosen = None;
    let mut conditions = Vec::new();
    for restriction in about {
        let mut rest = restriction.clone();
        if chosen.is_none() {
            chosen = take_anchor(&mut rest);
        }
        conditions.extend(restricted(&rest, concerns));
    }
    (chosen, conditions)
}

fn take_anchor(restriction: &mut Restriction<Target>) -> Option<Nodes> {
    if let [group] = restriction.any.as_mut_slice() {
        let place = group
            .iter()
            .position(|target| matches!(target, Target::Nodes(_)))?;
        let Target::Nodes(nodes) = group.remove(place) else {
            return None;
        };
        restriction.any.retain(|group| !group.is_empty());
        return Some(nodes);
    }
    let nodes: Option<Vec<Vec<Nodes>>> = restriction
        .any
        .iter()
        .map(|group| match group.as_slice() {
            [Target::Nodes(nodes)] => Some(vec![nodes.clone()]),
            _ => None,
        })
        .collect();
    let merged = merged(&nodes?)?;
    restriction.any.clear();
    Some(merged)
}

fn merged(groups: &[Vec<Nodes>]) -> Option<Nodes> {
    let mut nodes = groups.iter().flatten();
    let first = nodes.next()?.clone();
    Some(nodes.fold(first, Nodes::merge))
}

/// `path` with the steps of `other` after it, walked from its end to its start.
fn backwards(mut path: Pattern, other: Pattern) -> Pattern {
    let mut nodes = vec![other.start];
    let mut relationships = Vec::new();
    for (relationship, node) in other.steps {
        relationships.push(relationship);
        nodes.push(node);
    }
    if let Some(about) = nodes.pop() {
        path = path.right(relationship::ABOUT, about);
    }
    while let (Some(mut relationship), Some(node)) = (relationships.pop(), nodes.pop()) {
        relationship.direction = match relationship.direction {
            Arrow::Left => Arrow::Right,
            Arrow::Right => Arrow::Left,
            Arrow::Either => Arrow::Either,
        };
        path.steps.push((relationship, node));
    }
    path
}

/// The label of a kind of thing.
pub(super) fn kind_label(kind: Kind) -> &'static str {
    match kind {
        Kind::Topic => label::TOPIC,
        Kind::Country => label::COUNTRY,
        Kind::Person => label::PERSON,
        Kind::Organization => label::ORGANIZATION,
        Kind::Place => label::PLACE,
        Kind::Event => label::EVENT,
    }
}
