//! Which of several is chosen, given some numbers about each: a conditional logit (`McFadden` 1974) whose
//! worth of an option is a sum of small trees, each grown to lower what is left of the loss (Friedman 2001).

use super::Random;
use super::shares::shares;
use serde::{Deserialize, Serialize};

/// Questions that a tree asks of an option one after the other.
const DEPTH: usize = 4;

/// How many trees are grown, and how much each counts.
const TREES: usize = 200;
const RATE: f32 = 0.08;

/// What a leaf's square costs, and how much must be told by one.
const RIDGE: f32 = 4.0;
const LEAST: f32 = 4.0;

/// One of so many numbers is looked at by a tree.
const EVERY: usize = 2;

/// At most so many limits are tried for a number.
const LIMITS: usize = 31;

/// What options are worth.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Ranker {
    trees: Vec<Tree>,
}

/// The numbers of each option, and whether it is a right one.
pub type Options<const WIDTH: usize> = Vec<([f32; WIDTH], bool)>;

/// Questions level by level, the root first, and what an option is worth at each end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Tree {
    /// A number, and from where on the answer is yes.
    questions: Vec<(u16, f32)>,
    ends: Vec<f32>,
}

impl Tree {
    fn worth(&self, numbers: &[f32]) -> f32 {
        let mut at = 0;
        while let Some(&(number, limit)) = self.questions.get(at) {
            at = 2 * at + 1 + usize::from(numbers[usize::from(number)] >= limit);
        }
        self.ends[at - self.questions.len()]
    }
}

impl Ranker {
    /// What the numbers are worth together.
    #[must_use]
    pub fn score(&self, numbers: &[f32]) -> f32 {
        self.trees.iter().map(|tree| tree.worth(numbers)).sum()
    }

    /// How probable each option is.
    #[must_use]
    pub fn probabilities<'n>(&self, options: impl IntoIterator<Item = &'n [f32]>) -> Vec<f32> {
        let scores: Vec<f32> = options.into_iter().map(|one| self.score(one)).collect();
        shares(&scores, |_| true)
    }

    /// The trees with which right options are most probable; choices without a right one teach nothing.
    #[must_use]
    pub fn fit<const WIDTH: usize>(choices: &[Options<WIDTH>]) -> Self {
        let mut rows = Rows::new(choices);
        let mut random = Random::new(1);
        let trees = (0..TREES).map(|_| {
            let asked: Vec<usize> = (0..WIDTH).filter(|_| random.below(EVERY) == 0).collect();
            rows.look();
            rows.grow(&asked)
        });
        Self {
            trees: trees.collect(),
        }
    }
}

/// How steep the loss is, and how much steeper it gets.
#[derive(Debug, Clone, Copy, Default)]
struct Slope {
    first: f32,
    second: f32,
}

impl Slope {
    fn add(&mut self, other: Self) {
        self.first += other.first;
        self.second += other.second;
    }

    fn without(self, other: Self) -> Self {
        Self {
            first: self.first - other.first,
            second: self.second - other.second,
        }
    }

    /// How much the loss falls by the best step.
    fn gain(self) -> f32 {
        self.first * self.first / (self.second + RIDGE)
    }
}

/// All options of all choices, their numbers as places among limits.
struct Rows<const WIDTH: usize> {
    limits: Vec<Vec<f32>>,
    places: Vec<[u8; WIDTH]>,
    right: Vec<bool>,
    /// Where each choice ends.
    ends: Vec<usize>,
    scores: Vec<f32>,
    slopes: Vec<Slope>,
    /// The node of the tree that is grown where each option is.
    nodes: Vec<usize>,
}

impl<const WIDTH: usize> Rows<WIDTH> {
    fn new(choices: &[Options<WIDTH>]) -> Self {
        let taught = choices
            .iter()
            .filter(|options| options.iter().any(|(_, is_right)| *is_right));
        let options: Vec<_> = taught.clone().flatten().collect();
        let limits: Vec<Vec<f32>> = (0..WIDTH)
            .map(|number| limits(options.iter().map(|(numbers, _)| numbers[number]).collect()))
            .collect();
        let place = |numbers: &[f32; WIDTH]| {
            let mut places = [0; WIDTH];
            for ((place, number), limits) in places.iter_mut().zip(numbers).zip(&limits) {
                let below = limits.partition_point(|limit| limit <= number);
                *place = u8::try_from(below).unwrap_or(u8::MAX);
            }
            places
        };
        let ends = taught.scan(0, |end, options| {
            *end += options.len();
            Some(*end)
        });
        Self {
            places: options.iter().map(|(numbers, _)| place(numbers)).collect(),
            right: options.iter().map(|(_, is_right)| *is_right).collect(),
            ends: ends.collect(),
            scores: vec![0.0; options.len()],
            slopes: vec![Slope::default(); options.len()],
            nodes: vec![0; options.len()],
            limits,
        }
    }

    /// Finds how the loss depends on each option's score.
    fn look(&mut self) {
        let mut start = 0;
        for &end in &self.ends {
            let shares = shares(&self.scores[start..end], |_| true);
            let right = |at: usize| {
                if self.right[start + at] {
                    shares[at]
                } else {
                    0.0
                }
            };
            let all: f32 = (0..shares.len()).map(right).sum();
            for (at, &share) in shares.iter().enumerate() {
                self.slopes[start + at] = Slope {
                    first: share - right(at) / all.max(1e-9),
                    second: share * (1.0 - share),
                };
            }
            start = end;
        }
    }

    /// Grows a tree that asks some of the numbers, and adds its worth to the scores.
    fn grow(&mut self, asked: &[usize]) -> Tree {
        self.nodes.fill(0);
        let mut questions = Vec::new();
        for level in 0..DEPTH {
            let first = (1 << level) - 1;
            for sums in self.sums(asked, first, 1 << level) {
                questions.push(self.best(asked, &sums));
            }
            for (node, places) in self.nodes.iter_mut().zip(&self.places) {
                let (number, place): (usize, usize) = questions[*node];
                *node = 2 * *node + 1 + usize::from(usize::from(places[number]) >= place);
            }
        }
        let mut ends = [Slope::default(); 1 << DEPTH];
        for (node, slope) in self.nodes.iter().zip(&self.slopes) {
            ends[node - questions.len()].add(*slope);
        }
        let step = |end: &Slope| {
            let step = -RATE * end.first / (end.second + RIDGE);
            (step * 1e4).round() / 1e4
        };
        let ends: Vec<f32> = ends.iter().map(step).collect();
        for (node, score) in self.nodes.iter().zip(&mut self.scores) {
            *score += ends[node - questions.len()];
        }
        let limit = |(number, place): (usize, usize)| {
            let above = place
                .checked_sub(1)
                .and_then(|at| self.limits[number].get(at));
            #[expect(clippy::cast_possible_truncation, reason = "there are some hundred")]
            (number as u16, above.copied().unwrap_or(f32::MAX))
        };
        Tree {
            questions: questions.into_iter().map(limit).collect(),
            ends,
        }
    }

    /// For each of some nodes and each number asked, the slopes at each place.
    fn sums(&self, asked: &[usize], first: usize, count: usize) -> Vec<Vec<Slope>> {
        let width = LIMITS + 1;
        let mut sums = vec![vec![Slope::default(); asked.len() * width]; count];
        for ((node, places), slope) in self.nodes.iter().zip(&self.places).zip(&self.slopes) {
            let sums = &mut sums[node - first];
            for (at, number) in asked.iter().enumerate() {
                sums[at * width + usize::from(places[*number])].add(*slope);
            }
        }
        sums
    }

    /// The number and the place from which on to answer yes that tell most; one past all places if none
    /// tells anything.
    fn best(&self, asked: &[usize], sums: &[Slope]) -> (usize, usize) {
        let width = LIMITS + 1;
        let none = (asked.first().copied().unwrap_or_default(), width);
        let mut most = (1e-3, none);
        for (sums, &number) in sums.chunks(width).zip(asked) {
            let mut all = Slope::default();
            for sum in sums {
                all.add(*sum);
            }
            let mut below = Slope::default();
            for place in 1..=self.limits[number].len() {
                below.add(sums[place - 1]);
                let above = all.without(below);
                let gain = below.gain() + above.gain() - all.gain();
                if below.second >= LEAST && above.second >= LEAST && gain > most.0 {
                    most = (gain, (number, place));
                }
            }
        }
        most.1
    }
}

/// Where to cut the values of a number: between any two, or so that about as many lie between any two cuts.
fn limits(mut values: Vec<f32>) -> Vec<f32> {
    values.sort_by(f32::total_cmp);
    let mut cuts: Vec<f32> = (1..=LIMITS)
        .filter_map(|cut| values.get(cut * values.len() / (LIMITS + 1)).copied())
        .collect();
    let mut different = values.clone();
    different.dedup();
    if different.len() <= LIMITS {
        cuts = different;
    }
    cuts.dedup();
    cuts.retain(|cut| values.first().is_some_and(|least| cut > least));
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    fn it_finds_what_choices_depend_on() {
        let mut random = Random::new(7);
        let mut draw = || random.below(2000) as f32 / 1000.0 - 1.0;
        let choices: Vec<Options<3>> = (0..800)
            .map(|_| {
                let options = [[draw(), draw(), draw()], [draw(), draw(), draw()]];
                // The second number counts only where the first is high.
                let worth = |one: &[f32; 3]| if one[0] > 0.0 { one[1] } else { -2.0 };
                let most = options.iter().map(worth).fold(f32::NEG_INFINITY, f32::max);
                options.map(|one| (one, worth(&one) >= most)).to_vec()
            })
            .collect();
        let found = Ranker::fit(&choices);
        let share =
            |left: [f32; 3], right: [f32; 3]| found.probabilities([&left[..], &right[..]])[0];
        assert!(share([0.5, 0.8, 0.0], [0.5, -0.8, 0.0]) > 0.9);
        assert!(share([0.5, -0.8, 0.0], [-0.5, 0.9, 0.0]) > 0.9);
        assert_eq!(found, Ranker::fit(&choices));
    }
}
