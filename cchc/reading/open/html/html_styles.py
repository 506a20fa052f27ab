"""The style rules of a page: which declarations hold for an element, by the rules that browsers follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from cchc.reading.refusal import RefusedError

# What tells whether and how letters are seen; all other declarations are passed over.
_TELLING = frozenset(
    (
        "display", "visibility", "text-decoration", "text-decoration-line", "text-line-through", "vertical-align", "height",
        "width", "font-size", "opacity", "mso-hide", "mso-text-raise", "position", "top", "white-space",
    )
)  # fmt: skip
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_PLAIN = re.compile(r"([a-z][\w-]*|\*)?((?:[.#][\w\u0080-\uffff-]+)*)", re.IGNORECASE)
_PART = re.compile(r"([.#])([\w\u0080-\uffff-]+)")
_OF_OTHER_MEDIA = re.compile(r"print|speech|max-(?:device-)?width|\bnot\b", re.IGNORECASE)
_BRACE = re.compile(r"[{}]")
_WITHOUT_RULES, _OF_SCREENS, _DEEPEST = (
    ("@font-face", "@page"),
    ("@media", "@supports", "@layer", "@container"),
    20,
)
_NEIGHBOURS = re.compile(r"[+~]|:(?!not|is|where|first-child|empty|root)")
# Looks at elements, of which those that are not the library's cost more.
_MOST_LOOKS, _PRICE, _MOST_AMONG_NEIGHBOURS = 50_000_000, 10, 20_000
Declarations = dict[str, tuple[str, bool]]
# Importance, whether it stands at the element itself, how special the selector is, and which came last.
Weight = tuple[int, int, int, int, int, int]


def declarations(text: str) -> Declarations:
    """The telling ones of «name: value; …», each with whether it is `!important`."""
    found: Declarations = {}
    for piece in text.split(";"):
        name, colon, value = piece.partition(":")
        name = name.strip().lower()
        if colon and name in _TELLING:
            value, mark, important = value.lower().partition("!")
            if mark and important.strip() != "important":
                continue
            if name not in found or mark or not found[name][1]:
                found[name] = (value.strip(), bool(mark))
    return found


@dataclass
class _Rule:
    """What is declared under one selector, each with the place of its rule among all others."""

    declared: dict[str, tuple[str, bool, int]] = field(default_factory=dict)
    tag: str = ""
    classes: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    specificity: tuple[int, int, int] = (0, 0, 0)

    def take(self, declared: Declarations, order: int) -> None:
        for name, (value, important) in declared.items():
            if important or name not in self.declared or not self.declared[name][1]:
                self.declared[name] = (value, important, order)

    def holds(self, tag: str, classes: frozenset[str], own_id: str) -> bool:
        return (
            (not self.tag or self.tag == tag)
            and self.classes <= classes
            and (not self.ids or self.ids == {own_id})
        )


@dataclass
class StyleSheet:
    """The rules of all style elements of a page, ready to be asked for one element after another."""

    root: etree._Element
    n_elements: int
    plain: dict[str, dict[str, _Rule]] = field(default_factory=dict)
    by_element: dict[etree._Element, list[_Rule]] = field(default_factory=dict)
    _order: int = 0
    _looked: int = 0

    @classmethod
    def of(cls, root: etree._Element, n_elements: int) -> StyleSheet:
        """The rules of a page's own style elements, those for other media left out."""
        sheet = cls(root, n_elements)
        for element in root.iter("style"):
            if not _OF_OTHER_MEDIA.search(element.get("media", "")):
                for selectors, body in _rules(_COMMENT.sub(" ", element.text or "")):
                    sheet._add(selectors, body)
        return sheet

    def own(self, element: etree._Element) -> dict[str, str]:
        """The declarations that hold for the element itself; not what it has from those around it."""
        get = element.get
        key = (element.tag, get("class", ""), get("id", ""), get("style", ""))
        return self._weighed(key, self.by_element.get(element, []))

    def _weighed(self, key: tuple[str, ...], further: list[_Rule]) -> dict[str, str]:
        tag, said_classes, own_id, inline = key
        classes = frozenset(said_classes.split())
        rules = list(further)
        for name in (tag, "*", f"#{own_id}", *(f".{one}" for one in classes)):
            if near := self.plain.get(name):
                self._spend(_PRICE * len(near))
                rules += [rule for rule in near.values() if rule.holds(tag, classes, own_id)]
        weighed: dict[str, tuple[Weight, str]] = {}
        for rule in rules:
            for declared, (value, important, order) in rule.declared.items():
                _take(weighed, declared, value, (int(important), 0, *rule.specificity, order))
        for declared, (value, important) in declarations(inline).items() if inline else ():
            _take(weighed, declared, value, (int(important), 1, 0, 0, 0, 0))
        return {name: value for name, (_, value) in weighed.items()}

    def _add(self, selectors: str, body: str) -> None:
        declared = declarations(body)
        if not declared:
            return
        self._order += 1
        # Commas inside brackets, as in `:not(a, b)`, part nothing.
        for selector in map(str.strip, [selectors] if "(" in selectors else selectors.split(",")):
            plain = _PLAIN.fullmatch(selector)
            if selector and plain:
                self._add_plain(plain, declared)
            elif selector:
                self._add_any(selector, declared)

    def _add_plain(self, match: re.Match[str], declared: Declarations) -> None:
        """`td`, `.xl65`, `tr.hide`, `#id`: looked up by one of its parts."""
        tag = (match[1] or "").lower().replace("*", "")
        parts = _PART.findall(match[2])
        classes = frozenset(name for mark, name in parts if mark == ".")
        ids = frozenset(name for mark, name in parts if mark == "#")
        key = f"#{min(ids)}" if ids else f".{min(classes)}" if classes else tag or "*"
        rules = self.plain.setdefault(key, {})
        if match[0] not in rules:
            rules[match[0]] = _Rule({}, tag, classes, ids, (len(ids), len(classes), int(bool(tag))))
        rules[match[0]].take(declared, self._order)

    def _add_any(self, selector: str, declared: Declarations) -> None:
        """Any other selector is looked for in the whole page."""
        # Most pages have none, and the library takes as long to load as a small page to read.
        from cssselect import HTMLTranslator, SelectorError, parse

        if _NEIGHBOURS.search(selector) and self.n_elements > _MOST_AMONG_NEIGHBOURS:
            return
        try:
            for parsed in parse(selector):
                if parsed.pseudo_element is not None:
                    continue
                path = HTMLTranslator().selector_to_xpath(parsed)
                self._spend(self.n_elements)
                rule = _Rule(specificity=parsed.specificity())
                rule.take(declared, self._order)
                for element in cast("list[etree._Element]", self.root.xpath(path)):
                    self.by_element.setdefault(element, []).append(rule)
        except (SelectorError, etree.XPathError):
            # A browser passes over a rule whose selector it does not know.
            return

    def _spend(self, looks: int) -> None:
        self._looked += looks
        if self._looked > _MOST_LOOKS:
            raise RefusedError("too_large", "quá nhiều quy tắc định dạng")


def _take(weighed: dict[str, tuple[Weight, str]], name: str, value: str, weight: Weight) -> None:
    if name not in weighed or weight >= weighed[name][0]:
        weighed[name] = (weight, value)


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations, those of `@media` blocks for screens too; one pass over the text."""
    start = 0
    # Whether each block that is open now is about something else than a screen.
    blocks: list[bool] = []
    while brace := _BRACE.search(css, start):
        head = css[start : brace.start()].rpartition(";")[2].strip()
        start = brace.end()
        if brace[0] == "}":
            del blocks[-1:]
        elif head.startswith("@") and not head.lower().startswith(_WITHOUT_RULES):
            blocks.append(not head.lower().startswith(_OF_SCREENS) or bool(_OF_OTHER_MEDIA.search(head)))
        else:
            end = css.find("}", start)
            end = len(css) if end < 0 else end
            if not head.startswith("@") and not any(blocks[-_DEEPEST:]):
                yield head, css[start:end]
            start = end + 1
