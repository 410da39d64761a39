//! Probes between the steps of a plan, for PROFILE.

use super::{Plan, Stage, Step};

impl Plan {
    /// Puts a probe before the first step of every stage and after each step; gives their number.
    pub(in crate::query) fn probe(&mut self) -> usize {
        let mut next = 0;
        let within = self.subqueries.iter_mut().flat_map(|one| &mut one.parts);
        for part in within.chain(&mut self.parts) {
            for stage in &mut part.stages {
                if let Stage::Read(read) = stage {
                    probe(&mut read.steps, &mut next);
                }
            }
        }
        next
    }
}

fn probe(steps: &mut Vec<Step>, next: &mut usize) {
    let mut probe_here = || {
        *next += 1;
        Step::Probe(*next - 1)
    };
    let before = std::mem::take(steps);
    steps.push(probe_here());
    for step in before {
        steps.push(step);
        steps.push(probe_here());
    }
    for step in steps {
        if let Step::Optional(inner, _) = step {
            probe(inner, next);
        }
    }
}
