-- Graph files, version 1. What is kept are documents with what was found in each, nodes and relationships from
-- elsewhere, and what readers have changed; the graph is made of these when a file is opened.

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  title TEXT,
  publisher TEXT,
  date TEXT,
  -- When it was read, and by which version of the program.
  added TEXT NOT NULL,
  reader TEXT NOT NULL,
  text_sum INTEGER NOT NULL,
  -- A sum of all sums of this row and its path.
  seal INTEGER NOT NULL,
  -- What is long comes last: SQLite passes over it to what comes after. Each begins with a sum of the rest.
  entities BLOB NOT NULL,
  statements BLOB NOT NULL,
  phrases BLOB NOT NULL,
  signature BLOB NOT NULL,
  -- The whole text; places of statements are code points of it.
  text BLOB NOT NULL
) STRICT;

-- Who said what, as each document has it, for those who come with SQL.
CREATE TABLE statement (
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  place INTEGER NOT NULL,
  speaker TEXT,
  words TEXT NOT NULL,
  date TEXT
) STRICT;

CREATE INDEX statement_of_document ON statement (document);

CREATE VIEW said AS
  SELECT statement.speaker, statement.words, document.path AS document, statement.date
  FROM statement JOIN document ON document.id = statement.document;

-- Nodes and relationships that come from no article, in pieces.
CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  -- Of all that was read: the same is never imported twice.
  sum INTEGER NOT NULL UNIQUE,
  added TEXT NOT NULL
) STRICT;

CREATE TABLE piece (
  import INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
  place INTEGER NOT NULL,
  seal INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (import, place)
) STRICT;

-- What readers have changed, the first first. Nothing is ever taken out; what was undone says when.
CREATE TABLE edit (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  said TEXT NOT NULL,
  change TEXT NOT NULL,
  undone TEXT,
  seal INTEGER NOT NULL
) STRICT;

-- The graph that was made of all of these, but for what readers have changed, so that it need not be made again: in
-- pieces, as long as `state` says that it is still right.
CREATE TABLE made (
  place INTEGER PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

-- `documents`, `imports`, `edits`: the sums of their seals. `subjects`: what documents have in common, for the sum
-- of documents that it begins with. `made`: for which sums the made graph is right, and in how many pieces.
CREATE TABLE state (
  key TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT;
