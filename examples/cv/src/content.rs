//! The curriculum vitae as data.

use serde::Deserialize;

use crate::dates::month_and_year;

/// Part of the binary, so that the image needs no second file.
const SOURCE: &str = include_str!("../content/cv.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cv {
    pub(crate) notice: Option<String>,
    pub(crate) person: Person,
    #[serde(default)]
    pub(crate) experience: Vec<Position>,
    #[serde(default)]
    pub(crate) skills: Vec<Skills>,
    #[serde(default)]
    pub(crate) education: Vec<Education>,
    #[serde(default)]
    pub(crate) talks: Vec<Talk>,
    #[serde(default)]
    pub(crate) spoken: Vec<Spoken>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) location: String,
    pub(crate) summary: String,
    #[serde(default)]
    pub(crate) links: Vec<Link>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Link {
    pub(crate) label: String,
    pub(crate) text: String,
    pub(crate) url: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Position {
    pub(crate) role: String,
    pub(crate) organisation: String,
    pub(crate) place: Option<String>,
    pub(crate) from: Month,
    pub(crate) to: Option<Month>,
    pub(crate) summary: Option<String>,
    #[serde(default)]
    pub(crate) highlights: Vec<String>,
    #[serde(default)]
    pub(crate) stack: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Skills {
    pub(crate) group: String,
    pub(crate) items: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Education {
    pub(crate) title: String,
    pub(crate) organisation: String,
    pub(crate) from: Month,
    pub(crate) to: Option<Month>,
    pub(crate) note: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Talk {
    pub(crate) title: String,
    pub(crate) event: String,
    pub(crate) date: Month,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Spoken {
    pub(crate) language: String,
    pub(crate) level: String,
}

/// `2021-09` or `2012`: kept as written for machines, named for people.
#[derive(Debug, Deserialize)]
pub(crate) struct Month(pub(crate) String);

impl Month {
    pub(crate) fn named(&self) -> String {
        month_and_year(&self.0)
    }
}

impl Cv {
    /// The content this binary was built with.
    pub(crate) fn embedded() -> Result<Self, String> {
        Self::parse(SOURCE).map_err(|error| format!("content/cv.toml is not right: {error}"))
    }

    fn parse(source: &str) -> Result<Self, String> {
        let cv: Self = toml::from_str(source).map_err(|error| error.to_string())?;
        for link in &cv.person.links {
            let known = ["https://", "mailto:", "tel:"];
            if !known.iter().any(|scheme| link.url.starts_with(scheme)) {
                return Err(format!(
                    "the link \"{}\" must begin with {}",
                    link.url,
                    known.join(", ")
                ));
            }
        }
        Ok(cv)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = "[person]\nname = 'A'\nrole = 'B'\nlocation = 'C'\nsummary = 'D'\n";

    #[test]
    fn the_embedded_content_is_right() {
        let cv = Cv::embedded().expect("content/cv.toml");
        assert!(!cv.person.name.is_empty());
        assert!(!cv.experience.is_empty());
    }

    #[test]
    fn everything_but_the_person_is_optional() {
        let cv = Cv::parse(SMALL).expect("small content");
        assert!(cv.notice.is_none() && cv.talks.is_empty());
    }

    #[test]
    fn a_misspelt_key_is_named() {
        let error = Cv::parse(&format!("{SMALL}emial = 'x'\n")).expect_err("unknown key");
        assert!(error.contains("emial"), "{error}");
    }

    #[test]
    fn a_link_that_runs_code_is_refused() {
        let link = "[[person.links]]\nlabel = 'x'\ntext = 'x'\nurl = 'javascript:alert(1)'\n";
        let error = Cv::parse(&format!("{SMALL}{link}")).expect_err("bad link");
        assert!(error.contains("javascript:alert(1)"), "{error}");
    }
}
