//! Trains the models of who says what.

use super::score::{Attributed, Scores};
use crate::Span;
use crate::corpus::brat::{self, Annotated};
use crate::extract::model::{cue, role};
use crate::extract::reading::{Reading, Words};
use crate::learn::crf::{ChainModel, Example, Options, Transitions, train};
use crate::learn::{Alphabet, Feature};
use crate::lexicon::Lexicon;
use crate::text::{CodePoints, Document, TokenKind};
use rustc_hash::FxHashMap;
use std::io::{self, Write};
use std::path::Path;

/// One article, ready to learn from.
struct Lesson<'a> {
    reading: Reading<'a>,
    gold: Vec<Attributed>,
    index: usize,
}

fn lesson<'a>(annotated: &Annotated, document: &'a Document, lexicon: &'a Lexicon, index: usize) -> Lesson<'a> {
    let reading = Reading::new(document, lexicon);
    let tokens = &reading.layout.tokens;
    let words = |span: &Span| {
        let start = tokens.partition_point(|token| token.span.end <= span.start);
        let end = tokens.partition_point(|token| token.span.start < span.end);
        start..end
    };
    let gold = annotated
        .attributions
        .iter()
        .filter_map(|one| {
            let cue = words(one.cue.first()?).start..words(one.cue.last()?).end;
            Some(Attributed {
                cue,
                source: one.source.iter().map(words).collect(),
                content: one.content.iter().map(words).collect(),
            })
        })
        .filter(|gold| !gold.cue.is_empty())
        .collect();
    Lesson { reading, gold, index }
}

struct Data {
    alphabet: Alphabet,
    examples: Vec<Example>,
}

/// A position's features and its right label.
type Position = (Vec<Feature>, u8);

/// Chains as a function that hands them out one after the other, twice: features that occur less than
/// `rare` times get no weights.
fn data(chains: impl Fn(&mut dyn FnMut(Vec<Position>)), rare: u32) -> Data {
    let mut counts: FxHashMap<Feature, u32> = FxHashMap::default();
    chains(&mut |chain| {
        for feature in chain.into_iter().flat_map(|(features, _)| features) {
            *counts.entry(feature).or_default() += 1;
        }
    });
    let mut alphabet = Alphabet::default();
    let mut examples = Vec::new();
    chains(&mut |chain| {
        let mut example = Example::default();
        for (features, label) in chain {
            let rows: Vec<u32> = features
                .into_iter()
                .filter(|feature| counts[feature] >= rare)
                .map(|feature| alphabet.row(feature))
                .collect();
            example.push(rows, label);
        }
        examples.push(example);
    });
    Data { alphabet, examples }
}

fn learn(name: &str, data: &Data, constraints: &Transitions, options: Options) -> Vec<u8> {
    let started = std::time::Instant::now();
    let trained = train(&data.examples, data.alphabet.len(), constraints, options, |pass, loss| {
        eprintln!("{name}: pass {pass} loss {loss:.4} {:?}", started.elapsed());
    });
    let bytes = ChainModel::pack(&trained, &data.alphabet);
    eprintln!("{name}: {} features, {} kB", data.alphabet.len(), bytes.len() / 1000);
    bytes
}

fn train_cues(lessons: &[&Lesson]) -> ChainModel {
    let data = data(
        |push| {
            for lesson in lessons {
                cue_chains(lesson, push);
            }
        },
        2,
    );
    let constraints = Transitions::constrained(cue::LABELS, cue::allowed);
    let options = Options {
        passes: env("CUE_PASSES", 6.0) as usize,
        rate: env("CUE_RATE", 0.1),
        lasso: env("CUE_LASSO", 0.0001),
        seed: 1,
    };
    ChainModel::read(learn("cues", &data, &constraints, options)).expect("a model just written")
}

fn cue_chains(lesson: &Lesson, push: &mut dyn FnMut(Vec<Position>)) {
    let reading = &lesson.reading;
    let labels = cue_labels(lesson);
    for sentence in &reading.layout.sentences {
        let tokens = sentence.tokens.clone();
        let facts = &reading.facts[tokens.clone()];
        let around = cue::surroundings(facts);
        let tree = cue::Tree { syntax: &reading.syntax, start: tokens.start };
        let chain = (0..facts.len())
            .map(|at| {
                let mut features = Vec::with_capacity(128);
                cue::features(facts, &around, tree, at, &mut |feature| features.push(feature));
                (features, labels[tokens.start + at])
            })
            .collect();
        push(chain);
    }
}

fn env(name: &str, default: f32) -> f32 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

fn cue_labels(lesson: &Lesson) -> Vec<u8> {
    let mut labels = vec![cue::OUTSIDE; lesson.reading.len()];
    for gold in &lesson.gold {
        for (index, at) in gold.cue.clone().enumerate() {
            labels[at] = if index == 0 { cue::FIRST } else { cue::FURTHER };
        }
    }
    labels
}

fn train_roles(lessons: &[&Lesson], false_cues: &[Vec<Words>]) -> ChainModel {
    let data = data(
        |push| {
            for lesson in lessons {
                let wrong = false_cues[lesson.index].iter().map(|cue| Attributed { cue: cue.clone(), ..Attributed::default() });
                for gold in lesson.gold.iter().cloned().chain(wrong) {
                    push(role_chain(&lesson.reading, &gold));
                }
            }
        },
        env("RARE", 3.0) as u32,
    );
    let constraints = Transitions::constrained(role::LABELS, role::allowed);
    let options = Options {
        passes: env("ROLE_PASSES", 5.0) as usize,
        rate: env("ROLE_RATE", 0.1),
        lasso: env("ROLE_LASSO", 0.0001),
        seed: 1,
    };
    ChainModel::read(learn("roles", &data, &constraints, options)).expect("a model just written")
}

fn role_chain(reading: &Reading, gold: &Attributed) -> Vec<Position> {
    let cue = role::Cue::new(reading, &gold.cue, cue::head(reading, &gold.cue));
    let labels = role_labels(gold, &cue.window);
    cue.window
        .clone()
        .zip(labels)
        .map(|(at, label)| {
            let mut features = Vec::with_capacity(128);
            role::own_features(&reading.facts, at, &mut |feature| features.push(feature));
            role::features(&cue, at, &mut |feature| features.push(feature));
            (features, label)
        })
        .collect()
}

fn role_labels(gold: &Attributed, window: &Words) -> Vec<u8> {
    let mut labels = vec![role::OUTSIDE; window.len()];
    let mut put = |range: &Words, first: u8, further: u8| {
        let range = range.start.max(window.start)..range.end.min(window.end);
        for (index, at) in range.enumerate() {
            labels[at - window.start] = if index == 0 { first } else { further };
        }
    };
    for content in &gold.content {
        put(content, role::CONTENT, role::IN_CONTENT);
    }
    for source in &gold.source {
        put(source, role::SOURCE, role::IN_SOURCE);
    }
    if !gold.content.is_empty() {
        put(&gold.cue, role::CUE, role::CUE);
    }
    for at in 0..labels.len() {
        let before = at.checked_sub(1).map(|before| labels[before]);
        if !role::allowed(before, labels[at]) {
            labels[at] -= 1;
        }
    }
    labels
}

/// Trains on four fifths and writes what is found in the last, as lines of JSON.
///
/// # Errors
///
/// When the corpus cannot be read or the predictions not written.
pub fn try_out(corpus: &Path, predictions: &Path) -> io::Result<()> {
    let lexicon = Lexicon::builtin();
    let started = std::time::Instant::now();
    let annotated = brat::read(corpus)?;
    let documents: Vec<Document> = annotated.iter().map(|one| Document::new(one.name.clone(), one.text.clone())).collect();
    let lessons: Vec<Lesson> = annotated
        .iter()
        .zip(&documents)
        .enumerate()
        .map(|(index, (annotated, document))| lesson(annotated, document, &lexicon, index))
        .collect();
    eprintln!("read {:?}", started.elapsed());
    let held: Vec<&Lesson> = lessons.iter().step_by(5).collect();
    let rest: Vec<&Lesson> = lessons.iter().filter(|lesson| lesson.index % 5 != 0).collect();
    let cache = std::path::PathBuf::from(std::env::var("CUE_CACHE").unwrap_or("/tmp/false.json".into()));
    let false_cues: Vec<Vec<Words>> = if cache.exists() {
        serde_json::from_slice(&std::fs::read(&cache)?)?
    } else {
        let jack = |fold: usize| {
            let train: Vec<&Lesson> = rest.iter().copied().filter(|lesson| lesson.index / 5 % 4 != fold).collect();
            let model = train_cues(&train);
            let own = rest.iter().filter(|lesson| lesson.index / 5 % 4 == fold);
            own.map(|lesson| {
                let wrong = cue::find(&model, &lesson.reading, env("FALSE_BIAS", 1.5))
                    .into_iter()
                    .map(|cue| cue.words)
                    .filter(|cue| !lesson.gold.iter().any(|gold| gold.cue.start < cue.end && cue.start < gold.cue.end))
                    .collect();
                (lesson.index, wrong)
            })
            .collect::<Vec<(usize, Vec<Words>)>>()
        };
        let mut all = vec![Vec::new(); lessons.len()];
        std::thread::scope(|scope| {
            let left = scope.spawn(|| [jack(0), jack(1)].concat());
            let right = scope.spawn(|| [jack(2), jack(3)].concat());
            for (index, wrong) in left.join().unwrap().into_iter().chain(right.join().unwrap()) {
                all[index] = wrong;
            }
        });
        std::fs::write(&cache, serde_json::to_vec(&all)?)?;
        all
    };
    eprintln!("{} false cues", false_cues.iter().map(Vec::len).sum::<usize>());
    if std::env::var("ROLES_ONLY").is_ok() {
        let roles = train_roles(&rest, &false_cues);
        for bias in [0.0, 0.5, 1.0] {
            let mut scores = Scores::default();
            for lesson in &held {
                let reading = &lesson.reading;
                let all: Vec<Attributed> = lesson.gold.iter().map(|gold| {
                    let found = role::find(&roles, &role::Cue::new(reading, &gold.cue, cue::head(reading, &gold.cue)), bias);
                    Attributed { source: found.source, cue: gold.cue.clone(), content: found.content }
                }).collect();
                scores.add(&lesson.gold, &all, |at| matches!(reading.layout.tokens[at].kind, TokenKind::Word | TokenKind::Number));
            }
            eprintln!("gold cues, bias {bias}: source {} content {} attribution {}", scores.source, scores.content, scores.attribution);
        }
        return Ok(());
    }
    let (cues, roles) = std::thread::scope(|scope| {
        let cues = scope.spawn(|| train_cues(&rest));
        let roles = scope.spawn(|| train_roles(&rest, &false_cues));
        (cues.join().unwrap(), roles.join().unwrap())
    });
    eprintln!("trained {:?}", started.elapsed());
    let started = std::time::Instant::now();
    let source_bias = env("SOURCE_BIAS", 0.3);
    let found: Vec<Vec<(cue::Found, role::Roles)>> = held
        .iter()
        .map(|lesson| {
            cue::find(&cues, &lesson.reading, 3.0)
                .into_iter()
                .map(|found| {
                    let roles = role::find(&roles, &role::Cue::new(&lesson.reading, &found.words, found.head), source_bias);
                    (found, roles)
                })
                .collect()
        })
        .collect();
    eprintln!("found in {:?}, {} tokens", started.elapsed(), held.iter().map(|lesson| lesson.reading.len()).sum::<usize>());
    {
        let mut out = io::BufWriter::new(std::fs::File::create("/tmp/cand.txt")?);
        for (lesson, found) in held.iter().zip(&found) {
            for (found, roles) in found {
                let overlap = |a: &Words, b: &Words| a.start < b.end && b.start < a.end;
                let gold = lesson.gold.iter().find(|gold| overlap(&gold.cue, &found.words));
                let right = gold.is_some_and(|gold| gold.content.iter().any(|a| roles.content.iter().any(|b| overlap(a, b))) && (gold.source.is_empty() == roles.source.is_empty()) && (gold.source.is_empty() || gold.source.iter().any(|a| roles.source.iter().any(|b| overlap(a, b)))));
                writeln!(out, "{} {} {} {} {} {}", lesson.index, found.probability, roles.probability, u8::from(gold.is_some()), u8::from(right), roles.source.len())?;
            }
        }
    }
    for least in [0.2, 0.3, 0.4, 0.5, 0.6] {
        let mut scores = Scores::default();
        let path = predictions.with_extension(format!("{least}"));
        let mut out = io::BufWriter::new(std::fs::File::create(path)?);
        for (lesson, found) in held.iter().zip(&found) {
            let reading = &lesson.reading;
            let places = CodePoints::new(reading.text);
            let spans = |ranges: &[Words]| -> Vec<(usize, usize)> {
                ranges.iter().map(|range| places.place(reading.layout.span(range))).collect()
            };
            let all: Vec<Attributed> = found
                .iter()
                .filter(|(_, roles)| roles.probability >= least && !roles.content.is_empty())
                .map(|(found, roles)| Attributed { source: roles.source.clone(), cue: found.words.clone(), content: roles.content.clone() })
                .collect();
            scores.add(&lesson.gold, &all, |at| matches!(reading.layout.tokens[at].kind, TokenKind::Word | TokenKind::Number));
            let attributions: Vec<_> = all
                .iter()
                .map(|one| serde_json::json!({"cue": spans(&[one.cue.clone()]), "source": spans(&one.source), "content": spans(&one.content)}))
                .collect();
            writeln!(out, "{}", serde_json::json!({"doc": documents[lesson.index].path, "attributions": attributions}))?;
        }
        eprintln!("least {least}: source {} cue {} content {} attribution {}", scores.source, scores.cue, scores.content, scores.attribution);
    }
    Ok(())
}
