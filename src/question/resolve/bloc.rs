//! The blocs that countries are members of.

use super::Resolver;
use crate::Diagnostic;
use crate::diagnostic::did_you_mean;
use crate::question::tree::Term;
use arcstr::ArcStr;

/// So many blocs are named where one is not known.
const SHOWN: usize = 12;

impl Resolver<'_> {
    /// The bloc of that name, as its members name it.
    pub(super) fn bloc(&self, term: &Term) -> Result<ArcStr, Diagnostic> {
        let named = || {
            let mut entries = self.names.find(&term.text).into_iter();
            entries.find_map(|entry| self.names.find_bloc(&entry.name))
        };
        let known = self.names.find_bloc(&term.text).or_else(named);
        known.cloned().ok_or_else(|| self.unknown_bloc(term))
    }

    fn unknown_bloc(&self, term: &Term) -> Diagnostic {
        let message = format!("no country here is a member of `{}`", term.text);
        let problem = Diagnostic::new(message).at(term.span);
        if let Some(hint) = did_you_mean(&term.text, self.names.blocs()) {
            return problem.hint(hint);
        }
        let blocs: Vec<&str> = self.names.blocs().take(SHOWN).collect();
        match blocs.as_slice() {
            [] => problem,
            blocs => problem.hint(format!("they are members of {}", blocs.join(", "))),
        }
    }
}
