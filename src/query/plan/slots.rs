//! Which slots something reads or binds.

use crate::query::check::resolved::{
    Clause, Expression, Matching, Pattern, Projection, Properties, Seen, Slot, Subquery,
};
use std::collections::BTreeSet;

/// The slots that a pattern binds.
pub(in crate::query) fn of_pattern(pattern: &Pattern) -> Vec<Slot> {
    let nodes = pattern.nodes.iter().map(|node| node.slot);
    let relationships = pattern.relationships.iter().map(|one| one.slot);
    nodes.chain(relationships).chain(pattern.path).collect()
}

/// The slots that an expression reads, its subqueries included, given what each of these reads.
pub(super) fn of_expression(
    expression: &Expression,
    subqueries: &[BTreeSet<Slot>],
) -> BTreeSet<Slot> {
    let mut slots = BTreeSet::new();
    expression.visit(&mut |seen| match seen {
        Seen::Slot(slot) => {
            slots.insert(slot);
        }
        Seen::Subquery(number) => slots.extend(subqueries.get(number).into_iter().flatten()),
    });
    slots
}

/// The slots that each subquery reads or binds. One refers only to those numbered before it.
pub(super) fn of_subqueries(subqueries: &[Subquery]) -> Vec<BTreeSet<Slot>> {
    let mut known: Vec<BTreeSet<Slot>> = Vec::new();
    for subquery in subqueries {
        let mut slots = BTreeSet::new();
        for clause in subquery.parts.iter().flat_map(|part| &part.clauses) {
            of_clause(clause, &known, &mut slots);
        }
        known.push(slots);
    }
    known
}

pub(super) fn of_clause(clause: &Clause, known: &[BTreeSet<Slot>], slots: &mut BTreeSet<Slot>) {
    let mut read = |expression: &Expression| slots.extend(of_expression(expression, known));
    match clause {
        Clause::Match { matching, .. } => of_matching(matching, known, slots),
        Clause::Unwind { list, .. } => read(list),
        Clause::Project(projection) => slots.extend(of_projection(projection, known)),
        Clause::Call {
            arguments, filter, ..
        } => arguments.iter().chain(filter).for_each(read),
        Clause::Create(_) | Clause::Merge(_) | Clause::Set(_) | Clause::Delete { .. } => {}
    }
}

/// The slots that WITH or RETURN reads or hands on.
pub(super) fn of_projection(projection: &Projection, known: &[BTreeSet<Slot>]) -> BTreeSet<Slot> {
    let mut slots: BTreeSet<Slot> = projection.columns.iter().copied().collect();
    let mut read = |expression: &Expression| slots.extend(of_expression(expression, known));
    let window = projection.skip.iter().chain(&projection.limit);
    window.chain(&projection.filter).for_each(&mut read);
    projection.order.iter().for_each(|(value, _)| read(value));
    let grouping = projection.grouping.iter();
    let computed = grouping.flat_map(|grouping| &grouping.assignments);
    let computed = projection.assignments.iter().chain(computed);
    computed.for_each(|(_, value)| read(value));
    if let Some(grouping) = &projection.grouping {
        for aggregate in &grouping.aggregates {
            aggregate
                .argument
                .iter()
                .chain(&aggregate.parameter)
                .for_each(&mut read);
        }
    }
    slots.extend(
        projection
            .grouping
            .iter()
            .flat_map(|grouping| &grouping.keys),
    );
    slots
}

fn of_matching(matching: &Matching, known: &[BTreeSet<Slot>], slots: &mut BTreeSet<Slot>) {
    for pattern in &matching.patterns {
        slots.extend(of_pattern(pattern));
        let nodes = pattern.nodes.iter().map(|node| &node.properties);
        let relationships = pattern.relationships.iter().map(|one| &one.properties);
        for properties in nodes.chain(relationships) {
            if let Properties::Entries(entries) = properties {
                for (_, value) in entries {
                    slots.extend(of_expression(value, known));
                }
            }
        }
    }
    if let Some(filter) = &matching.filter {
        slots.extend(of_expression(filter, known));
    }
}
