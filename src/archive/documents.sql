-- Version 2: where a document stands on the web, who wrote it, and whether its text was taken out of a file of another
-- kind, so that it has no head of its own.

ALTER TABLE document ADD COLUMN url TEXT;
ALTER TABLE document ADD COLUMN author TEXT;
ALTER TABLE document ADD COLUMN extracted INTEGER NOT NULL DEFAULT 0;
