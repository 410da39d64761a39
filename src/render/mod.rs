//! Rows or a graph become text: tables, JSON, CSV, Markdown, DOT.
