//! The labels of the two models: parts of speech and relations.

/// A list of labels, numbered from zero, with their names in the corpora.
macro_rules! labels {
    ($(#[$about:meta])* $type:ident, $($(#[$doc:meta])* $label:ident $name:literal,)*) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $type {
            $($(#[$doc])* $label,)*
        }

        impl $type {
            /// All labels, in the order of their numbers.
            pub const ALL: &[Self] = &[$(Self::$label,)*];

            /// The label's name in the corpora.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$label => $name,)*
                }
            }

            /// The label's number.
            #[must_use]
            pub const fn number(self) -> u8 {
                self as u8
            }

            /// The label with a number.
            #[must_use]
            pub fn numbered(number: u8) -> Option<Self> {
                Self::ALL.get(usize::from(number)).copied()
            }

            /// The label with a name.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|label| label.name() == name)
            }
        }
    };
}

labels! {
    /// Part of speech: the tags of the Penn Treebank.
    Tag,
    /// Singular noun: *deal*.
    NN "NN",
    /// Plural noun: *deals*.
    NNS "NNS",
    /// Proper noun: *Taiwan*.
    NNP "NNP",
    /// Plural proper noun: *Democrats*.
    NNPS "NNPS",
    /// Adjective.
    JJ "JJ",
    /// Comparative adjective: *larger*.
    JJR "JJR",
    /// Superlative adjective: *largest*.
    JJS "JJS",
    /// Adverb, *not* included.
    RB "RB",
    /// Comparative adverb: *sooner*.
    RBR "RBR",
    /// Superlative adverb: *soonest*.
    RBS "RBS",
    /// Particle of a verb: *up* in *give up*.
    RP "RP",
    /// Verb in its base form: *to say*.
    VB "VB",
    /// Verb in the past tense: *said*.
    VBD "VBD",
    /// Gerund or present participle: *saying*.
    VBG "VBG",
    /// Past participle: *was told*.
    VBN "VBN",
    /// Verb in the present, not third person singular: *they say*.
    VBP "VBP",
    /// Verb in the third person singular present: *says*.
    VBZ "VBZ",
    /// Modal: *will*, *'d*.
    MD "MD",
    /// Preposition or subordinating conjunction: *of*, *that*, *because*.
    IN "IN",
    /// *to*.
    TO "TO",
    /// Determiner: *the*, *this*.
    DT "DT",
    /// Determiner before another: *all the*.
    PDT "PDT",
    /// Coordinating conjunction: *and*.
    CC "CC",
    /// Cardinal number.
    CD "CD",
    /// Personal pronoun: *he*, *themselves*.
    PRP "PRP",
    /// Possessive pronoun: *his*.
    PRPS "PRP$",
    /// Relative or question determiner: *which*, *that*.
    WDT "WDT",
    /// Relative or question pronoun: *who*, *what*.
    WP "WP",
    /// *whose*.
    WPS "WP$",
    /// Relative or question adverb: *when*, *how*.
    WRB "WRB",
    /// *there* in *there is*.
    EX "EX",
    /// Genitive: *'s*.
    POS "POS",
    /// Interjection: *yes*.
    UH "UH",
    /// Foreign word.
    FW "FW",
    /// Part of a word with a hyphen: *anti*.
    AFX "AFX",
    /// Number or letter of a list's item.
    LS "LS",
    /// Symbol: *%*.
    SYM "SYM",
    /// Sign of a currency: *$*.
    Currency "$",
    /// Address of mail or of a page.
    ADD "ADD",
    /// What ends a sentence: full stop, question mark, exclamation mark.
    Stop ".",
    /// Comma.
    Comma ",",
    /// Colon, semicolon, dash, ellipsis.
    Colon ":",
    /// Opening quotation mark.
    OpenQuote "``",
    /// Closing quotation mark.
    CloseQuote "''",
    /// Opening bracket.
    OpenBracket "-LRB-",
    /// Closing bracket.
    CloseBracket "-RRB-",
    /// Hyphen inside a compound.
    Hyphen "HYPH",
    /// Other marks: bullets, rows of stars.
    Mark "NFP",
}

impl Tag {
    /// Any form of a verb, auxiliaries included and modals not.
    #[must_use]
    pub const fn is_verb(self) -> bool {
        matches!(
            self,
            Self::VB | Self::VBD | Self::VBG | Self::VBN | Self::VBP | Self::VBZ
        )
    }

    /// A form of a verb that a clause can be built on alone: *said*, *says*, *will*.
    #[must_use]
    pub const fn is_finite(self) -> bool {
        matches!(self, Self::VBD | Self::VBP | Self::VBZ | Self::MD)
    }

    /// A noun, proper or common.
    #[must_use]
    pub const fn is_noun(self) -> bool {
        matches!(self, Self::NN | Self::NNS) || self.is_proper()
    }

    /// A proper noun.
    #[must_use]
    pub const fn is_proper(self) -> bool {
        matches!(self, Self::NNP | Self::NNPS)
    }

    /// Whether words with the tag stand in names: *Bank of England*, *The Hague*, *'s*; verbs,
    /// adverbs, particles and interjections do not.
    #[must_use]
    pub const fn is_in_names(self) -> bool {
        !(self.is_verb() || self.is_adverb() || matches!(self, Self::RP | Self::UH | Self::FW))
    }

    /// An adjective of any degree.
    #[must_use]
    pub const fn is_adjective(self) -> bool {
        matches!(self, Self::JJ | Self::JJR | Self::JJS)
    }

    /// An adverb of any degree.
    #[must_use]
    pub const fn is_adverb(self) -> bool {
        matches!(self, Self::RB | Self::RBR | Self::RBS)
    }

    /// A mark of any kind.
    #[must_use]
    pub const fn is_punctuation(self) -> bool {
        self.number() >= Self::Stop.number()
    }
}

labels! {
    /// How a word depends on its head: the relations of Universal Dependencies, most subtypes
    /// merged.
    Relation,
    /// The head of the sentence.
    Root "root",
    /// Subject.
    Subject "nsubj",
    /// Subject of a passive.
    PassiveSubject "nsubj:pass",
    /// Object.
    Object "obj",
    /// Indirect object: *him* in *told him that*.
    IndirectObject "iobj",
    /// Clause as a subject.
    ClausalSubject "csubj",
    /// Clause as an object: what was said.
    Complement "ccomp",
    /// Clause as an object whose subject is that of its head: *wants to go*.
    OpenComplement "xcomp",
    /// Clause as an adverbial: *if*, *because*, *saying*.
    AdverbialClause "advcl",
    /// Clause at a noun: *the plan to go*.
    NounClause "acl",
    /// Relative clause.
    RelativeClause "acl:relcl",
    /// Apposition: *Xi, the president*.
    Apposition "appos",
    /// Noun at a noun: *the end of the war*.
    NounModifier "nmod",
    /// Genitive or possessive pronoun.
    Possessor "nmod:poss",
    /// Noun at a verb: *at the summit*.
    Oblique "obl",
    /// Who acts in a passive: *by the minister*.
    Agent "obl:agent",
    /// What is coordinated with the head.
    Conjunct "conj",
    /// Coordinating conjunction.
    Conjunction "cc",
    /// Mark of punctuation.
    Punctuation "punct",
    /// Determiner.
    Determiner "det",
    /// Adjective at a noun.
    Adjective "amod",
    /// Adverb.
    Adverb "advmod",
    /// Auxiliary of a verb.
    Auxiliary "aux",
    /// Auxiliary of a passive: *was told*.
    PassiveAuxiliary "aux:pass",
    /// *is* in *is ready*.
    Copula "cop",
    /// What opens a clause: *that*, *to*, *because*.
    Marker "mark",
    /// Preposition or genitive mark.
    Case "case",
    /// Noun before a noun: *trade* in *trade deal*.
    Compound "compound",
    /// Particle of a verb.
    Particle "compound:prt",
    /// Later parts of a name.
    Flat "flat",
    /// Later parts of a fixed expression: *according to*.
    Fixed "fixed",
    /// Clause beside a clause: *he said* after a quotation.
    Parataxis "parataxis",
    /// Number at a noun.
    Number "nummod",
    /// *there* and *it* that stand for nothing.
    Expletive "expl",
    /// Interjection.
    Discourse "discourse",
    /// Who is addressed.
    Vocative "vocative",
    /// Any other.
    Other "dep",
}

impl Relation {
    /// The relation of a corpus, its subtype dropped where it has no label of its own.
    #[must_use]
    pub fn merged(name: &str) -> Self {
        let main = name.split(':').next().unwrap_or_default();
        Self::named(name)
            .or_else(|| Self::named(main))
            .unwrap_or(Self::Other)
    }

    /// Subject of an active or passive verb, a clause or not.
    #[must_use]
    pub const fn is_subject(self) -> bool {
        matches!(
            self,
            Self::Subject | Self::PassiveSubject | Self::ClausalSubject
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_come_back() {
        for (number, tag) in (0..).zip(Tag::ALL) {
            assert_eq!(tag.number(), number);
            assert_eq!(Tag::numbered(number), Some(*tag));
            assert_eq!(Tag::named(tag.name()), Some(*tag));
        }
        for (number, relation) in (0..).zip(Relation::ALL) {
            assert_eq!(relation.number(), number);
            assert_eq!(Relation::named(relation.name()), Some(*relation));
        }
        assert_eq!(Tag::named("XYZ"), None);
        assert!(Tag::ALL.len() < 64 && Relation::ALL.len() < 64);
    }

    #[test]
    fn subtypes_are_merged() {
        for (name, expected) in [
            ("nsubj:pass", Relation::PassiveSubject),
            ("nsubj:outer", Relation::Subject),
            ("aux:pass", Relation::PassiveAuxiliary),
            ("obl:agent", Relation::Agent),
            ("obl:unmarked", Relation::Oblique),
            ("reparandum", Relation::Other),
        ] {
            assert_eq!(Relation::merged(name), expected, "{name}");
        }
    }

    #[test]
    fn marks_are_punctuation() {
        let marks = Tag::ALL.iter().filter(|tag| tag.is_punctuation());
        assert_eq!(marks.count(), 9);
        assert!(!Tag::ADD.is_punctuation() && Tag::Comma.is_punctuation());
    }
}
