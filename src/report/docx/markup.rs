//! XML as text that is well-formed by the way it is written.

use quick_xml::escape::escape;

use crate::report::text::tidy;

/// A growing piece of XML.
#[derive(Debug, Default)]
pub(super) struct Markup(String);

impl Markup {
    /// A whole part with its declaration.
    pub(super) fn part() -> Self {
        Self(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#.to_owned() + "\n")
    }

    /// An element with what stands in it.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.open(name, attributes);
        inside(self);
        self.close(name);
    }

    /// Opens an element that [`Markup::close`] ends.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.0.push('>');
    }

    /// Ends the element opened last.
    pub(super) fn close(&mut self, name: &str) {
        self.0 += &format!("</{name}>");
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.0 += "/>";
    }

    /// An empty element whose only attribute is its value (`w:val`).
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Text.
    pub(super) fn text(&mut self, text: &str) {
        self.0 += &escape(tidy(text));
    }

    /// The XML so far.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0 += &format!("<{name}");
        for (attribute, value) in attributes {
            self.0 += &format!(" {attribute}=\"{}\"", escape(tidy(value)));
        }
    }
}
