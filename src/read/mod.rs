//! Files, folders and standard input become documents.
