//! Typed words become a question's tree, by the grammar in grammar/question.pest.

use super::tree::{
    Choice, Form, Mark, Modifier, ModifierKind, Phrase, Preposition, Tree, Verb, Wanted,
};
use super::word::{Sort, Word};
use crate::Span;
use pest::Parser as _;
use pest::iterators::Pair;

#[derive(pest_derive::Parser)]
#[grammar = "grammar/question.pest"]
struct QuestionParser;

/// The tree of a question that stands alone; nothing where the words make none.
pub(super) fn question(words: &[Word]) -> Option<Tree> {
    tree(words, Rule::question)
}

/// The tree of what only makes sense after another question.
pub(super) fn follow(words: &[Word]) -> Option<Tree> {
    tree(words, Rule::follow)
}

/// The tree of names and modifiers alone.
pub(super) fn brief(words: &[Word]) -> Option<Tree> {
    let mut tree = tree(words, Rule::brief)?;
    tree.form = Form::Brief;
    Some(tree)
}

fn tree(words: &[Word], rule: Rule) -> Option<Tree> {
    let mut symbols = String::new();
    let mut starts = Vec::with_capacity(words.len());
    for word in words {
        starts.push(symbols.len());
        symbols.push_str(word.symbol);
        symbols.push(' ');
    }
    let pair = QuestionParser::parse(rule, &symbols).ok()?.next()?;
    let mut grower = Grower {
        words,
        starts,
        tree: Tree::new(Form::Said),
    };
    for inner in pair.into_inner() {
        grower.read(inner);
    }
    Some(grower.tree)
}

/// Makes the tree from what the grammar found.
struct Grower<'a> {
    words: &'a [Word],
    /// Where each word's symbol begins.
    starts: Vec<usize>,
    tree: Tree,
}

impl Grower<'_> {
    fn read(&mut self, pair: Pair<Rule>) {
        let rule = pair.as_rule();
        if let Some(form) = form(rule) {
            self.tree.form = form;
        }
        self.tree.marks.extend(mark(rule));
        if let Some(wanted) = wanted(&pair) {
            self.tree.wanted = self.tree.wanted.or(Some(wanted));
        }
        match rule {
            Rule::subject | Rule::whose => self.subject(pair),
            Rule::kinds | Rule::named => self.tree.kinds = Some(self.phrase(&pair)),
            Rule::verbs | Rule::nouns_of => self.saying(pair),
            Rule::quote => self.tree.verb = Verb::Quote,
            Rule::said_by => self.said_by(pair),
            Rule::prep => self.prep(pair),
            Rule::less => self.less(pair),
            Rule::inside => self.inside(&pair),
            Rule::interview => {
                let with = self.inner_choice(pair.clone());
                self.modify(ModifierKind::Interview(with), &pair);
            }
            Rule::period | Rule::sure => self.typed(&pair),
            Rule::lone => {
                let preposition = pair.clone().into_inner().next();
                let preposition = preposition.and_then(|inner| preposition_of(inner.as_rule()));
                self.tree.marks.extend(preposition.map(Mark::Hanging));
            }
            Rule::object if pair.as_str() == "what " => self.tree.marks.push(Mark::What),
            Rule::object if pair.as_str() == "thing " => {}
            Rule::object => self.tree.objects.push(self.span(&pair)),
            Rule::number => {
                for place in self.places(&pair) {
                    if let Sort::Number(number) = self.words[place].sort {
                        self.tree.numbers.push(number);
                    }
                }
            }
            Rule::grouping => {
                for place in self.places(&pair) {
                    if let Sort::Kind(key) = self.words[place].sort {
                        self.tree.groupings.push(key);
                    }
                }
            }
            Rule::strict_things | Rule::loose_things => {
                let choice = self.choice(pair);
                self.tree.things.push(choice);
            }
            Rule::except => {
                let except = self.choice_of_none(pair.clone());
                self.modify(ModifierKind::Except(except), &pair);
            }
            Rule::shown => {
                let phrase = self.names_in(&pair);
                self.tree.things.push(Choice::of(phrase));
            }
            _ => {
                for inner in pair.into_inner() {
                    self.read(inner);
                }
            }
        }
    }

    /// The names before the verb, and the place they are of: "officials *in the room*".
    fn subject(&mut self, pair: Pair<Rule>) {
        let is_subject = pair.as_rule() == Rule::subject;
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::strict_things if self.tree.subject.is_none() => {
                    self.tree.subject = Some(self.choice(inner));
                }
                Rule::strict_things if is_subject => {
                    let kind = ModifierKind::Thing(Preposition::In, self.choice(inner.clone()));
                    self.modify(kind, &inner);
                }
                _ => self.read(inner),
            }
        }
    }

    fn saying(&mut self, pair: Pair<Rule>) {
        for place in self.places(&pair) {
            if let Sort::Saying(saying) = &self.words[place].sort
                && !self.tree.sayings.contains(saying)
            {
                self.tree.sayings.push(saying.clone());
            }
        }
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::talk => self.tree.verb = Verb::Talk,
                Rule::mention => self.tree.verb = Verb::Mention,
                Rule::quote => self.tree.verb = Verb::Quote,
                Rule::appear => self.tree.verb = Verb::Appear,
                rule => self.tree.marks.extend(mark(rule)),
            }
        }
    }

    /// "what Trump said": a statement of somebody else.
    fn said_by(&mut self, pair: Pair<Rule>) {
        let mut inner = pair.into_inner();
        let who = inner.find(|inner| inner.as_rule() == Rule::strict_things);
        self.tree.rival = who.map(|who| self.choice(who));
    }

    fn prep(&mut self, pair: Pair<Rule>) {
        let whole = pair.clone();
        let mut preposition = None;
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::toward => self.tree.marks.push(Mark::ToWhom),
                Rule::loose_things | Rule::strict_things => {
                    let choice = self.choice(inner);
                    if let Some(preposition) = preposition {
                        self.modify(ModifierKind::Thing(preposition, choice), &whole);
                    }
                }
                rule => preposition = preposition_of(rule),
            }
        }
    }

    /// "but not about X": what the preposition would narrow to is left out.
    fn less(&mut self, pair: Pair<Rule>) {
        let known = self.tree.modifiers.len();
        let whole = self.span(&pair);
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::prep => self.prep(inner),
                Rule::period => self.typed(&inner),
                _ => {}
            }
        }
        for modifier in self.tree.modifiers.split_off(known) {
            self.tree.modifiers.push(Modifier {
                kind: ModifierKind::Less(Box::new(modifier)),
                span: whole,
            });
        }
    }

    fn inside(&mut self, pair: &Pair<Rule>) {
        let about = self.inner_choice(pair.clone());
        // What stands between the preposition and "article" names it.
        let words: Vec<usize> = self.places(pair).collect();
        let named = words.iter().copied().filter(|at| {
            !matches!(
                self.words[*at].symbol,
                "in" | "from" | "which" | "paper" | "latest" | "first" | "about" | "on" | "of"
            )
        });
        let named: Vec<usize> = if about.is_some() {
            Vec::new()
        } else {
            named.collect()
        };
        let named = match (named.first(), named.last()) {
            (Some(first), Some(last)) => Some(self.phrase_of(*first..last + 1)),
            _ => None,
        };
        self.modify(ModifierKind::Inside { named, about }, pair);
    }

    fn typed(&mut self, pair: &Pair<Rule>) {
        let sorts: Vec<Sort> = self
            .inside_words(pair)
            .iter()
            .map(|word| word.sort.clone())
            .collect();
        for sort in sorts {
            match sort {
                Sort::Period(period) => self.modify(ModifierKind::Period(period), pair),
                Sort::Sure(bound) => self.modify(ModifierKind::Sure(bound), pair),
                _ => {}
            }
        }
    }

    fn modify(&mut self, kind: ModifierKind, pair: &Pair<Rule>) {
        let span = self.span(pair);
        self.tree.modifiers.push(Modifier { kind, span });
    }

    fn inner_choice(&self, pair: Pair<Rule>) -> Option<Choice> {
        let mut inner = pair.into_inner();
        let things =
            inner.find(|inner| matches!(inner.as_rule(), Rule::strict_things | Rule::loose_things));
        things.map(|things| self.choice(things))
    }

    /// The phrases under `pair`. "and" binds more tightly than "or"; a comma is what comes after it.
    fn choice(&self, pair: Pair<Rule>) -> Choice {
        let mut none = Vec::new();
        let mut items: Vec<(bool, Phrase)> = Vec::new();
        let mut joins = false;
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::strict_item | Rule::loose_item => items.push((joins, self.phrase(&inner))),
                Rule::except | Rule::without => none = self.choice_of_none(inner).none,
                Rule::and => joins = true,
                Rule::or => joins = false,
                _ => {}
            }
        }
        Choice {
            any: group(items),
            none,
        }
    }

    fn choice_of_none(&self, pair: Pair<Rule>) -> Choice {
        let items = pair
            .into_inner()
            .filter(|inner| matches!(inner.as_rule(), Rule::loose_item | Rule::strict_item));
        Choice {
            any: Vec::new(),
            none: items.map(|item| self.phrase(&item)).collect(),
        }
    }

    fn phrase(&self, pair: &Pair<Rule>) -> Phrase {
        let mut places = self.places(pair);
        let first = places.next().unwrap_or(0);
        let last = places.last().unwrap_or(first);
        self.phrase_of(first..last + 1)
    }

    /// The words under `pair` that are no words of the question.
    fn names_in(&self, pair: &Pair<Rule>) -> Phrase {
        let is_name = |at: &usize| !matches!(self.words[*at].symbol, "show" | "around");
        let places: Vec<usize> = self.places(pair).filter(is_name).collect();
        match (places.first(), places.last()) {
            (Some(first), Some(last)) => self.phrase_of(*first..last + 1),
            _ => self.phrase(pair),
        }
    }

    fn phrase_of(&self, words: std::ops::Range<usize>) -> Phrase {
        let last = words.end.saturating_sub(1);
        let span = self.words[words.start].span.to(self.words[last].span);
        Phrase { words, span }
    }

    fn inside_words(&self, pair: &Pair<Rule>) -> Vec<&Word> {
        self.places(pair).map(|at| &self.words[at]).collect()
    }

    /// The places of the words under `pair`.
    fn places(&self, pair: &Pair<Rule>) -> std::ops::Range<usize> {
        let span = pair.as_span();
        let first = self.starts.partition_point(|start| *start < span.start());
        let last = self.starts.partition_point(|start| *start < span.end());
        first..last
    }

    fn span(&self, pair: &Pair<Rule>) -> Span {
        let places = self.places(pair);
        if places.is_empty() {
            return Span::default();
        }
        self.words[places.start]
            .span
            .to(self.words[places.end - 1].span)
    }
}

fn group(items: Vec<(bool, Phrase)>) -> Vec<Vec<Phrase>> {
    let mut groups: Vec<Vec<Phrase>> = Vec::new();
    // A comma before "and" joins as well: "Xi, Putin and Modi".
    let all_join = items.len() > 2 && items.last().is_some_and(|(joins, _)| *joins);
    for (joins, phrase) in items {
        match groups.last_mut() {
            Some(group) if joins || all_join => group.push(phrase),
            _ => groups.push(vec![phrase]),
        }
    }
    groups
}

fn form(rule: Rule) -> Option<Form> {
    Some(match rule {
        Rule::who_said | Rule::what_said | Rule::told | Rule::was_said | Rule::common_to => {
            Form::Said
        }
        Rule::nouns => Form::Nouns,
        Rule::listing | Rule::ranking => Form::Listing,
        Rule::count => Form::Count,
        Rule::compare => Form::Compare,
        Rule::timeline => Form::Timeline,
        Rule::summary | Rule::about_it => Form::Summary,
        Rule::disputes | Rule::contradicted => Form::Disputes,
        Rule::connection => Form::Connection,
        Rule::content => Form::Content,
        Rule::identity => Form::Identity,
        Rule::shown => Form::Neighbourhood,
        Rule::evidence => Form::Evidence,
        Rule::article => Form::Article,
        Rule::copied => Form::Copies,
        Rule::who_else => Form::WhoElse,
        Rule::instead => Form::Instead,
        Rule::again => Form::Again,
        _ => return None,
    })
}

fn mark(rule: Rule) -> Option<Mark> {
    Some(match rule {
        Rule::not => Mark::Negated,
        Rule::is | Rule::been => Mark::Is,
        Rule::both => Mark::Both,
        Rule::common_to => Mark::Common,
        Rule::ranked => Mark::Most,
        Rule::itself => Mark::Itself,
        Rule::latest => Mark::Latest,
        Rule::first => Mark::First,
        Rule::other => Mark::Other,
        Rule::toward | Rule::toward_whom => Mark::ToWhom,
        Rule::including => Mark::Attitudes,
        Rule::copies => Mark::Copies,
        Rule::direct => Mark::Direct,
        Rule::indirect => Mark::Indirect,
        Rule::view => Mark::Views,
        Rule::statement => Mark::Statements,
        Rule::self_ => Mark::OfSelf,
        Rule::paper => Mark::Papers,
        _ => return None,
    })
}

fn wanted(pair: &Pair<Rule>) -> Option<Wanted> {
    Some(match pair.as_rule() {
        Rule::asker => Wanted::Who,
        Rule::when => Wanted::When,
        Rule::where_ => Wanted::Where,
        Rule::why => Wanted::Why,
        Rule::how => Wanted::How,
        Rule::in_which => Wanted::InWhich,
        Rule::to_whom | Rule::toward_whom => Wanted::ToWhom,
        Rule::wanted
            if pair.clone().into_inner().all(|inner| {
                matches!(
                    inner.as_rule(),
                    Rule::kinds
                        | Rule::other
                        | Rule::paper
                        | Rule::prep
                        | Rule::period
                        | Rule::sure
                )
            }) =>
        {
            match pair.as_str() {
                text if text.contains("whom ") || text.contains("who ") => Wanted::ToWhom,
                _ => Wanted::What,
            }
        }
        _ => return None,
    })
}

fn preposition_of(rule: Rule) -> Option<Preposition> {
    Some(match rule {
        Rule::about => Preposition::About,
        Rule::on => Preposition::On,
        Rule::to => Preposition::To,
        Rule::with => Preposition::With,
        Rule::by | Rule::per => Preposition::By,
        Rule::of => Preposition::Of,
        Rule::for_ => Preposition::For,
        Rule::from => Preposition::From,
        Rule::in_ => Preposition::In,
        Rule::at => Preposition::At,
        Rule::against => Preposition::Against,
        Rule::according => Preposition::According,
        Rule::via => Preposition::Via,
        Rule::before => Preposition::Before,
        Rule::after => Preposition::After,
        Rule::since => Preposition::Since,
        Rule::until => Preposition::Until,
        Rule::during => Preposition::During,
        Rule::between => Preposition::Between,
        _ => return None,
    })
}
