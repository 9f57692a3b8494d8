"""What templates can do with a value: the escapes, links, and words made from numbers and dates."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.model import dates, instruments, rich_text, states
from generator.model.items import Briefing, Entry, Event, Item, Source, Statement
from generator.model.provenance import cited_places
from generator.model.vocabulary import Kind
from generator.relate.archive import Archive
from generator.relate.changes import changes
from generator.relate.evidence import evidence_of
from generator.relate.marks import mark_of, status_in_words
from generator.render import addresses, markdown, writing
from generator.render.description import OPENING, cut
from generator.render.exports.citations.files import CitationView
from generator.render.exports.citations.files import citation as citation_of
from generator.render.linked_data import node
from generator.render.plain_words import plain, when
from generator.render.quotations import Quotation
from generator.render.quotations import quotations as quotations_of

Filter = Callable[..., object]


def filters(archive: Archive) -> dict[str, Filter]:
    """All filters by the name templates use; those that link know the page they are on."""
    return {**_of_texts(), **_of_numbers_and_dates(), **_of_links(archive), **_of_items(archive)}


def _of_texts() -> dict[str, Filter]:
    return {
        "text": markdown.text,
        "front_matter": markdown.front_matter,
        "linked_data": node.front_matter,
        "excerpt": markdown.excerpt,
        "fenced": markdown.fenced,
        "code": markdown.code,
        "anchor_of_rule": lambda code: markdown.text(addresses.anchor_of_rule(code)),
        "instrument": _instrument,
        "css": _css,
        "language": states.language_name,
        "address": lambda label, url: markdown.external_link(markdown.text(label), url),
    }


@lru_cache(1_000)
def _css(label: str) -> Markup:
    """A class for a word that readers see, by which a style finds it."""
    return markdown.text(label.lower().replace(" ", "-"))


def _instrument(identifier: str) -> Markup:
    """An official identifier, linked to its text where its scheme is known."""
    label, address = markdown.text(identifier), instruments.canonical_address(identifier)
    return markdown.external_link(label, address) if address else label


def _of_numbers_and_dates() -> dict[str, Filter]:
    return {
        "counted": _counted,
        "day": _day,
        "iso": _iso,
        "percent": lambda share: Markup(f"{100 * share:.1f}%"),
        "thousands": lambda number: Markup(f"{number:,}"),
        "when": lambda entry: markdown.text(when(entry)),
    }


def _counted(number: int, one: str, many: str) -> Markup:
    return Markup(f"{number:d} {markdown.text(one if number == 1 else many)}")


def _day(value: date) -> Markup:
    return markdown.text(dates.day_in_words(value))


def _iso(value: date) -> Markup:
    return markdown.text(value.isoformat())


def _of_links(archive: Archive) -> dict[str, Filter]:
    def link_from(context: Context, item: Item) -> Markup:
        target = addresses.relative(_here(context), addresses.page_path(item))
        return markdown.link(_named(item), target)

    def entry_linker(context: Context) -> Callable[[str], Markup]:
        return lambda identifier: link_from(context, archive.item(identifier))

    @pass_context
    def link(context: Context, item: Item | str) -> Markup:
        return link_from(context, archive.item(item) if isinstance(item, str) else item)

    @pass_context
    def labelled(context: Context, item: Item, label: str) -> Markup:
        target = addresses.relative(_here(context), addresses.page_path(item))
        return markdown.link(_named(label), target)

    @pass_context
    def actor(context: Context, identifier: str) -> Markup:
        if identifier in archive.actors:
            return link_from(context, archive.actors[identifier])
        return _named(identifier)

    @pass_context
    def evidence_link(context: Context, label: Markup, entry: Entry) -> Markup:
        target = addresses.relative(_here(context), addresses.page_path(entry))
        return markdown.link(label, f"{target}#{addresses.EVIDENCE}")

    @pass_context
    def part_link(context: Context, label: Markup, item: Item, anchor: str) -> Markup:
        target = addresses.relative(_here(context), addresses.page_path(item))
        return markdown.link(label, f"{target}#{anchor}")

    @pass_context
    def page_link(context: Context, path: str, label: str) -> Markup:
        target = addresses.relative(_here(context), path)
        return markdown.link(markdown.text(label), target)

    @pass_context
    def href(context: Context, target: Item | str) -> Markup:
        """The address of an item or of a page of ours, for HTML that Markdown leaves alone."""
        path = target if isinstance(target, str) else addresses.page_path(target)
        here, there = map(addresses.public_address, (_here(context), path))
        return escape(addresses.relative(here, there))

    @pass_context
    def index_link(context: Context, kind: Kind, label: str) -> Markup:
        target = addresses.relative(_here(context), addresses.index_path(kind))
        return markdown.link(markdown.text(label), target)

    @pass_context
    def reference_link(context: Context, kind: Kind, label: str) -> Markup:
        target = addresses.relative(_here(context), addresses.reference_path(kind))
        return markdown.link(markdown.text(label), target)

    @pass_context
    def explore_link(context: Context, facet: str, value: str, label: str) -> Markup:
        target = addresses.relative(_here(context), "explore.md")
        return markdown.link(markdown.text(label), f"{target}?{urlencode({facet: value})}")

    @pass_context
    def rich(context: Context, value: str) -> Markup:
        return markdown.rich(value, rich_text.SUMMARY, entry_linker(context))

    @pass_context
    def analysis(context: Context, value: str) -> Markup:
        return markdown.rich(value, rich_text.ANALYSIS, entry_linker(context))

    @pass_context
    def written(context: Context, value: str) -> Markup:
        return markdown.rich(value, rich_text.PAGE, entry_linker(context))

    @pass_context
    def inline(context: Context, value: str) -> Markup:
        return markdown.inline(value, rich_text.SUMMARY, entry_linker(context))

    @pass_context
    def feed_links(context: Context, feed: str) -> Markup:
        formats = (("Atom", ".xml"), ("JSON Feed", ".json"))
        links = (page_link(context, feed + ending, label) for label, ending in formats)
        return Markup(" · ").join(links)

    found: list[Any] = [
        feed_links, link, labelled, actor, evidence_link, part_link, page_link, href,
        index_link, reference_link, explore_link, rich, analysis, written, inline,
    ]  # fmt: skip
    return {function.__name__: function for function in found}


def _here(context: Context) -> str:
    path: str = context.resolve_or_missing("page").path
    return path


def _named(item: Item | str) -> Markup:
    if isinstance(item, str):
        return writing.named(item)
    return writing.named(item.name, item.lang if isinstance(item, Source) else None)


def _of_items(archive: Archive) -> dict[str, Filter]:
    @pass_context
    def quotations(context: Context, statement: Statement) -> tuple[Quotation, ...]:
        return tuple(quotations_of(statement, archive, context["site"]))

    @pass_context
    def citation(context: Context, item: Entry | Briefing | Source) -> CitationView:
        return citation_of(item, archive, context["site"])

    return {
        "quotations": quotations,
        "citation": citation,
        "evidence": lambda entry: evidence_of(archive.entries[entry.id], archive),
        "mark": lambda entry: mark_of(entry, archive.as_of),
        "status_in_words": lambda event: markdown.text(status_in_words(event, archive)),
        "item": _for_each_page(archive.item),
        "named": _named,
        "history": lambda item: changes((item,)),
        "cited_places": lambda entry: cited_places(entry, archive.sources),
        "actor_name": _for_each_page(archive.actor_name),
        "opening": _for_each_page(lambda value: cut(plain(value, archive), OPENING)),
        "is_overdue": lambda entry: isinstance(entry, Event) and entry.is_overdue(archive.as_of),
    }


def _for_each_page(function: Callable[[str], object]) -> Filter:
    """A filter that asks the archive whenever a page is made, also about a text in the template.

    Without a context, Jinja asks once, when it reads the template, and writes down the answer.
    """

    @pass_context
    def asked(context: Context, value: str) -> object:
        return function(value)

    return asked
