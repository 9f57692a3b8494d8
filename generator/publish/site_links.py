"""Whether every page, and every place on a page, is there that something leads to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from generator.publish.workbench import PageFacts


def missing(navigation: AbstractSet[str], files: AbstractSet[str]) -> Iterator[str]:
    """A line for each page that mkdocs.yml names in the navigation, and that is not there."""
    for name in sorted(navigation - files):
        yield (
            f"A reference to '{name}' is included in the 'nav' configuration, which is not found "
            "in the documentation files."
        )


def broken(pages: Iterable[PageFacts], files: AbstractSet[str]) -> Iterator[str]:
    """A line for each link that leads nowhere; `files` are all that the docs folder would hold."""
    pages = tuple(pages)
    anchors = {page.markdown: page.anchors for page in pages}
    for page in pages:
        yield from _to_missing_files(page, files)
        yield from _to_missing_anchors(page, anchors)


def _to_missing_files(page: PageFacts, files: AbstractSet[str]) -> Iterator[str]:
    for target in page.linked:
        if target not in files:
            yield (
                f"Doc file '{page.markdown}' contains a link, but the target '{target}' is not "
                "found among documentation files."
            )


def _to_missing_anchors(page: PageFacts, anchors: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for target, anchor, link in page.anchored:
        if target in anchors and anchor not in anchors[target]:
            yield (
                f"Doc file '{page.markdown}' contains a link '{link}', but the doc '{target}' "
                f"does not contain an anchor '#{anchor}'."
            )
