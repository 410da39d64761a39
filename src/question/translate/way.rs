//! A way of saying or thinking something becomes a condition on statements.

use super::build::{any_of, binary, compare, property, string};
use super::condition::lacks;
use crate::query::ast::{BinaryOperator, ComparisonOperator, Expression};
use crate::question::tree::Way;

/// Whether `statement` is said or thought in one of these ways; of speech, if there is none.
/// Nothing, where all are.
pub(super) fn meant(ways: &[Way]) -> Option<Expression> {
    if ways.is_empty() {
        return Some(lacks("attitude"));
    }
    if ways.contains(&Way::Said) && ways.contains(&Way::Thought) {
        return None;
    }
    any_of(ways.iter().map(|way| condition(*way)).collect())
}

fn condition(way: Way) -> Expression {
    match way {
        Way::Said => lacks("attitude"),
        Way::Thought => property("statement", "attitude"),
        Way::Asked => acts("question"),
        Way::Denied => acts("denial"),
        Way::Urged => acts("directive"),
        Way::Warned => cue(r"warn\w*|caution\w*|alert\w*"),
        Way::Promised => {
            cue(r"promis\w*|pledg\w*|vow\w*|swear\w*|swore|sworn|guarantee\w*|commit\w*")
        }
        Way::Threatened => cue(r"threat\w*"),
        Way::Claimed => cue(r"claim\w*|alleg\w*|assert\w*|insist\w*|contend\w*|maintain\w*"),
        Way::Announced => cue(r"announc\w*|declar\w*|proclaim\w*|reveal\w*|disclos\w*|unveil\w*"),
        Way::Confirmed => cue(r"confirm\w*|affirm\w*|reaffirm\w*|certif\w*"),
        Way::Admitted => {
            cue(r"admit\w*|admission\w*|acknowledg\w*|conced\w*|concession\w*|confess\w*")
        }
        Way::Predicted => cue(r"predict\w*|forecast\w*|project(s|ed|ing|ion|ions)"),
        Way::Criticized => cue(
            r"criti[cq]\w*|condemn\w*|denounc\w*|decr(y|ied|ies)|blast\w*|slam\w*|attack\w*|assail\w*|rebuk\w*|mock\w*|derid\w*|scold\w*|lambast\w*",
        ),
        Way::Accused => cue(r"accus\w*|blam\w*|alleg\w*|charg(e|es|ed|ing)"),
        Way::Praised => {
            cue(r"prais\w*|applaud\w*|laud\w*|hail\w*|welcom\w*|commend\w*|thank\w*|tout\w*")
        }
        Way::Proposed => cue(r"propos\w*|suggest\w*|recommend\w*|offer\w*|advis\w*|advice"),
        Way::Answered => {
            cue(r"answer\w*|repl(y|ies|ied|ying)|respon\w*|retort\w*|counter\w*|rejoin\w*")
        }
        Way::Wrote => cue(r"writ\w*|wrote|tweet\w*|retweet\w*|post\w*"),
        Way::Wanted => cue(
            r"want\w*|wish\w*|desir\w*|seek\w*|sought|like[sd]?|prefer\w*|eager|keen|willing\w*|long(s|ed)|yearn\w*",
        ),
        Way::Hoped => cue(r"hop(e|es|ed|ing|eful)|wish\w*|pray\w*|dream\w*|optimis\w*"),
        Way::Believed => cue(
            r"belie\w*|thinks?|thinking|thought\w*|feel\w*|felt|consider\w*|views?|viewed|regard\w*|sees?|saw|seen|seeing|deem\w*|perce\w*|assum\w*|presum\w*|suspect\w*|guess\w*|reckon\w*|convinced|conviction\w*|confident|certain|sure|opinion\w*",
        ),
        Way::Feared => cue(r"fear\w*|worr\w*|dread\w*|afraid|concern\w*|anxious|wary|alarm\w*"),
        Way::Planned => cue(
            r"plan|plans|planned|planning|inten[dt]\w*|aim\w*|decid\w*|decision\w*|determined|choos\w*|chose|chosen|opt(s|ed|ing)?",
        ),
        Way::Expected => cue(r"expect\w*|anticipat\w*|foresee\w*|foresaw|foreseen|envision\w*"),
        Way::Supported => cue(
            r"support\w*|back|backs|backed|backing|favou?r\w*|endors\w*|approv\w*|advocat\w*|champion\w*|agree[sd]?|agreeing",
        ),
        Way::Opposed => cue(
            r"oppos\w*|object(s|ed|ing|ion|ions)?|resist\w*|disapprov\w*|disagree\w*|reject\w*|protest\w*",
        ),
        Way::Doubted => cue(r"doubt\w*|s[ck]eptic\w*|question(s|ed|ing)?|disbelie\w*|unsure"),
    }
}

fn acts(act: &str) -> Expression {
    let own = property("statement", "act");
    compare(own, ComparisonOperator::Equal, string(act))
}

/// Whether one of these words, alternatives of a regular expression, stands in the cue.
fn cue(words: &str) -> Expression {
    let pattern = string(&format!(r"(?i).*\b({words})\b.*"));
    binary(
        property("statement", "cue"),
        BinaryOperator::Matches,
        pattern,
    )
}
