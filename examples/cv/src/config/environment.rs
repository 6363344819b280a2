//! Reads variables and gathers what is wrong with them.

use std::ffi::OsString;
use std::fmt;

/// What is wrong with the settings, one sentence each.
#[derive(Debug)]
pub struct Problems(Vec<String>);

impl fmt::Display for Problems {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_slice() {
            [only] => formatter.write_str(only),
            all => {
                write!(formatter, "{} settings are not right", all.len())?;
                all.iter().try_for_each(|problem| write!(formatter, "\n  - {problem}"))
            }
        }
    }
}

/// Parses a value, or says how to put it right.
type Parser<T> = fn(&str) -> Result<T, &'static str>;

pub(super) struct Reader<'a> {
    lookup: &'a dyn Fn(&str) -> Option<OsString>,
    problems: Vec<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(lookup: &'a dyn Fn(&str) -> Option<OsString>) -> Self {
        Self { lookup, problems: Vec::new() }
    }

    /// The value of a variable or its default. After a problem the default
    /// stands in, so that the rest is looked at too; `finish` withholds it.
    #[expect(clippy::panic, reason = "a default that does not parse is a bug the tests find")]
    pub(super) fn setting<T>(&mut self, name: &str, default: &str, parse: Parser<T>) -> T {
        self.optional(name, parse).unwrap_or_else(|| match parse(default) {
            Ok(value) => value,
            Err(remedy) => panic!("default of {name}: {remedy}"),
        })
    }

    /// The value of a variable, if it is set.
    pub(super) fn optional<T>(&mut self, name: &str, parse: Parser<T>) -> Option<T> {
        let text = self.text(name)?;
        parse(&text).map_err(|remedy| self.problem(format!("{name} is \"{text}\": {remedy}."))).ok()
    }

    /// The same for a value that must not be repeated.
    pub(super) fn hidden<T>(&mut self, name: &str, parse: Parser<T>) -> Option<T> {
        let text = self.text(name)?;
        parse(&text).map_err(|remedy| self.problem(format!("{name} is not usable: {remedy}."))).ok()
    }

    pub(super) fn problem(&mut self, sentence: String) {
        self.problems.push(sentence);
    }

    pub(super) fn finish<T>(self, value: T) -> Result<T, Problems> {
        if self.problems.is_empty() { Ok(value) } else { Err(Problems(self.problems)) }
    }

    fn text(&mut self, name: &str) -> Option<String> {
        let Ok(text) = (self.lookup)(name)?.into_string() else {
            self.problem(format!("{name} is not valid UTF-8: type it again."));
            return None;
        };
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }
}
