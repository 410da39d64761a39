//! What is known of a value's type before it is computed: the kinds it may be of.

use std::fmt;

/// A set of kinds, and the kinds of a list's elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kinds {
    own: u32,
    elements: u32,
}

const NAMES: [&str; 16] = [
    "null",
    "boolean",
    "integer",
    "float",
    "text",
    "date",
    "list",
    "map",
    "node",
    "relationship",
    "path",
    "local time",
    "time",
    "local date and time",
    "date and time",
    "duration",
];

impl Kinds {
    pub(super) const NULL: Self = Self::bit(0);
    pub(super) const BOOLEAN: Self = Self::bit(1);
    pub(super) const INTEGER: Self = Self::bit(2);
    pub(super) const FLOAT: Self = Self::bit(3);
    pub(super) const STRING: Self = Self::bit(4);
    pub(super) const DATE: Self = Self::bit(5);
    pub(super) const LIST: Self = Self::list(Self::ANY_BITS);
    pub(super) const MAP: Self = Self::bit(7);
    pub(super) const NODE: Self = Self::bit(8);
    pub(super) const RELATIONSHIP: Self = Self::bit(9);
    pub(super) const PATH: Self = Self::bit(10);
    pub(super) const LOCAL_TIME: Self = Self::bit(11);
    pub(super) const TIME: Self = Self::bit(12);
    pub(super) const LOCAL_DATE_TIME: Self = Self::bit(13);
    pub(super) const DATE_TIME: Self = Self::bit(14);
    pub(super) const DURATION: Self = Self::bit(15);
    /// Dates and times.
    pub(super) const INSTANT: Self = Self::DATE
        .or(Self::LOCAL_TIME)
        .or(Self::TIME)
        .or(Self::LOCAL_DATE_TIME)
        .or(Self::DATE_TIME);
    pub(super) const TEMPORAL: Self = Self::INSTANT.or(Self::DURATION);
    pub(super) const NUMBER: Self = Self::INTEGER.or(Self::FLOAT);
    pub(super) const ENTITY: Self = Self::NODE.or(Self::RELATIONSHIP);
    pub(super) const ANY: Self = Self {
        own: Self::ANY_BITS,
        elements: Self::ANY_BITS,
    };

    const ANY_BITS: u32 = (1 << NAMES.len()) - 1;

    const fn bit(bit: u32) -> Self {
        Self {
            own: 1 << bit,
            elements: 0,
        }
    }

    const fn list(elements: u32) -> Self {
        Self {
            own: 1 << 6,
            elements,
        }
    }

    /// One of these kinds or of those.
    pub(super) const fn or(self, other: Self) -> Self {
        Self {
            own: self.own | other.own,
            elements: self.elements | other.elements,
        }
    }

    /// A list of values of these kinds.
    pub(super) const fn in_list(self) -> Self {
        Self::list(self.own)
    }

    /// What an element of the list is; anything, if this may be something else than a list.
    pub(super) const fn element(self) -> Self {
        if self.own & !(Self::LIST.own | Self::NULL.own) == 0 {
            Self {
                own: self.elements,
                elements: Self::ANY_BITS,
            }
        } else {
            Self::ANY
        }
    }

    /// Whether a value of these kinds can stand where `wanted` is needed; null always can.
    pub(super) const fn fits(self, wanted: Self) -> bool {
        self.own & (wanted.own | Self::NULL.own) != 0 || self.own == 0
    }

    /// Whether a value is of these kinds or null for sure.
    pub(super) const fn surely(self, wanted: Self) -> bool {
        self.own & !(wanted.own | Self::NULL.own) == 0
    }
}

impl fmt::Display for Kinds {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.own == Self::ANY_BITS {
            return formatter.write_str("anything");
        }
        let names = NAMES.iter().enumerate();
        let names = names.filter(|(bit, _)| self.own & (1 << bit) != 0);
        let names: Vec<_> = names.map(|(_, name)| *name).collect();
        formatter.write_str(&names.join(" or "))
    }
}
