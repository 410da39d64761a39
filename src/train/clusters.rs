//! Word vectors → clusters of words.

use crate::Diagnostic;
use crate::learn::{Path as TreePath, Points, pack_clusters, paths};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// How many of the most frequent words get a cluster.
const WORDS: usize = 100_000;

/// The bits that each cut adds to a path: clusters are made 64 at first, then each is cut in four.
const CUTS: [u32; 4] = [6, 2, 2, 2];

const SEED: u64 = 1;

/// How many directions common to all words are taken away.
const COMMON: usize = 2;

/// Rounds of power iteration for each of them.
const POWERS: usize = 30;

/// Words that files of vectors often lack, and words used alike.
const ALIKE: &[(&str, &str)] = &[
    ("n't", "not"),
    ("n’t", "not"),
    ("'ll", "will"),
    ("’ll", "will"),
    ("'ve", "have"),
    ("’ve", "have"),
    ("'re", "are"),
    ("’re", "are"),
    ("'m", "am"),
    ("’m", "am"),
    ("'d", "would"),
    ("’d", "would"),
    ("u.s.", "america"),
    ("u.s.a.", "america"),
];

/// The clusters of words as bytes, and what was made of them.
#[derive(Debug, Clone)]
pub struct Trained {
    /// What [`Clusters`](crate::learn::Clusters) reads.
    pub bytes: Vec<u8>,
    /// Each word and its path, the most frequent first.
    pub words: Vec<(String, u16)>,
}

impl Trained {
    /// The words and their paths in binary, one a line.
    #[must_use]
    pub fn listing(&self) -> String {
        let mut listing = String::new();
        for (word, path) in &self.words {
            let _ = writeln!(listing, "{path:012b} {word}");
        }
        listing
    }
}

/// Clusters of the words in a file of vectors: a word and its numbers on each line, parted by spaces,
/// the most frequent first, as `GloVe` and word2vec write them.
///
/// # Errors
///
/// When the file cannot be read, or lines have different numbers of numbers.
pub fn train(vectors: &Path) -> Result<Trained, Diagnostic> {
    let name = vectors.display();
    let unreadable = |error| Diagnostic::new(format!("cannot read `{name}`: {error}"));
    let file = File::open(vectors).map_err(unreadable)?;
    let mut table = Table::default();
    for (number, line) in (1..).zip(BufReader::new(file).lines()) {
        if table.words.len() == WORDS {
            break;
        }
        table.add(&line.map_err(unreadable)?).map_err(|problem| {
            Diagnostic::new(format!("line {number} of `{name}`: {}", problem.message))
        })?;
    }
    Ok(table.clusters())
}

/// Words and their vectors.
#[derive(Default)]
struct Table {
    words: Vec<String>,
    values: Vec<f32>,
    dimensions: usize,
}

impl Table {
    /// Adds a line's word, if it is one.
    fn add(&mut self, line: &str) -> Result<(), Diagnostic> {
        let mut fields = line.split_ascii_whitespace();
        let word = fields.next().unwrap_or_default().to_lowercase();
        // The first line of word2vec's files counts words and dimensions.
        if !is_word(&word) {
            return Ok(());
        }
        let before = self.values.len();
        for field in fields {
            let value = field.parse().ok().filter(|value: &f32| value.is_finite());
            let value = value.ok_or_else(|| Diagnostic::new(format!("`{field}` is no number")))?;
            self.values.push(value);
        }
        let dimensions = self.values.len() - before;
        if self.words.is_empty() {
            self.dimensions = dimensions;
        }
        if dimensions == 0 || dimensions != self.dimensions {
            let problem = format!("{dimensions} numbers, but {} before", self.dimensions);
            return Err(Diagnostic::new(problem));
        }
        self.words.push(word);
        Ok(())
    }

    fn clusters(mut self) -> Trained {
        self.centre();
        // Frequent words weigh more: a cluster less for rare names, a cluster more for verbs.
        #[expect(clippy::cast_precision_loss, reason = "ranks are small")]
        let weights = (1..=self.words.len()).map(|rank| (rank as f32).sqrt().recip());
        let points = Points::new(self.dimensions, self.values, weights.collect());
        let paths = paths(&points, &CUTS, SEED);
        let words: Vec<_> = self.words.into_iter().zip(paths).collect();
        let find = |alike: &str| words.iter().find(|(word, _)| word == alike);
        let alike = ALIKE
            .iter()
            .filter_map(|(word, alike)| Some((*word, find(alike)?.1)));
        let known = words.iter().map(|(word, path)| (word.as_str(), *path));
        let bytes = pack_clusters(known.chain(alike));
        Trained { bytes, words }
    }

    /// Takes away the mean and the directions in which vectors differ most: they tell how frequent words
    /// are, not how they are used (Mu and Viswanath 2018).
    fn centre(&mut self) {
        let mean = self.mean();
        self.each(|vector| subtract(vector, &mean, 1.0));
        for _ in 0..COMMON {
            let direction = self.principal();
            self.each(|vector| subtract(vector, &direction, dot(vector, &direction)));
        }
    }

    fn each(&mut self, change: impl FnMut(&mut [f32])) {
        let vectors = self.values.chunks_mut(self.dimensions.max(1));
        vectors.for_each(change);
    }

    fn mean(&self) -> Vec<f32> {
        #[expect(clippy::cast_precision_loss, reason = "words are few")]
        let share = (self.words.len().max(1) as f32).recip();
        let mut mean = vec![0.0; self.dimensions];
        for vector in self.values.chunks(self.dimensions.max(1)) {
            subtract(&mut mean, vector, -share);
        }
        mean
    }

    /// The direction of the greatest variance, by power iteration.
    fn principal(&self) -> Vec<f32> {
        let mut direction = vec![1.0; self.dimensions];
        for _ in 0..POWERS {
            let mut next = vec![0.0; self.dimensions];
            for vector in self.values.chunks(self.dimensions.max(1)) {
                subtract(&mut next, vector, -dot(vector, &direction));
            }
            let length = dot(&next, &next).sqrt();
            if length == 0.0 {
                return next;
            }
            direction = next.iter().map(|value| value / length).collect();
        }
        direction
    }
}

/// Subtracts another vector `times` times.
fn subtract(vector: &mut [f32], other: &[f32], times: f32) {
    for (value, other) in vector.iter_mut().zip(other) {
        *value -= other * times;
    }
}

fn dot(left: &[f32], right: &[f32]) -> f32 {
    left.iter()
        .zip(right)
        .map(|(left, right)| left * right)
        .sum()
}

/// Letters, also with hyphens, apostrophes or full stops in or after them.
fn is_word(word: &str) -> bool {
    word.starts_with(|first: char| first.is_alphabetic() || matches!(first, '\'' | '’'))
        && word.contains(char::is_alphabetic)
        && word
            .chars()
            .all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '\'' | '’' | '.'))
}

const _: () = assert!(CUTS[0] + CUTS[1] + CUTS[2] + CUTS[3] == TreePath::BITS);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::Clusters;

    fn table(lines: &[&str]) -> Result<Table, Diagnostic> {
        let mut table = Table::default();
        for line in lines {
            table.add(line)?;
        }
        Ok(table)
    }

    #[test]
    fn lines_become_clusters() {
        let lines = ["3 2", "said 1 0.1", ", 9 9", "told 1 0", "Germany -1 0.2"];
        let report = table(&lines).unwrap().clusters();
        let clusters = Clusters::read(report.bytes).unwrap();
        let words: Vec<_> = report.words.iter().map(|(word, _)| word.as_str()).collect();
        assert_eq!(words, ["said", "told", "germany"]);
        for word in words {
            assert!(clusters.get(word).is_some());
        }
        assert!(clusters.get(",").is_none());
        assert!(clusters.get("n't").is_none());
    }

    #[test]
    fn bad_lines_are_named() {
        let check = |lines: &[&str], expected: &str| {
            assert_eq!(table(lines).err().unwrap().message, expected);
        };
        check(&["said 1 2", "told 1"], "1 numbers, but 2 before");
        check(&["said"], "0 numbers, but 0 before");
        check(&["said 1 x"], "`x` is no number");
        check(&["said 1 inf"], "`inf` is no number");
        assert!(table(&[]).unwrap().clusters().words.is_empty());
    }
}
