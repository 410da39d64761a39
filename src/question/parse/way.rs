//! Which way of saying or thinking a verb or noun of a question stands for.

use super::Rule;
use crate::question::tree::Way;

/// The way that the words under `rule` name, if they name one.
pub(super) fn way(rule: Rule) -> Option<Way> {
    Some(match rule {
        Rule::said => Way::Said,
        Rule::thought | Rule::attitudes => Way::Thought,
        Rule::asked | Rule::questions => Way::Asked,
        Rule::denied | Rule::denials => Way::Denied,
        Rule::urged | Rule::demands => Way::Urged,
        Rule::warned | Rule::warnings => Way::Warned,
        Rule::promised | Rule::promises => Way::Promised,
        Rule::threatened | Rule::threats => Way::Threatened,
        Rule::claimed | Rule::claims => Way::Claimed,
        Rule::announced | Rule::announcements => Way::Announced,
        Rule::confirmed => Way::Confirmed,
        Rule::admitted | Rule::admissions => Way::Admitted,
        Rule::predicted | Rule::predictions => Way::Predicted,
        Rule::criticized | Rule::criticism => Way::Criticized,
        Rule::accused | Rule::accusations => Way::Accused,
        Rule::praised | Rule::praise => Way::Praised,
        Rule::proposed | Rule::proposals => Way::Proposed,
        Rule::answered | Rule::answers => Way::Answered,
        Rule::wrote => Way::Wrote,
        Rule::wanted | Rule::wishes => Way::Wanted,
        Rule::hoped | Rule::hopes => Way::Hoped,
        Rule::believed | Rule::beliefs => Way::Believed,
        Rule::feared | Rule::fears => Way::Feared,
        Rule::planned | Rule::plans => Way::Planned,
        Rule::expected | Rule::expectations => Way::Expected,
        Rule::supported => Way::Supported,
        Rule::opposed => Way::Opposed,
        Rule::doubted | Rule::doubts => Way::Doubted,
        _ => return None,
    })
}
