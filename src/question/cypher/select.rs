//! A selection of statements becomes the clauses that match it.

use super::condition::{
    Where, called, concerns, in_document, is_none_of, is_one_of, node, related, requirements,
    restricted, said, within,
};
use super::words::{all, any, one_of, text};
use super::{Speaker, label_of};
use crate::graph::schema::{label, relationship};
use crate::question::meaning::{Concern, Nodes, Restriction, Selection, Thought, Who};
use crate::question::names::DocumentName;

/// Clauses so far, and the variables they have bound.
pub(super) struct Draft {
    pub(super) clauses: Vec<String>,
    scope: Vec<&'static str>,
    /// Whether `through` is bound: by which narrower topics a statement was found.
    pub(super) tells_topics: bool,
    /// Whether `found_in` is bound: where around a statement the words stand.
    pub(super) tells_place: bool,
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

/// How much of what a question asks for must stand around a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::question) enum Share {
    All,
    Most,
}

/// The same for what is spoken of around the statements: `found_in` tells where.
pub(super) fn select_around(selection: &Selection, speaker: Speaker, share: Share) -> Draft {
    let mut strict = selection.clone();
    let about = std::mem::take(&mut strict.about);
    let mut draft = gather(&strict, speaker, false);
    draft.document();
    let places = [
        ("sentence", "statement.sentence"),
        ("paragraph", "statement.paragraph"),
        ("title", "document.title"),
    ];
    // That an article is about it says little of who praised or denied something in it, or of its words.
    let asked: usize = about
        .iter()
        .flat_map(Restriction::wanted)
        .map(Concern::len)
        .sum();
    let far = if share == Share::All
        && (selection.manners.is_empty() && selection.thought != Thought::Attitude || asked > 1)
    {
        3
    } else {
        2
    };
    let cases: Vec<String> = places[..far]
        .iter()
        .map(|(name, property)| {
            let place = Where::Around(property);
            let conditions: Vec<String> = match share {
                Share::All => about
                    .iter()
                    .flat_map(|about| restricted(about, |concern| concerns(concern, place)))
                    .collect(),
                Share::Most => {
                    let wanted = about.iter().flat_map(Restriction::wanted);
                    let each: Vec<String> = wanted
                        .flat_map(|concern| requirements(concern, place))
                        .collect();
                    // Of somebody who is named, half is enough.
                    let named = selection
                        .by
                        .wanted()
                        .any(|who| matches!(who, Who::Nodes(_)));
                    let least = if named {
                        each.len().div_ceil(2)
                    } else {
                        (each.len() * 3).div_ceil(5)
                    };
                    let met: Vec<String> = each
                        .iter()
                        .map(|one| format!("CASE WHEN {one} THEN 1 ELSE 0 END"))
                        .collect();
                    vec![format!("{} >= {least}", met.join(" + "))]
                }
            };
            format!("WHEN {} THEN {}", all(&conditions), text(name))
        })
        .collect();
    let kept = draft.scope.join(", ");
    draft.clauses.push(format!(
        "WITH {kept}, CASE {} END AS found_in\nWHERE found_in IS NOT NULL",
        cases.join(" ")
    ));
    draft.tells_place = true;
    draft
}

fn gather(selection: &Selection, speaker: Speaker, tells_topics: bool) -> Draft {
    let (anchor, others) = anchor(&selection.about);
    let unnamed = selection.may_be_unnamed() && speaker != Speaker::Named;
    let mut matched = Match::default();
    matched.begin(selection, speaker, anchor.as_ref(), unnamed);
    matched.conditions.extend(said(selection));
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
    matched.documents(&selection.documents, &selection.in_documents);
    for words in &selection.source {
        // Of somebody with a name, the sentence tells on whose word: "according to people in the room".
        let value = if selection.by.any.is_empty() {
            "coalesce(statement.source, '')"
        } else {
            "(coalesce(statement.source, '') + ' ' + coalesce(statement.sentence, ''))"
        };
        matched
            .conditions
            .push(super::words::has_word(value, words));
    }
    let mut clauses = matched.first;
    let filter = match matched.conditions.as_slice() {
        [] => String::new(),
        conditions => format!("\nWHERE {}", all(conditions)),
    };
    clauses.push(format!("MATCH {}{filter}", matched.patterns.join(", ")));
    let mut draft = Draft {
        clauses,
        scope: matched.scope,
        tells_topics: tells_topics && anchor.as_ref().is_some_and(|nodes| nodes.narrower),
        tells_place: false,
    };
    if unnamed {
        draft.unnamed(selection);
    }
    let repeats = anchor.is_some_and(|nodes| nodes.topics || nodes.names.len() > 1);
    draft.periods(selection, repeats);
    if speaker == Speaker::Any {
        draft.optionally("speaker", "(speaker)-[:SAID]->(statement)");
    }
    draft
}

impl Draft {
    /// Binds `variable` by a pattern, or to null, if it is not bound.
    pub(super) fn optionally(&mut self, variable: &'static str, pattern: &str) {
        if !self.scope.contains(&variable) {
            self.scope.push(variable);
            self.clauses.push(format!("OPTIONAL MATCH {pattern}"));
        }
    }

    /// Binds `variable` by a pattern, if it is not bound.
    pub(super) fn matching(&mut self, variable: &'static str, pattern: &str) {
        if !self.scope.contains(&variable) {
            self.scope.push(variable);
            self.clauses.push(format!("MATCH {pattern}"));
        }
    }

    /// Binds `document`, or null.
    pub(super) fn document(&mut self) {
        self.optionally("document", "(statement)-[:IN]->(document:Document)");
    }

    /// Keeps what somebody of a group says, or whoever the text names as one of it.
    fn unnamed(&mut self, selection: &Selection) {
        self.optionally("speaker", "(speaker)-[:SAID]->(statement)");
        let mut conditions: Vec<String> = Vec::new();
        let groups = selection.by.any.iter().flatten();
        conditions.extend(any(groups.map(|who| is_one_of(who, true)).collect()));
        if selection.unnamed {
            conditions.push("speaker IS NULL".to_owned());
        }
        conditions.extend(selection.by.none.iter().map(is_none_of));
        if !conditions.is_empty() {
            let about = if self.tells_topics { ", about" } else { "" };
            let kept = self.scope.join(", ");
            self.clauses
                .push(format!("WITH {kept}{about}\nWHERE {}", all(&conditions)));
        }
    }

    fn periods(&mut self, selection: &Selection, repeats: bool) {
        if !selection.periods.is_empty() {
            self.document();
        }
        if !repeats && selection.periods.is_empty() {
            return;
        }
        let mut kept: Vec<String> = self.scope.iter().map(|name| (*name).to_owned()).collect();
        if self.tells_topics {
            kept.push("collect(DISTINCT about.name) AS through".to_owned());
        }
        let distinct = if repeats && !self.tells_topics {
            "DISTINCT "
        } else {
            ""
        };
        let conditions: Vec<String> = selection.periods.iter().flat_map(within).collect();
        let filter = match conditions.as_slice() {
            [] => String::new(),
            conditions => format!("\nWHERE {}", all(conditions)),
        };
        self.clauses
            .push(format!("WITH {distinct}{}{filter}", kept.join(", ")));
    }
}

#[derive(Default)]
struct Match {
    /// What is matched before.
    first: Vec<String>,
    patterns: Vec<String>,
    conditions: Vec<String>,
    scope: Vec<&'static str>,
}

impl Match {
    /// The pattern from speaker or topic, whichever is named, to the statement.
    fn begin(
        &mut self,
        selection: &Selection,
        speaker: Speaker,
        anchor: Option<&Nodes>,
        unnamed: bool,
    ) {
        let restricted = selection.restricts_speakers() && !unnamed;
        let spoken = restricted || speaker == Speaker::Named;
        if spoken {
            self.scope.push("speaker");
        }
        self.scope.push("statement");
        let statement = "(statement:Statement)";
        let mut pattern = if spoken {
            format!("{}-[:SAID]->{statement}", self.speaker(selection))
        } else {
            statement.to_owned()
        };
        if let Some(anchor) = anchor {
            pattern.push_str(&self.about(anchor));
        }
        self.patterns.push(pattern);
    }

    /// The node of the speaker, with what is asked of it.
    fn speaker(&mut self, selection: &Selection) -> String {
        let kind = selection.speaker_kind.map(label_of);
        self.conditions
            .extend(selection.by.none.iter().map(is_none_of));
        if let Some(bloc) = &selection.bloc {
            // Members of a bloc, and who speaks for them.
            self.first.push(format!(
                "MATCH (member:Country)\nWHERE {} IN coalesce(member.blocs, [])",
                text(bloc)
            ));
            self.patterns
                .push("(member)<-[:OF*0..1]-(speaker)".to_owned());
            return "(speaker)".to_owned();
        }
        let nodes: Option<Vec<&Nodes>> = selection
            .by
            .wanted()
            .map(|who| match who {
                Who::Nodes(nodes) => Some(nodes),
                Who::Group { .. } | Who::Described(_) => None,
            })
            .collect();
        match nodes.as_deref() {
            Some([]) => node("speaker", kind, None),
            Some(nodes) => {
                let merged = nodes
                    .iter()
                    .skip(1)
                    .fold(nodes[0].clone(), |all, nodes| all.merge(nodes));
                if let Some(kind) = kind.filter(|kind| Some(*kind) != merged.label) {
                    self.conditions.push(format!("speaker:{kind}"));
                }
                self.named("speaker", &merged)
            }
            None => {
                let anyone = selection
                    .by
                    .wanted()
                    .map(|who| is_one_of(who, false))
                    .collect();
                self.conditions.extend(any(anyone));
                node("speaker", kind, None)
            }
        }
    }

    /// From the statement to these nodes, or, of topics, to the narrower ones below: `about`.
    fn about(&mut self, nodes: &Nodes) -> String {
        if !nodes.topics {
            return format!("-[:ABOUT]->{}", self.named("about", nodes));
        }
        let variable = if nodes.names.len() == 1 { "" } else { "wider" };
        format!(
            "-[:ABOUT]->(about)-[:BROADER*0..]->{}",
            self.named(variable, nodes)
        )
    }

    fn named(&mut self, variable: &str, nodes: &Nodes) -> String {
        match nodes.names.as_slice() {
            [name] => node(variable, nodes.label, Some(name)),
            names => {
                // No label leads to nodes of several kinds: they are found first.
                let condition = one_of(&format!("{variable}.name"), names);
                if nodes.label.is_none() {
                    self.first
                        .push(format!("MATCH ({variable})\nWHERE {condition}"));
                } else {
                    self.conditions.push(condition);
                }
                node(variable, nodes.label, None)
            }
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
        let mut wanted = restriction.any.iter().flatten();
        let first = wanted.next().cloned();
        let merged = first.map(|first| wanted.fold(first, Nodes::merge));
        if merged.is_some() || required {
            let other = match &merged {
                Some(nodes) => self.named(variable, nodes),
                None => node(variable, None, None),
            };
            // What is told a broadcaster is said on it.
            let body = merged
                .as_ref()
                .is_some_and(|nodes| nodes.label == Some(label::ORGANIZATION));
            let kind = if body && kind == relationship::TO {
                "TO|VIA"
            } else {
                kind
            };
            self.patterns
                .push(format!("(statement)-[:{kind}]->{other}"));
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

    fn documents(&mut self, documents: &Restriction<Vec<DocumentName>>, about: &[Concern]) {
        if documents.is_empty() && about.is_empty() {
            return;
        }
        let wanted: Vec<&DocumentName> = documents.any.iter().flatten().flatten().collect();
        self.conditions.extend(
            (!wanted.is_empty())
                .then(|| called("document", &wanted))
                .flatten(),
        );
        for names in &documents.none {
            let names: Vec<&DocumentName> = names.iter().collect();
            self.conditions
                .extend(called("document", &names).map(|called| format!("NOT ({called})")));
        }
        self.conditions.extend(about.iter().map(in_document));
        self.patterns
            .push("(statement)-[:IN]->(document:Document)".to_owned());
        self.scope.push("document");
    }
}

/// The nodes that topics are best looked up from, and conditions for the rest.
fn anchor(about: &[Restriction<Concern>]) -> (Option<Nodes>, Vec<String>) {
    let mut chosen = None;
    let mut conditions = Vec::new();
    for restriction in about {
        let mut rest = restriction.clone();
        if chosen.is_none() {
            chosen = take_anchor(&mut rest);
        }
        rest.any
            .retain(|group| group.iter().any(|concern| !concern.is_empty()));
        for group in &mut rest.any {
            group.retain(|concern| !concern.is_empty());
        }
        conditions.extend(restricted(&rest, |concern| concerns(concern, Where::Text)));
    }
    (chosen, conditions)
}

/// Takes the nodes out of a restriction that every statement is about.
fn take_anchor(restriction: &mut Restriction<Concern>) -> Option<Nodes> {
    if let [group] = restriction.any.as_mut_slice() {
        for concern in group.iter_mut() {
            if let Some(place) = concern.targets.iter().position(|target| !target.or_to) {
                return Some(concern.targets.remove(place).nodes);
            }
        }
        return None;
    }
    // "about tariffs or trade": any of them, where they are nothing but names.
    let mut nodes: Vec<Nodes> = Vec::new();
    for group in &restriction.any {
        match group.as_slice() {
            [concern] if concern.words.is_empty() && concern.exact.is_none() => {
                match concern.targets.as_slice() {
                    [target] if !target.or_to => nodes.push(target.nodes.clone()),
                    _ => return None,
                }
            }
            _ => return None,
        }
    }
    let mut nodes = nodes.into_iter();
    let first = nodes.next()?;
    let merged = nodes.fold(first, |all, nodes| all.merge(&nodes));
    restriction.any.clear();
    Some(merged)
}
