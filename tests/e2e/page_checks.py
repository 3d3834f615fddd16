"""What must not be on any screen: sideways scroll, cut text, codes, words of the other language, axe findings.

A word of the other language is right only where the plant's data says it: `Told` keeps every string the server sent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from playwright.async_api import Page

from infra.bootstrap.places import PROJECT

AXE = PROJECT / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
LOCALES = PROJECT / "pwa" / "src" / "packages" / "i18n" / "locales"
SCHEMA = PROJECT / "api" / "schema.graphql"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

CJK = re.compile(r"[㐀-鿿]+")
LATIN = re.compile(r"[A-Za-zÀ-ÿ]{4,}")
# keys of the keyboard, formats and names that Chinese readers write in Latin letters too; reviewed one by one
LATIN_WORDS = frozenset(
    {"Ctrl", "Enter", "Space", "Home", "Excel", "Lotline", "HTTPS", "Chrome", "Android", "MQTT", "hengzhun"}
    | {"JPEG", "xlsx", "OpenID", "Connect", "Azure", "Keycloak", "Authing", "issuer", "scope"}
    | {"Stripe", "Native", "appid", "APIv", "JSON"}
    | {"Shift", "Delete", "TSPL", "DataMatrix", "Code", "EPCIS", "HIBC", "SSCC", "Digital", "Link"}
)
CODES = {
    "unfilled word": re.compile(r"\{\w+(?:\|[^}]*)?\}"),
    "nothing": re.compile(r"\b(?:undefined|null|NaN|Infinity)\b|\[object \w+\]"),
    "machine time": re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+\d\d)|\d{4}-\d\d-\d\dT\d\d:\d\d"),
    "bare id": re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"),
    "code": re.compile(r"\b[a-z]+_[a-z_]+\b|\b[A-Z]{2,}_[A-Z_]+\b|\b[a-z]+\.[a-z]+:[a-z_]+\b"),
}
NAME = re.compile(r"[a-z_]+(\.[a-z_]+)+(:[a-z_]+)?")  # of a permission, command or event: a screen has words for it
DOTTED = re.compile(r"\b[a-z][a-z_]*(?:\.[a-z_]+)+\b")

# every visible text, also those only a screen reader says; what stands in another `lang` is a name of that language,
# what stands in <code> is meant for a technician
TEXTS = """() => {
  const shown = (e) => e.checkVisibility({ visibilityProperty: true });
  const texts = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const foreign = (e) => e.closest('[lang]') !== document.documentElement;
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const e = node.parentElement;
    if (!node.data.trim() || !e || e.closest('script, style, noscript, template, code')) continue;
    if (foreign(e) || !shown(e)) continue;
    texts.push(node.data.trim());
  }
  for (const e of document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [aria-valuetext]')) {
    if (foreign(e) || !shown(e)) continue;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext'])
      if (e.getAttribute(name)?.trim()) texts.push(e.getAttribute(name).trim());
  }
  texts.push(document.title);
  return [...new Set(texts)];
}"""

LAYOUT = """() => {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) found.push(`${root.scrollWidth - innerWidth} px wider than the screen`);
  const name = (e) => `${e.tagName.toLowerCase()}.${e.className}`.trim().replace(/\\s+/g, '.');
  for (const e of document.body.querySelectorAll('*')) {
    if (!(e instanceof HTMLElement) || !e.checkVisibility({ visibilityProperty: true })) continue;
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!own) continue;
    const style = getComputedStyle(e);
    const box = e.getBoundingClientRect();
    if (box.width <= 2 || box.height <= 2) continue;
    const text = e.textContent.trim().slice(0, 40);
    const hides = style.overflowX === 'hidden' || style.overflowX === 'clip';
    if (hides && e.scrollWidth > e.clientWidth + 1) {
      if (style.textOverflow !== 'ellipsis') found.push(`cut text ${name(e)}: ${text}`);
      else if (/^[A-Z]{1,4}\\d*-\\d+/.test(text)) found.push(`cut code ${name(e)}: ${text}`);
    }
    if ((style.overflowY === 'hidden' || style.overflowY === 'clip') && style.webkitLineClamp === 'none'
        && e.scrollHeight > e.clientHeight + 5 && e.clientHeight > 0) found.push(`cut below ${name(e)}: ${text}`);
    if (box.right > innerWidth + 1 && !scrolls(e)) found.push(`off screen ${name(e)}: ${text}`);
  }
  function scrolls(e) {
    for (let up = e; up; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.position === 'fixed') return up.getBoundingClientRect().left >= innerWidth;
      if (['auto', 'scroll', 'hidden', 'clip'].includes(style.overflowX) && up !== document.body) return true;
    }
    return false;
  }
  return [...new Set(found)].slice(0, 8);
}"""

# sizes are checked by SMALL: axe also counts what a fixed bar happens to cover in this scroll position
SMALL = """(least) => [...document.querySelectorAll('button, a[href], [role=button], summary')].filter((e) => {
  const box = e.getBoundingClientRect();
  const inText = getComputedStyle(e).display === 'inline';
  return e.checkVisibility({ visibilityProperty: true }) && !inText && box.width > 2 && box.height > 2
    && (box.width < least || box.height < least);
}).map((e) => `small target ${e.offsetWidth} × ${e.offsetHeight}: ${e.className} `
  + (e.getAttribute('aria-label') ?? e.textContent).trim().slice(0, 30))"""
LEAST = {"w": 48, "c": 24, "v": 24}  # px: a glove's reach; WCAG 2.2 AA

AXE_RUN = """async (tags) => {
  const rules = { 'target-size': { enabled: false } };
  const { violations } = await axe.run(document, { resultTypes: ['violations'], runOnly: tags, rules });
  return violations.map((v) => `axe ${v.id} (${v.nodes.length}): ${v.nodes[0].target.join(' ')}`);
}"""


def strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every string of a reply with its language: of a bilingual name only the one language is meant for a screen."""
    if isinstance(value, dict):
        both = value.get("zh") and value.get("en") and {"zh", "en"} >= value.keys() - {"__typename"}
        for name, each in value.items():
            yield from strings(each, name if both and name in ("zh", "en") else "")
    elif isinstance(value, list):
        for each in value:
            yield from strings(each, key)
    elif isinstance(value, str):
        yield value, key
        if value[:1] in "{[":  # images of rows travel as canonical JSON
            try:
                yield from strings(json.loads(value))
            except ValueError:
                return


def pairs(value: Any) -> Iterator[tuple[str, str]]:
    """Every bilingual name of a reply."""
    if isinstance(value, dict):
        if isinstance(value.get("zh"), str) and isinstance(value.get("en"), str):
            yield value["zh"], value["en"]
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from pairs(each)


@cache
def enum_values() -> frozenset[str]:
    """Names a screen has its own words for, so data does not excuse them."""
    found: set[str] = set()
    for body in re.findall(r"^enum \w+ \{(.*?)^\}", SCHEMA.read_text(), re.M | re.S):
        found.update(word.lower() for word in re.findall(r"^  (\w+)$", body, re.M))
    return frozenset(found)


@cache
def message_keys() -> frozenset[str]:
    return frozenset(key for path in LOCALES.glob("*.zh.json") for key in json.loads(path.read_text()))


@dataclass
class Told:
    """What the server said so far."""

    plain: set[str] = field(default_factory=set)
    zh: set[str] = field(default_factory=set)
    en: set[str] = field(default_factory=set)
    names: dict[str, dict[str, str]] = field(default_factory=lambda: {"zh": {}, "en": {}})

    def hear(self, reply: Any) -> None:
        for zh, en in pairs(reply):
            self.names["en"][zh], self.names["zh"][en] = en, zh
        for text, language in strings(reply):
            if text.lower() in enum_values() or NAME.fullmatch(text):
                continue
            {"": self.plain, "zh": self.zh, "en": self.en}[language].add(text)

    def foreign(self, texts: Iterable[str], locale: str) -> list[str]:
        """Words of the other language that are nobody's data."""
        known = self.plain | (self.en if locale == "en" else self.zh)
        if locale == "en":
            whole = "\n".join(known)
            return [f"not English: {t[:60]}" for t in texts if any(run not in whole for run in CJK.findall(t))]
        words = {word.lower() for text in (*known, *LATIN_WORDS) for word in LATIN.findall(text)}
        strange = [(word, text) for text in texts for word in LATIN.findall(text) if word.lower() not in words]
        return [f"not Chinese: {word} in {text[:60]}" for word, text in strange]

    def twins(self, texts: Iterable[str], locale: str) -> list[str]:
        """A name that has one in the language of the screen as well."""
        names = self.names[locale]
        return [
            f"has another name: {text[:60]}"
            for text in texts
            if names.get(text, text) not in (text, "") and text not in names.values()
        ]

    def codes(self, texts: Iterable[str]) -> list[str]:
        found = []
        for text in texts:
            found += [f"{kind}: {match[:60]}" for kind, shape in CODES.items() for match in shape.findall(text)]
            found += [f"message key: {key}" for key in DOTTED.findall(text) if key in message_keys()]
            if text.lower() in enum_values() and text == text.lower() and "_" in text:
                found.append(f"enum value: {text}")
        return found


async def faults(page: Page, told: Told, app: str, locale: str, *, axe: bool, twins: bool) -> list[str]:
    texts: list[str] = await page.evaluate(TEXTS)
    found: list[str] = await page.evaluate(LAYOUT)
    found += told.codes(texts) + told.foreign(texts, locale) + (told.twins(texts, locale) if twins else [])
    found += await page.evaluate(SMALL, LEAST[app])
    language = await page.evaluate("document.documentElement.lang")
    if not language.startswith(locale):
        found.append(f"<html lang={language}>")
    if axe:
        found += await axe_findings(page)
    return found


async def axe_findings(page: Page) -> list[str]:
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE.read_text())
    found: list[str] = await page.evaluate(AXE_RUN, TAGS)
    return found
