//! What rows are asked for: statements, speakers, topics, a number.

use super::Resolver;
use crate::question::cypher::Output;
use crate::question::tree::{Form, Mark, Modifier, ModifierKind, Preposition, Tree, Verb, Wanted};
use crate::question::word::{Key, Kind};

impl Resolver<'_> {
    pub(super) fn output(&self, tree: &Tree, asked: Option<Key>, passive: bool) -> Output {
        let wanted = self.turn.wanted.or(tree.wanted);
        if self.turn.counts {
            return Output::Count(None);
        }
        match wanted {
            Some(Wanted::When) => return Output::Dates,
            Some(Wanted::InWhich) => return Output::Documents,
            Some(Wanted::ToWhom) if self.turn.wanted.is_some() || tree.verb == Verb::Talk => {
                return Output::Addressees;
            }
            Some(Wanted::Who) if self.turn.wanted.is_some() => {
                return Output::Speakers { most: false };
            }
            _ => {}
        }
        let most = tree.says(Mark::Most);
        match tree.form {
            Form::Timeline => Output::Timeline,
            Form::Disputes => Output::Disputes,
            Form::Count => count(tree, asked),
            Form::Listing => listing(tree, asked, most),
            Form::Said => self.said(tree, asked, passive, most),
            _ if most && tree.form == Form::Nouns => Output::Speakers { most: true },
            _ => Output::Statements,
        }
    }

    pub(super) fn said(
        &self,
        tree: &Tree,
        asked: Option<Key>,
        passive: bool,
        most: bool,
    ) -> Output {
        let who = tree.wanted == Some(Wanted::Who);
        let kind = match asked {
            Some(Key::Subject(kind)) => Some(kind),
            _ => None,
        };
        let hangs = tree.says(Mark::Hanging(Preposition::About))
            || tree.says(Mark::Hanging(Preposition::On));
        let whom = self.words.iter().any(|word| word.symbol == "whom")
            || tree
                .objects
                .iter()
                .any(|span| span.of(self.text).eq_ignore_ascii_case("who"));
        match (tree.verb, tree.wanted) {
            _ if tree.says(Mark::Common) => Output::Subjects { kind, shared: true },
            _ if tree.rival.is_some() && tree.means() => Output::Disputes,
            _ if asked == Some(Key::Document) => Output::Documents,
            (Verb::Quote, _) if passive && (whom || tree.names_agent()) => {
                Output::Quotations { most }
            }
            (Verb::Quote, _) if passive && who => Output::Speakers { most },
            (Verb::Quote, _) if passive => Output::Statements,
            (Verb::Quote, _) => Output::Quotations { most },
            (Verb::Appear, _) => Output::Subjects {
                kind,
                shared: false,
            },
            (Verb::Mention, Some(Wanted::Who)) if passive => Output::Subjects {
                kind: kind.or(Some(Kind::Person)),
                shared: false,
            },
            (Verb::Talk, Some(Wanted::Who)) if whom => Output::Addressees,
            (Verb::Talk, Some(Wanted::Who)) if tree.has_addressee() => Output::Addressees,
            (Verb::Talk, Some(Wanted::Who)) if tree.says(Mark::What) => Output::Statements,
            (Verb::Mention | Verb::Talk, Some(Wanted::Who)) => Output::Speakers { most },
            (Verb::Say, Some(Wanted::Who)) if whom && !tree.means() && !tree.says(Mark::What) => {
                Output::Addressees
            }
            (Verb::Say, Some(Wanted::Who)) if most => Output::Speakers { most },
            (Verb::Talk | Verb::Mention, Some(Wanted::What))
                if hangs || tree.verb == Verb::Mention =>
            {
                Output::Subjects {
                    kind,
                    shared: tree.says(Mark::Both),
                }
            }
            (Verb::Say, Some(Wanted::What))
                if kind.is_some() && (tree.subject.is_some() || kind == Some(Kind::Topic)) =>
            {
                Output::Subjects {
                    kind,
                    shared: tree.says(Mark::Both),
                }
            }
            _ => Output::Statements,
        }
    }
}

pub(super) fn count(tree: &Tree, asked: Option<Key>) -> Output {
    match asked {
        _ if tree.groupings.len() > 1 => Output::CountBy(tree.groupings[0], tree.groupings[1]),
        _ if !tree.groupings.is_empty() => Output::Count(tree.groupings.first().copied()),
        Some(Key::Subject(Kind::Person) | Key::Speaker) => Output::CountSpeakers,
        Some(Key::Document) => Output::CountDocuments,
        None if tree.kinds.is_some() => Output::CountSpeakers,
        Some(Key::Subject(kind))
            if kind != Kind::Topic
                && super::statements::is_narrowed(tree)
                && tree.verb != Verb::Mention =>
        {
            Output::CountSpeakers
        }
        Some(Key::Subject(kind)) => Output::CountEntities(kind),
        Some(Key::Publisher) => Output::CountPublishers,
        _ => Output::Count(None),
    }
}

pub(super) fn listing(tree: &Tree, asked: Option<Key>, most: bool) -> Output {
    let narrowed = tree
        .modifiers
        .iter()
        .any(|modifier: &Modifier| !matches!(modifier.kind, ModifierKind::Sure(_)));
    match asked {
        Some(Key::Document) => Output::Documents,
        Some(Key::Subject(_)) if most && tree.verb == Verb::Quote => Output::Speakers { most },
        Some(Key::Subject(kind)) if narrowed || most || tree.verb != Verb::Say => {
            Output::Subjects {
                kind: Some(kind),
                shared: false,
            }
        }
        Some(Key::Subject(kind)) => Output::List(kind),
        Some(
            key @ (Key::Publisher
            | Key::Day
            | Key::Month
            | Key::Year
            | Key::Form
            | Key::Act
            | Key::Manner
            | Key::Addressee),
        ) => Output::Count(Some(key)),
        // "women on Taiwan"
        None if narrowed && !most => Output::Statements,
        Some(Key::Speaker) | None => Output::Speakers { most },
    }
}

impl Tree {
    /// Whether it is said by whom.
    pub(super) fn names_agent(&self) -> bool {
        self.modifiers
            .iter()
            .any(|modifier| matches!(modifier.kind, ModifierKind::Thing(Preposition::By, _)))
    }

    /// Whether it is asked who speaks to somebody who is named.
    pub(super) fn has_addressee(&self) -> bool {
        self.modifiers.iter().any(|modifier| {
            matches!(
                modifier.kind,
                ModifierKind::Thing(Preposition::To | Preposition::With, _)
            )
        }) && !self.modifiers.iter().any(|modifier| {
            matches!(
                modifier.kind,
                ModifierKind::Thing(Preposition::About | Preposition::On, _)
            )
        })
    }
}
