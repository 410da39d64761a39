//! Where rows come together or change the graph, a line each.

use super::View;
use super::tree::Line;
use crate::query::check::resolved::SetItem;
use crate::query::plan::{Sink, Window, Write};

impl View<'_> {
    /// What gathers the rows of a stage; nothing where they go on as they come.
    pub(super) fn sink(&self, sink: &Sink) -> Option<Line> {
        Some(match sink {
            Sink::Rows(window) if window.is_open() => return None,
            Sink::Rows(window) => Line::new("cut", self.window(window)),
            Sink::Distinct => Line::new("distinct", ""),
            Sink::Sort(keys, window) => {
                let texts = keys.iter().map(|(key, descending)| {
                    let direction = if *descending { " DESC" } else { "" };
                    format!("{}{direction}", self.names.expression(key))
                });
                let texts: Vec<_> = texts.collect();
                let details = format!("{} {}", texts.join(", "), self.window(window));
                let line = Line::new("sort", details.trim_end());
                self.over_subqueries(line, keys.iter().map(|(key, _)| key))
            }
            Sink::Group(keys, aggregates) => {
                let slots = keys
                    .iter()
                    .copied()
                    .chain(aggregates.iter().map(|aggregate| aggregate.slot));
                let line = Line::new("group", self.names.listed(&slots.collect::<Vec<_>>()));
                let arguments = aggregates.iter().filter_map(|one| one.argument.as_ref());
                self.over_subqueries(line, arguments)
            }
        })
    }

    fn window(&self, window: &Window) -> String {
        let part = |word: &str, count: Option<_>| {
            count.map(|count| format!("{word} {}", self.names.expression(count)))
        };
        let parts = [
            part("SKIP", window.skip.as_ref()),
            part("LIMIT", window.limit.as_ref()),
        ];
        let parts: Vec<_> = parts.into_iter().flatten().collect();
        parts.join(" ")
    }

    /// What changes the graph.
    pub(super) fn write(&self, write: &Write) -> Line {
        match write {
            Write::Create(patterns) => {
                let patterns: Vec<_> = patterns
                    .iter()
                    .map(|pattern| self.names.pattern(pattern))
                    .collect();
                Line::new("create", patterns.join(", "))
            }
            Write::Merge(merge) => Line::new("merge", self.names.pattern(&merge.pattern))
                .over(vec![self.subquery(merge.search)]),
            Write::Set(items) => {
                let items: Vec<_> = items.iter().map(|item| self.set_item(item)).collect();
                Line::new("set", items.join(", "))
            }
            Write::Delete { detach, targets } => {
                let targets: Vec<_> = targets
                    .iter()
                    .map(|(target, _)| self.names.expression(target).to_string())
                    .collect();
                let name = if *detach { "detach delete" } else { "delete" };
                Line::new(name, targets.join(", "))
            }
        }
    }

    fn set_item(&self, item: &SetItem) -> String {
        let names = &self.names;
        let labels = |labels: &[usize]| {
            let labels = names.labels(labels).into_iter();
            labels
                .map(|label| format!(":{}", label.text))
                .collect::<Vec<_>>()
                .concat()
        };
        match item {
            SetItem::Property(owner, key, value) => {
                let (owner, value) = (names.expression(owner), names.expression(value));
                format!("{owner}.{} = {value}", key.name)
            }
            SetItem::Replace(slot, map) => {
                format!("{} = {}", names.slot(*slot), names.expression(map))
            }
            SetItem::Add(slot, map) => {
                format!("{} += {}", names.slot(*slot), names.expression(map))
            }
            SetItem::AddLabels(slot, own) => format!("{}{}", names.slot(*slot), labels(own)),
            SetItem::RemoveLabels(slot, own) => {
                format!("REMOVE {}{}", names.slot(*slot), labels(own))
            }
        }
    }
}
