//! What can be wrong with a query.

use crate::{Diagnostic, Span};
use std::fmt;

/// A query that failed: the kind of error, when it was found, and a message with its place.
///
/// `kind`, `phase` and `detail` print as the names of the openCypher conformance suite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What sort of error.
    pub kind: ErrorKind,
    /// Whether the text alone shows it.
    pub phase: Phase,
    /// Which error of that sort.
    pub detail: Detail,
    /// The message for a person.
    pub diagnostic: Diagnostic,
}

/// What sort of error it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The text, or the use of a name in it, makes no sense.
    SyntaxError,
    /// A value of another type was needed.
    TypeError,
    /// A function got a value it cannot take.
    ArgumentError,
    /// A node or relationship is no longer there.
    EntityNotFound,
    /// The graph would not be whole.
    ConstraintVerificationFailed,
    /// Two wishes contradict each other.
    SemanticError,
    /// A parameter was not given.
    ParameterMissing,
    /// A procedure could not be called.
    ProcedureError,
    /// Arithmetic went out of range.
    ArithmeticError,
    /// A limit on time or rows was reached.
    LimitError,
}

/// When an error was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// From the text and the parameters' names alone.
    Compile,
    /// From the values met.
    Runtime,
}

/// Which error it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the names are the conformance suite's and say what they mean"
)]
pub enum Detail {
    AmbiguousAggregationExpression,
    ColumnNameConflict,
    CreatingVarLength,
    DeleteConnectedNode,
    DeletedEntityAccess,
    DifferentColumnsInUnion,
    DivisionByZero,
    FloatingPointOverflow,
    IntegerOverflow,
    Interrupted,
    InvalidAggregation,
    InvalidArgumentPassingMode,
    InvalidArgumentType,
    InvalidArgumentValue,
    InvalidClauseComposition,
    InvalidDelete,
    InvalidNumberLiteral,
    InvalidNumberOfArguments,
    InvalidParameterUse,
    InvalidPropertyType,
    InvalidRelationshipPattern,
    InvalidUnicodeCharacter,
    InvalidUnicodeLiteral,
    ListElementAccessByNonInteger,
    MapElementAccessByNonString,
    MergeReadOwnWrites,
    MissingParameter,
    NegativeIntegerArgument,
    NestedAggregation,
    NoExpressionAlias,
    NoSingleRelationshipType,
    NoVariablesInScope,
    NonConstantExpression,
    NumberOutOfRange,
    ProcedureNotFound,
    RelationshipUniquenessViolation,
    RequiresDirectedRelationship,
    RowLimitReached,
    SizeLimitReached,
    TimeLimitReached,
    UndefinedVariable,
    UnexpectedSyntax,
    UnknownFunction,
    VariableAlreadyBound,
    VariableTypeConflict,
}

impl Error {
    /// An error of the text at `span`.
    #[must_use]
    pub fn syntax(detail: Detail, span: Span, message: impl Into<String>) -> Self {
        Self::compile(ErrorKind::SyntaxError, detail, span, message)
    }

    /// An error found before any row is read, at `span`.
    #[must_use]
    pub fn compile(
        kind: ErrorKind,
        detail: Detail,
        span: Span,
        message: impl Into<String>,
    ) -> Self {
        Self {
            kind,
            phase: Phase::Compile,
            detail,
            diagnostic: Diagnostic::new(message).at(span),
        }
    }

    /// An error met while running.
    #[must_use]
    pub fn runtime(kind: ErrorKind, detail: Detail, message: impl Into<String>) -> Self {
        Self {
            kind,
            phase: Phase::Runtime,
            detail,
            diagnostic: Diagnostic::new(message),
        }
    }

    /// The same error with one more hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.diagnostic = self.diagnostic.hint(hint);
        self
    }

    /// The same error, at `span` unless its place is known better.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.diagnostic.span.get_or_insert(span);
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.diagnostic.fmt(formatter)
    }
}

impl std::error::Error for Error {}

impl fmt::Display for ErrorKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, formatter)
    }
}

impl fmt::Display for Detail {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, formatter)
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Compile => "compile",
            Self::Runtime => "runtime",
        })
    }
}
