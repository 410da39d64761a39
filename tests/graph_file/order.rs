//! One graph, whatever the order: of reading, of batches, of coming and going.

use super::{copy, described, graph, place, read_all, root};
use proptest::test_runner::{RngAlgorithm, TestRng};
use rand_like::Dice;
use std::path::PathBuf;
use whosaid::Session;
use whosaid::archive::{Archive, NewDocument};
use whosaid::graph::Graph;
use whosaid::ingest::{Memory, assemble};

/// Random numbers that are the same in each run.
mod rand_like {
    use super::{RngAlgorithm, TestRng};
    use proptest::prelude::Rng as _;

    pub(super) struct Dice(TestRng);

    impl Dice {
        pub(super) fn new(seed: u8) -> Self {
            Self(TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]))
        }

        pub(super) fn below(&mut self, count: usize) -> usize {
            usize::try_from(self.0.next_u64()).unwrap_or(0) % count.max(1)
        }

        pub(super) fn shuffle<T>(&mut self, all: &mut [T]) {
            for last in (1..all.len()).rev() {
                all.swap(last, self.below(last + 1));
            }
        }
    }
}

/// The graph of articles that are read at once.
fn at_once(articles: &[NewDocument]) -> String {
    let mut shelf = Memory::default();
    for new in articles {
        shelf.add(new.facts.clone());
    }
    let mut graph = Graph::new();
    assemble(&mut graph, &shelf).unwrap();
    described(&graph)
}

/// Reads articles in random orders and cuts into files, with some that come and go again, or are read twice.
fn check_orders(articles: &[NewDocument], orders: u8) {
    let expected = at_once(articles);
    for seed in 0..orders {
        let mut dice = Dice::new(seed);
        let mut order: Vec<usize> = (0..articles.len()).collect();
        dice.shuffle(&mut order);
        let (_folder, file) = place();
        let mut rest = &order[..];
        while !rest.is_empty() {
            // Each batch by another process, as it were.
            let archive = Archive::create(&file).unwrap();
            let lock = archive.lock("a test").unwrap();
            let (batch, later) = rest.split_at(1 + dice.below(rest.len()));
            let new: Vec<NewDocument> = batch.iter().map(|place| copy(&articles[*place])).collect();
            archive.put(&new, &lock).unwrap();
            archive.settle(&lock).unwrap();
            let one = &articles[batch[dice.below(batch.len())]];
            if dice.below(2) == 0 {
                let path = one.document.path.clone();
                assert_eq!(archive.remove(&[path], &lock).unwrap(), [true]);
                archive.put(&[copy(one)], &lock).unwrap();
            }
            rest = later;
        }
        let archive = Archive::open(&file).unwrap();
        let found = described(&graph(&archive));
        assert!(found == expected, "order {seed}: {order:?}");
    }
}

#[test]
fn a_graph_does_not_depend_on_the_order() {
    check_orders(&read_all(&[root().join("data/articles")]), 12);
}

#[test]
#[ignore = "takes minutes: 200 orders of a hundred articles"]
fn a_graph_of_a_hundred_articles_does_not_depend_on_the_order() {
    let folder = root().join("../shared/corpora/world/original_articles");
    let Ok(all) = folder.read_dir() else {
        eprintln!("skipped: the articles are not there");
        return;
    };
    let mut paths: Vec<PathBuf> = all.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let hundred: Vec<PathBuf> = paths.into_iter().step_by(5).take(100).collect();
    check_orders(&read_all(&hundred), 200);
}

#[test]
fn without_a_document_it_is_the_graph_that_never_had_it() {
    let articles = read_all(&[root().join("data/articles")]);
    for gone in 0..articles.len() {
        let (_folder, file) = place();
        let archive = Archive::create(&file).unwrap();
        let lock = archive.lock("a test").unwrap();
        let all: Vec<NewDocument> = articles.iter().map(copy).collect();
        archive.put(&all, &lock).unwrap();
        let path = articles[gone].document.path.clone();
        archive.remove(&[path], &lock).unwrap();
        let mut rest = all;
        rest.remove(gone);
        assert!(described(&graph(&archive)) == at_once(&rest));
    }
}

#[test]
fn a_prompt_that_reads_one_after_the_other_has_the_same_graph() {
    let folder = root().join("data/articles");
    let mut paths: Vec<String> = folder
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap().path().display().to_string())
        .collect();
    paths.sort();
    let mut once = Session::new();
    let _ = once.read(paths.clone(), None);
    let mut one_by_one = Session::new();
    for path in paths.into_iter().rev() {
        let (count, problems) = one_by_one.read([path], None);
        assert!(problems.is_empty() && count <= 1, "{problems:?}");
    }
    assert!(described(once.graph()) == described(one_by_one.graph()));
}
