//! The names of labels, relationship types and properties of a graph of news.

/// Labels of nodes.
pub mod label {
    /// One article.
    pub const DOCUMENT: &str = "Document";
    /// One attribution's content.
    pub const STATEMENT: &str = "Statement";
    /// A human being.
    pub const PERSON: &str = "Person";
    /// A body of people.
    pub const ORGANIZATION: &str = "Organization";
    /// Who speaks or acts: every person and organisation, and countries that do.
    pub const ACTOR: &str = "Actor";
    /// A country or territory.
    pub const COUNTRY: &str = "Country";
    /// What a statement can be about.
    pub const TOPIC: &str = "Topic";
    /// A city, region, sea, building.
    pub const PLACE: &str = "Place";
    /// A summit, war, election.
    pub const EVENT: &str = "Event";
}

/// Types of relationships.
pub mod relationship {
    /// Actor → Statement.
    pub const SAID: &str = "SAID";
    /// Statement → what it is about: what its content names, and, with a `weight` below 1, what it was an
    /// answer to.
    pub const ABOUT: &str = "ABOUT";
    /// Statement → what is spoken of right before it, where its own words only point back: "that". With a
    /// `weight`.
    pub const NEAR: &str = "NEAR";
    /// Statement → Actor it is addressed to.
    pub const TO: &str = "TO";
    /// Statement → Actor who reports it.
    pub const ACCORDING_TO: &str = "ACCORDING_TO";
    /// Statement → Statement inside it.
    pub const REPORTS: &str = "REPORTS";
    /// Statement → Statement by somebody else that it denies, rejects or contradicts, with `how` and a
    /// `confidence`.
    pub const DISPUTES: &str = "DISPUTES";
    /// Statement → Organization where it was said.
    pub const VIA: &str = "VIA";
    /// Statement → Document.
    pub const IN: &str = "IN";
    /// Document → the first Document of the same story, which it prints again, whole or cut.
    pub const COPY_OF: &str = "COPY_OF";
    /// Document → entity, with a `count`.
    pub const MENTIONS: &str = "MENTIONS";
    /// Person or Organization → Country or Organization it belongs to.
    pub const OF: &str = "OF";
    /// Topic → wider Topic.
    pub const BROADER: &str = "BROADER";
}

/// Properties of nodes and relationships.
pub mod property {
    /// What an entity is called.
    pub const NAME: &str = "name";
    /// What else it is called.
    pub const ALIASES: &str = "aliases";
    /// The names of what was merged into it, and those it had itself.
    pub const FORMERLY: &str = "formerly";
    /// What a person is: "president of France".
    pub const ROLE: &str = "role";
    /// `male` or `female`.
    pub const GENDER: &str = "gender";
    /// The number of its item in Wikidata.
    pub const WIKIDATA: &str = "wikidata";
    /// A country's two letters.
    pub const ISO2: &str = "iso2";
    /// A country's three letters.
    pub const ISO3: &str = "iso3";
    /// A document's title.
    pub const TITLE: &str = "title";
    /// The file a document was read from.
    pub const PATH: &str = "path";
    /// The newspaper, agency or site of a document.
    pub const PUBLISHER: &str = "publisher";
    /// Where a document stands on the web.
    pub const URL: &str = "url";
    /// Who wrote a document.
    pub const AUTHOR: &str = "author";
    /// The SHA-256 of a document's text, by which one can tell whether places count in the same text.
    pub const SHA256: &str = "sha256";
    /// The words of a statement's content.
    pub const TEXT: &str = "text";
    /// Whether a statement's words are somebody's own: `direct`, `indirect` or `mixed`.
    pub const FORM: &str = "form";
    /// The day of a document, of a statement, or on which an event begins.
    pub const DATE: &str = "date";
    /// The day on which an event ends.
    pub const UNTIL: &str = "until";
    /// How often a document mentions an entity.
    pub const COUNT: &str = "count";
    /// Of a statement that stands in an earlier document of the same story as well: true, or not there.
    pub const COPY: &str = "copy";
    /// In how many documents of the same story a statement is, where it is in more than one.
    pub const PAPERS: &str = "papers";
    /// What is done by saying it: `assertion`, `denial`, `question` …
    pub const ACT: &str = "act";
    /// The way of saying by which questions ask: `accuse`, `praise` …
    pub const MANNER: &str = "manner";
    /// The words that tell that it was said.
    pub const CUE: &str = "cue";
    /// The words that name the speaker.
    pub const SOURCE: &str = "source";
    /// Of a statement that was not made: true.
    pub const NEGATED: &str = "negated";
    /// Of a statement that was perhaps made: true.
    pub const HEDGED: &str = "hedged";
    /// Of what is wanted, believed, planned, and not said: true.
    pub const ATTITUDE: &str = "attitude";
    /// How sure it is that something was found rightly, from 0 to 1.
    pub const CONFIDENCE: &str = "confidence";
    /// Where the content begins, in code points of the document's text.
    pub const START: &str = "start";
    /// Where it ends.
    pub const END: &str = "end";
    /// How much a statement is about something; 1 where it is not there.
    pub const WEIGHT: &str = "weight";
}

/// The properties that hold dates.
pub const DATES: [&str; 2] = [property::DATE, property::UNTIL];

/// Properties of a statement that tell where it stands.
pub mod evidence {
    /// The line of the document's text in which the content begins, from 1.
    pub const LINE: &str = "line";
    /// The sentence, or the sentences, that hold source, cue and content, on one line.
    pub const SENTENCE: &str = "sentence";
    /// The paragraph around them, exactly as the document has it; of a very long one, the part around
    /// the statement. Statements of one paragraph share the text.
    pub const PARAGRAPH: &str = "paragraph";
    /// Where that begins, in code points of the document's text.
    pub const PARAGRAPH_START: &str = "paragraph_start";
    /// The pieces of the source: start and end, start and end, …, in code points of the document's text.
    pub const SOURCE_SPANS: &str = "source_spans";
    /// The pieces of the cue.
    pub const CUE_SPANS: &str = "cue_spans";
    /// The pieces of the content.
    pub const CONTENT_SPANS: &str = "content_spans";
    /// All of them but the line: what `:show` shows, and too much for a table.
    pub const LONG: [&str; 6] = [
        SENTENCE,
        PARAGRAPH,
        PARAGRAPH_START,
        SOURCE_SPANS,
        CUE_SPANS,
        CONTENT_SPANS,
    ];
}
