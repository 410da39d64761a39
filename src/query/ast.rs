//! A query as it was written: syntax only, with a place at every node.
//!
//! Names are not yet looked up. A query prints itself as query text, which parses to the same
//! query again but for the places.

use crate::Span;

/// Single queries joined by UNION.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// What is wanted of it; inside an expression, always its rows.
    pub mode: Mode,
    /// The first single query.
    pub first: SingleQuery,
    /// The ones after it, each with how it is joined to what stands before.
    pub unions: Vec<(Union, SingleQuery)>,
}

impl Query {
    /// Whether running it would change the graph.
    #[must_use]
    pub fn writes(&self) -> bool {
        let others = self.unions.iter().map(|(_, query)| query);
        let mut clauses = std::iter::once(&self.first)
            .chain(others)
            .flat_map(|query| &query.clauses);
        self.mode != Mode::Explain
            && clauses.any(|clause| {
                matches!(
                    clause.kind,
                    ClauseKind::Create(_)
                        | ClauseKind::Merge { .. }
                        | ClauseKind::Set(_)
                        | ClauseKind::Remove(_)
                        | ClauseKind::Delete { .. }
                )
            })
    }
}

/// What is wanted of a query.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// Its rows.
    #[default]
    Run,
    /// `EXPLAIN`: the steps that would make them.
    Explain,
    /// `PROFILE`: the steps that made them, with how many rows and how much time each took.
    Profile,
}

/// How two single queries are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Union {
    /// Equal rows become one.
    Distinct,
    /// Every row stays.
    All,
}

/// Clauses, each of which takes rows and gives rows.
#[derive(Debug, Clone, PartialEq)]
pub struct SingleQuery {
    /// In the order written.
    pub clauses: Vec<Clause>,
    /// Where it stands.
    pub span: Span,
}

/// One clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// What it does.
    pub kind: ClauseKind,
    /// Where it stands.
    pub span: Span,
}

/// What a clause does.
#[derive(Debug, Clone, PartialEq)]
pub enum ClauseKind {
    /// `[OPTIONAL] MATCH pattern, … [WHERE …]`
    Match {
        /// Whether a row without a match is kept, with nulls.
        optional: bool,
        /// Matched together: no relationship twice.
        patterns: Vec<Pattern>,
        /// The condition.
        filter: Option<Expression>,
    },
    /// `UNWIND list AS variable`
    Unwind {
        /// The list.
        list: Expression,
        /// Its element, row by row.
        variable: Name,
    },
    /// `WITH … [WHERE …]`
    With {
        /// What goes on.
        projection: Projection,
        /// The condition on it.
        filter: Option<Expression>,
    },
    /// `RETURN …`
    Return(Projection),
    /// `CREATE pattern, …`
    Create(Vec<Pattern>),
    /// `MERGE pattern [ON CREATE SET …] [ON MATCH SET …]`
    Merge {
        /// What is looked for, or made.
        pattern: Pattern,
        /// Done to what was made.
        on_create: Vec<SetItem>,
        /// Done to what was found.
        on_match: Vec<SetItem>,
    },
    /// `SET …`
    Set(Vec<SetItem>),
    /// `REMOVE …`
    Remove(Vec<RemoveItem>),
    /// `[DETACH] DELETE …`
    Delete {
        /// Whether relationships at a deleted node go with it.
        detach: bool,
        /// What is deleted.
        targets: Vec<Expression>,
    },
    /// `CALL procedure(…) [YIELD …]`
    Call {
        /// Dotted name.
        procedure: Name,
        /// `None` where the parentheses are left out.
        arguments: Option<Vec<Expression>>,
        /// `None` without YIELD; `YIELD *` is [`Yield::All`].
        yields: Option<Yield>,
    },
}

/// What a CALL passes on.
#[derive(Debug, Clone, PartialEq)]
pub enum Yield {
    /// `YIELD *`
    All,
    /// `YIELD column AS variable, … [WHERE …]`
    Items {
        /// Column and variable.
        items: Vec<(Name, Name)>,
        /// The condition.
        filter: Option<Expression>,
    },
}

/// A name and its place: of a variable, label, type, property, function or parameter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Name {
    /// The name, without backticks.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// What WITH and RETURN hand on.
#[derive(Debug, Clone, PartialEq)]
pub struct Projection {
    /// DISTINCT.
    pub distinct: bool,
    /// `*`: all variables in scope, before the items.
    pub star: bool,
    /// The items.
    pub items: Vec<ProjectionItem>,
    /// ORDER BY.
    pub order: Vec<SortItem>,
    /// SKIP.
    pub skip: Option<Expression>,
    /// LIMIT.
    pub limit: Option<Expression>,
}

/// `expression [AS alias]`
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectionItem {
    /// What is computed.
    pub expression: Expression,
    /// Its name, if given.
    pub alias: Option<Name>,
    /// The expression exactly as written: the column's name without an alias.
    pub text: String,
}

/// `expression [ASC | DESC]`
#[derive(Debug, Clone, PartialEq)]
pub struct SortItem {
    /// What is sorted by.
    pub expression: Expression,
    /// DESC.
    pub descending: bool,
}

/// `[variable =] node [relationship node …]`, or a shortest path of such.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    /// The path's name.
    pub variable: Option<Name>,
    /// All paths, or shortest ones.
    pub paths: Paths,
    /// The first node.
    pub start: NodePattern,
    /// Each relationship with the node after it.
    pub steps: Vec<(RelationshipPattern, NodePattern)>,
    /// Where it stands.
    pub span: Span,
}

/// Which paths that fit a pattern are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paths {
    /// Every one.
    All,
    /// `shortestPath(…)`: one of the shortest.
    Shortest,
    /// `allShortestPaths(…)`: all of the shortest.
    AllShortest,
}

/// `(variable:Label {property: value})`
#[derive(Debug, Clone, PartialEq)]
pub struct NodePattern {
    /// Its name.
    pub variable: Option<Name>,
    /// All of which it must have.
    pub labels: Vec<Name>,
    /// A map or a parameter.
    pub properties: Option<Expression>,
    /// Where it stands.
    pub span: Span,
}

/// `-[variable:TYPE|TYPE*1..3 {property: value}]->`
#[derive(Debug, Clone, PartialEq)]
pub struct RelationshipPattern {
    /// Its name.
    pub variable: Option<Name>,
    /// One of which it must have; any, if empty.
    pub types: Vec<Name>,
    /// How many in a row; one, if `None`.
    pub length: Option<Length>,
    /// A map or a parameter.
    pub properties: Option<Expression>,
    /// Which way the arrow points, read from left to right.
    pub direction: Arrow,
    /// Where it stands.
    pub span: Span,
}

/// Which way an arrow points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrow {
    /// `-->`
    Right,
    /// `<--`
    Left,
    /// `--` or `<-->`
    Either,
}

/// `*minimum..maximum`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// 1, if `None`.
    pub minimum: Option<u64>,
    /// No bound, if `None`.
    pub maximum: Option<u64>,
}

/// One assignment of SET.
#[derive(Debug, Clone, PartialEq)]
pub enum SetItem {
    /// `target.key = value`; the first expression is a property access.
    Property(Expression, Expression),
    /// `variable = map`
    Replace(Name, Expression),
    /// `variable += map`
    Add(Name, Expression),
    /// `variable:Label`
    Labels(Name, Vec<Name>),
}

/// One item of REMOVE.
#[derive(Debug, Clone, PartialEq)]
pub enum RemoveItem {
    /// `target.key`
    Property(Expression),
    /// `variable:Label`
    Labels(Name, Vec<Name>),
}

/// An expression and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    /// What it computes.
    pub kind: ExpressionKind,
    /// Where it stands.
    pub span: Span,
}

/// What an expression computes.
#[derive(Debug, Clone, PartialEq)]
pub enum ExpressionKind {
    /// `null`, `true`, `1`, `1.5`, `'text'`
    Literal(Literal),
    /// `$name`
    Parameter(String),
    /// `name`
    Variable(String),
    /// `[a, b]`
    List(Vec<Expression>),
    /// `{key: value}`
    Map(Vec<(Name, Expression)>),
    /// `target.key`
    Property(Box<Expression>, Name),
    /// `target:Label:Label`
    HasLabels(Box<Expression>, Vec<Name>),
    /// `list[index]`, `map[key]`
    Index(Box<Expression>, Box<Expression>),
    /// `list[from..to]`
    Slice(
        Box<Expression>,
        Option<Box<Expression>>,
        Option<Box<Expression>>,
    ),
    /// `NOT a`, `-a`, `a IS NULL`
    Unary(UnaryOperator, Box<Expression>),
    /// `a AND b`, `a + b`, `a IN b`
    Binary(BinaryOperator, Box<Expression>, Box<Expression>),
    /// `a < b <= c`: the first operand, then each operator with the operand after it.
    Comparison(Box<Expression>, Vec<(ComparisonOperator, Expression)>),
    /// `name(arguments)`, also an aggregate: `count(DISTINCT x)`.
    Call {
        /// Dotted name.
        function: Name,
        /// DISTINCT.
        distinct: bool,
        /// In order.
        arguments: Vec<Expression>,
    },
    /// `count(*)`
    CountStar,
    /// `CASE [operand] WHEN … THEN … [ELSE …] END`
    Case {
        /// Compared with each WHEN, if given.
        operand: Option<Box<Expression>>,
        /// WHEN and THEN.
        branches: Vec<(Expression, Expression)>,
        /// ELSE.
        otherwise: Option<Box<Expression>>,
    },
    /// `[variable IN list WHERE filter | result]`
    ListComprehension {
        /// The element.
        variable: Name,
        /// The list.
        list: Box<Expression>,
        /// WHERE.
        filter: Option<Box<Expression>>,
        /// What each becomes; itself, if `None`.
        result: Option<Box<Expression>>,
    },
    /// `[pattern WHERE filter | result]`
    PatternComprehension {
        /// The pattern.
        pattern: Box<Pattern>,
        /// WHERE.
        filter: Option<Box<Expression>>,
        /// What each match becomes.
        result: Box<Expression>,
    },
    /// `all(variable IN list WHERE filter)`, and `any`, `none`, `single`.
    Quantifier {
        /// How many must fit.
        quantifier: Quantifier,
        /// The element.
        variable: Name,
        /// The list.
        list: Box<Expression>,
        /// The condition.
        filter: Box<Expression>,
    },
    /// `reduce(accumulator = initial, variable IN list | step)`
    Reduce {
        /// The running value.
        accumulator: Name,
        /// What it starts as.
        initial: Box<Expression>,
        /// The element.
        variable: Name,
        /// The list.
        list: Box<Expression>,
        /// What it becomes with each.
        step: Box<Expression>,
    },
    /// A pattern where a condition stands: whether it matches. Also `shortestPath(…)` as a value.
    Pattern(Box<Pattern>),
    /// `EXISTS { … }`
    Exists(Box<Subquery>),
    /// `COUNT { … }`
    Count(Box<Subquery>),
}

/// The inside of `EXISTS { … }` or `COUNT { … }`.
#[derive(Debug, Clone, PartialEq)]
pub enum Subquery {
    /// `pattern, … [WHERE …]`
    Patterns {
        /// Matched together.
        patterns: Vec<Pattern>,
        /// The condition.
        filter: Option<Expression>,
    },
    /// A whole query.
    Query(Query),
}

/// A value written out.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean(bool),
    /// `1`, `0x1F`, `0o17`
    Integer(i64),
    /// `1.5`, `1e9`
    Float(f64),
    /// `'text'`
    String(String),
}

/// An operator before or after one operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnaryOperator {
    /// `NOT a`
    Not,
    /// `-a`
    Minus,
    /// `+a`
    Plus,
    /// `a IS NULL`
    IsNull,
    /// `a IS NOT NULL`
    IsNotNull,
}

/// An operator between two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BinaryOperator {
    /// `OR`
    Or,
    /// `XOR`
    Xor,
    /// `AND`
    And,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`
    Modulo,
    /// `^`
    Power,
    /// `IN`
    In,
    /// `STARTS WITH`
    StartsWith,
    /// `ENDS WITH`
    EndsWith,
    /// `CONTAINS`
    Contains,
    /// `=~`
    Matches,
}

/// An operator that compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComparisonOperator {
    /// `=`
    Equal,
    /// `<>`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// How many elements must fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantifier {
    /// Every one.
    All,
    /// At least one.
    Any,
    /// Not one.
    None,
    /// Exactly one.
    Single,
}
