//! Which slots of a MATCH nobody needs: rows that differ in nothing else can be one that counts.

use super::{Planner, slots};
use crate::query::check::resolved::{Aggregate, Clause, Pattern, Projection, Slot};
use crate::query::function;
use std::collections::BTreeSet;

/// How many relationships there may be between two projections for rows to be weighed.
const MAXIMUM_LINKS: usize = 24;

/// Slots that nobody reads.
#[derive(Debug, Clone, Default)]
pub(super) struct Spare {
    pub(super) slots: BTreeSet<Slot>,
    /// Whether a row may say for how many it stands.
    pub(super) weighs: bool,
}

impl Planner<'_> {
    /// Each clause with the slots that it binds and nobody reads.
    pub(super) fn with_spare(&self, clauses: Vec<Clause>) -> Vec<(Clause, Spare)> {
        let mut clauses: Vec<_> = clauses
            .into_iter()
            .map(|clause| (clause, Spare::default()))
            .collect();
        let mut begin = 0;
        while self.is_weighed && begin < clauses.len() {
            let rest = clauses[begin..].iter();
            let run = rest.take_while(|(clause, _)| patterns(clause).is_some());
            let end = begin + run.count();
            let (matches, after) = clauses.split_at_mut(end);
            if let Some((Clause::Project(projection), _)) = after.first_mut() {
                self.spare(&mut matches[begin..], projection);
            }
            begin = end + 1;
        }
        clauses
    }

    fn spare(&self, matches: &mut [(Clause, Spare)], projection: &mut Projection) {
        let all = matches.iter().filter_map(|(clause, _)| patterns(clause));
        let all: Vec<&Pattern> = all.flatten().collect();
        let links: usize = all.iter().map(|pattern| pattern.relationships.len()).sum();
        let bound: BTreeSet<Slot> = all.iter().flat_map(|one| slots::of_pattern(one)).collect();
        for aggregate in projection
            .grouping
            .iter_mut()
            .flat_map(|one| &mut one.aggregates)
        {
            count_rows(aggregate, &bound);
        }
        if links > MAXIMUM_LINKS {
            return;
        }
        let weighs = only_counts(projection);
        let mut needed = slots::of_projection(projection, &self.needs);
        for (clause, _) in matches.iter() {
            if let Clause::Match { matching, .. } = clause {
                // Its own conditions are checked before anything is given up.
                needed.extend(matching.patterns.iter().filter_map(|one| one.path));
                let with_path = matching.patterns.iter().filter(|one| one.path.is_some());
                needed.extend(with_path.flat_map(slots::of_pattern));
            }
        }
        let mut uses = std::collections::BTreeMap::<Slot, usize>::new();
        for (clause, _) in matches.iter() {
            let mut own = BTreeSet::new();
            slots::of_clause(clause, &self.needs, &mut own);
            for slot in own {
                *uses.entry(slot).or_default() += 1;
            }
        }
        let spare: BTreeSet<Slot> = bound
            .into_iter()
            .filter(|slot| !needed.contains(slot) && uses.get(slot) == Some(&1))
            .collect();
        for (_, own) in matches {
            own.slots.clone_from(&spare);
            own.weighs = weighs;
        }
    }
}

/// The patterns of a MATCH that is not optional.
fn patterns(clause: &Clause) -> Option<&[Pattern]> {
    match clause {
        Clause::Match {
            optional: false,
            matching,
        } => Some(&matching.patterns),
        _ => None,
    }
}

/// Makes `count(x)` into `count(*)` where x cannot be null.
fn count_rows(aggregate: &mut Aggregate, bound: &BTreeSet<Slot>) {
    use crate::query::check::resolved::Expression;
    if aggregate.function == function::Aggregate::Count
        && !aggregate.distinct
        && matches!(&aggregate.argument, Some(Expression::Slot(slot)) if bound.contains(slot))
    {
        aggregate.argument = None;
    }
}

/// Whether a projection does the same with equal rows one by one and with one that counts.
fn only_counts(projection: &Projection) -> bool {
    use function::Aggregate as A;
    match &projection.grouping {
        None => projection.distinct,
        Some(grouping) => grouping.aggregates.iter().all(|aggregate| {
            aggregate.distinct || matches!(aggregate.function, A::Count | A::Minimum | A::Maximum)
        }),
    }
}
