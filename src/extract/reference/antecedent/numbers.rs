//! What is asked about a pronoun and somebody it can stand for, each answer a number.

use std::ops::{Index, IndexMut};

/// Declares the questions, numbered in their order.
macro_rules! questions {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// A question about a pronoun and a candidate.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Question {
            $($(#[$doc])* $name,)*
        }

        /// How many questions there are.
        pub(crate) const WIDTH: usize = [$(Question::$name),*].len();
    };
}

questions! {
    // The pronoun.
    /// Is the pronoun a subject?
    OwnSubject,
    /// Is it a possessive?
    OwnPossessive,
    /// Is it an object?
    OwnObject,
    /// Is it reflexive?
    OwnReflexive,
    /// Does it stand right behind "said" or "said that"?
    OwnReported,
    /// Is it the subject of a verb of saying?
    OwnSays,
    /// How many words of its sentence stand before it?
    OwnPlace,
    /// How many verbs with subjects of their own stand above it?
    OwnDepth,
    /// Is its verb coordinated with another?
    OwnCoordinated,
    /// Does its verb head an adverbial clause?
    OwnAdverbial,
    /// Does its verb head a clause that is said or thought?
    OwnComplement,
    /// Does its verb head a relative clause, or another at a noun?
    OwnRelative,
    /// Does its clause begin with "because", "as" or "since"?
    OwnBecause,
    /// With "when", "while", "after", "before" or "until"?
    OwnWhen,
    /// With "and", "but" or "so"?
    OwnAnd,
    /// What is owned a relative, or a part of the body?
    OwnKin,
    /// Is it female?
    OwnFemale,
    /// Does it stand in a quotation?
    OwnQuoted,
    /// How many candidates are there?
    Rivals,
    /// How many of them are known to be of its gender?
    KnownRivals,

    // The latest mention of the candidate.
    /// Is there one at all before the pronoun?
    Behind,
    /// How many sentences ago?
    Sentences,
    /// How many words ago?
    Words,
    /// How many other candidates were mentioned since?
    Rank,
    /// How many other candidates who are not ruled out by what is known of gender?
    KnownRank,
    /// Is it a subject?
    Subject,
    /// Is it an object?
    Object,
    /// Is it a possessor?
    Possessor,
    /// Is it behind a preposition?
    Oblique,
    /// Is it the agent of a passive?
    Agent,
    /// Is it an apposition?
    Apposition,
    /// Is it joined to another by "and"?
    Joined,
    /// How many are joined there?
    Listed,
    /// Is it the subject of a passive?
    Passive,
    /// Does it stand before a noun, as in "the *Clinton* campaign"?
    Modifier,
    /// Does its verb head a relative clause?
    Relative,
    /// An adverbial clause?
    Adverbial,
    /// A clause that is said or thought?
    Complement,
    /// Does it come after "by"?
    By,
    /// After "with"?
    With,
    /// After "of"?
    Of,
    /// After "to" or "for"?
    To,
    /// Does it come after "in", "at" or "from"?
    Located,
    /// Is it a pronoun?
    Pronoun,
    /// Does it stand in brackets?
    Bracketed,
    /// Does it stand in a quotation?
    Quoted,
    /// Is it the first mention of its sentence?
    First,
    /// How many words of its sentence stand before it?
    Place,
    /// How many verbs with subjects of their own stand above it?
    Depth,
    /// Does it belong to a subject: "*Ann's* husband left"?
    InSubject,
    /// Is it the subject of a verb of saying?
    Says,
    /// Is it the subject of the first clause of its sentence?
    Main,

    // How pronoun and mention hang together.
    /// Are both of the same role?
    Parallel,
    /// Is it the subject of a verb above the pronoun?
    Governs,
    /// Of the nearest such verb?
    GovernsNearest,
    /// Is it the head of a noun phrase that holds the pronoun?
    Dominates,
    /// Does it belong to the subject of a verb above the pronoun?
    OwnsGovernor,
    /// Are the verbs of both coordinated, or the same?
    SameClause,
    /// Does an "and" stand between the verbs of both?
    CoordinatedVerbs,
    /// Do both have the same verb?
    SameVerb,
    /// Is the pronoun's word owned, and joined to the candidate: "Ann and *her* husband"?
    JoinedTo,
    /// Is it an object of a verb above the pronoun?
    ObjectAbove,
    /// Does it stand in a clause below that of the pronoun?
    Below,
    /// How many steps up from the pronoun to what both hang on?
    Up,
    /// How many down from there to it?
    Down,
    /// Do the verbs of both have one form?
    SameWord,
    /// Does a new paragraph begin between?
    Paragraph,
    /// How many marks stand between?
    Commas,

    // All mentions of the candidate so far.
    /// How many in the last sentences?
    Near,
    /// In this sentence?
    Here,
    /// In the sentence before?
    Before,
    /// Was one the subject of this sentence?
    HereSubject,
    /// Was one the subject of the sentence before?
    BeforeSubject,
    /// Is it the subject that stands nearest before in this sentence?
    NearestSubject,
    /// Was one of the sentence before its first?
    BeforeFirst,
    /// How many of the last sentences' mentions were subjects?
    Subjects,
    /// How many were pronouns?
    Pronouns,
    /// How many words ago was the last name?
    NamedWords,
    /// Does the last pronoun of that gender stand for the candidate?
    LastPronoun,
    /// Does it stand for another?
    OtherPronoun,
    /// How many words ago was that?
    LastPronounWords,
    /// Does a pronoun of this sentence stand for the candidate?
    HerePronoun,
    /// How much is the candidate spoken of, beside whoever is spoken of most?
    Salience,
    /// How much more than the next?
    Ahead,
    /// How many names of anybody stand between?
    Between,
    /// How many pronouns of that gender stand before the pronoun in its sentence?
    HereLike,
    /// How many after it?
    LaterLike,
    /// How often was it mentioned so far?
    Count,
    /// The first person that was mentioned at all?
    FirstPerson,

    // All names in the document.
    /// How often is it named?
    Named,
    /// Beside whoever of the candidates is named most?
    NamedShare,
    /// Is it named most of all people of the document?
    Topic,

    // The names to come.
    /// Is it named later in the sentence?
    Later,
    /// How many words on?
    LaterWords,
    /// As a subject?
    LaterSubject,
    /// As the subject of a verb above the pronoun?
    LaterGoverns,
    /// As a possessor?
    LaterPossessor,
    /// Below a verb whose subject is the pronoun, or that stands before it?
    LaterBelow,
    /// Is the candidate the first who is named later?
    LaterFirst,
    /// Is it named in the next sentence?
    NextSentence,

    // The candidate.
    /// Is its gender known?
    Gender,
    /// Is it an organisation or place, as far as is known?
    Thing,
    /// Is its name one word?
    Short,
    /// Is it known to the lexicon?
    Known,
    /// Does its name begin with a given name?
    Given,
    /// How many more given names of the pronoun's gender than of the other end as its first word does, as a
    /// share.
    Ending,
    /// Is it a capitalised word of which nothing else is known?
    Loose,
}

/// The answers for one candidate.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Numbers(pub(crate) [f32; WIDTH]);

impl Numbers {
    /// All zero.
    pub(super) fn none() -> Self {
        Self([0.0; WIDTH])
    }

    /// Answers with yes or no.
    pub(super) fn tell(&mut self, question: Question, holds: bool) {
        self[question] = f32::from(u8::from(holds));
    }

    /// Answers with a number of things, as far as 60000.
    pub(super) fn count(&mut self, question: Question, count: usize) {
        self[question] = f32::from(u16::try_from(count).unwrap_or(60_000));
    }
}

impl Index<Question> for Numbers {
    type Output = f32;

    fn index(&self, question: Question) -> &f32 {
        &self.0[question as usize]
    }
}

impl IndexMut<Question> for Numbers {
    fn index_mut(&mut self, question: Question) -> &mut f32 {
        &mut self.0[question as usize]
    }
}
