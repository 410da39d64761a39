//! Feature files: scenarios, each a list of steps.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// One scenario, with the steps of its background before its own.
#[derive(Debug, Clone)]
pub(crate) struct Scenario {
    /// The folder of its file below `features`.
    pub(crate) folder: String,
    /// File and title, for people.
    pub(crate) name: String,
    /// In order.
    pub(crate) steps: Vec<Step>,
}

/// A step with the text or table below it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Step {
    /// Without `Given`, `When`, `Then` or `And`.
    pub(crate) text: String,
    /// Between triple quotes.
    pub(crate) document: String,
    /// Rows of cells.
    pub(crate) table: Vec<Vec<String>>,
}

/// All scenarios below a folder, outlines filled in.
pub(crate) fn scenarios(features: &Path) -> Vec<Scenario> {
    let mut files = Vec::new();
    feature_files(features, &mut files);
    files.sort();
    files
        .iter()
        .flat_map(|file| {
            let text = std::fs::read_to_string(file).expect("a feature file is readable");
            let folder = file
                .parent()
                .and_then(|folder| folder.strip_prefix(features).ok());
            let folder = folder
                .map(|folder| folder.display().to_string())
                .unwrap_or_default();
            let stem = file
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            read(&text, &folder, &stem)
        })
        .collect()
}

fn feature_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            feature_files(&path, files);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "feature")
        {
            files.push(path);
        }
    }
}

#[derive(Default)]
struct Reader {
    background: Vec<Step>,
    scenarios: Vec<Scenario>,
    examples: Vec<Vec<String>>,
    in_background: bool,
    in_examples: bool,
}

fn read(text: &str, folder: &str, file: &str) -> Vec<Scenario> {
    let mut reader = Reader::default();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let line = line.trim();
        let title = |prefix: &str| line.strip_prefix(prefix).map(str::trim);
        if line.starts_with("Background:") {
            reader.in_background = true;
        } else if let Some(title) = title("Scenario:").or(title("Scenario Outline:")) {
            reader.finish();
            reader.scenarios.push(Scenario {
                folder: folder.to_owned(),
                name: format!("{file} {title}"),
                steps: reader.background.clone(),
            });
        } else if line.starts_with("Examples:") {
            reader.in_examples = true;
        } else if line == "\"\"\"" {
            let document: Vec<_> = lines
                .by_ref()
                .take_while(|line| line.trim() != "\"\"\"")
                .collect();
            reader.step().document = dedented(&document);
        } else if line.starts_with('|') {
            let row = cells(line);
            if reader.in_examples {
                reader.examples.push(row);
            } else {
                reader.step().table.push(row);
            }
        } else if let Some((word, rest)) = line.split_once(' ')
            && ["Given", "When", "Then", "And", "But"].contains(&word)
        {
            reader.steps().push(Step {
                text: rest.trim().to_owned(),
                ..Step::default()
            });
        }
    }
    reader.finish();
    reader.scenarios
}

impl Reader {
    fn steps(&mut self) -> &mut Vec<Step> {
        if self.in_background {
            &mut self.background
        } else {
            &mut self
                .scenarios
                .last_mut()
                .expect("a step stands in a scenario")
                .steps
        }
    }

    fn step(&mut self) -> &mut Step {
        self.steps()
            .last_mut()
            .expect("a step stands before its table or text")
    }

    /// Fills an outline in, once for each example.
    fn finish(&mut self) {
        self.in_background = false;
        self.in_examples = false;
        let examples = std::mem::take(&mut self.examples);
        let Some((header, rows)) = examples.split_first() else {
            return;
        };
        let Some(outline) = self.scenarios.pop() else {
            return;
        };
        for (number, row) in rows.iter().enumerate() {
            let values: HashMap<_, _> = header.iter().zip(row).collect();
            let fill = |text: &String| {
                values.iter().fold(text.clone(), |text, (name, value)| {
                    text.replace(&format!("<{name}>"), value)
                })
            };
            self.scenarios.push(Scenario {
                folder: outline.folder.clone(),
                name: format!("{} #{}", fill(&outline.name), number + 1),
                steps: outline
                    .steps
                    .iter()
                    .map(|step| Step {
                        text: fill(&step.text),
                        document: fill(&step.document),
                        table: step
                            .table
                            .iter()
                            .map(|row| row.iter().map(fill).collect())
                            .collect(),
                    })
                    .collect(),
            });
        }
    }
}

/// Cells between bars; `\|`, `\\` and `\n` are escapes.
fn cells(line: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut characters = line.chars().skip(1);
    while let Some(character) = characters.next() {
        match character {
            '|' => {
                cells.push(cell.trim().to_owned());
                cell.clear();
            }
            '\\' => match characters.next() {
                Some('n') => cell.push('\n'),
                Some(other @ ('|' | '\\')) => cell.push(other),
                other => {
                    cell.push('\\');
                    cell.extend(other);
                }
            },
            other => cell.push(other),
        }
    }
    cells
}

fn dedented(lines: &[&str]) -> String {
    let indents = lines.iter().filter(|line| !line.trim().is_empty());
    let indent = indents
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let lines: Vec<_> = lines
        .iter()
        .map(|line| line.get(indent..).unwrap_or(""))
        .collect();
    lines.join("\n")
}
