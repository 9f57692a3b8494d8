"""The Explore page as a reader uses it."""

import json
import re

from playwright.sync_api import Locator, Page, expect


class Explore:
    """What a reader sees and does on the Explore page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.main = page.get_by_role("main")
        self.results = self.main.get_by_role("list", name="Search results")
        self.items = self.results.locator("li")
        self.links = self.results.get_by_role("link")

    def facet(self, group: str, value: str) -> Locator:
        boxes = self.main.get_by_role("group", name=group, exact=True).get_by_role("checkbox")
        return boxes.and_(self.page.locator(f"[value={json.dumps(value)}]"))

    def open_group(self, group: str) -> None:
        if not self.main.get_by_role("group", name=group, exact=True).is_visible():
            self.main.locator("summary").get_by_text(group, exact=True).click()

    def expect_total(self, total: int) -> None:
        expect(self.main.get_by_text(re.compile(rf"^{total:,} results?\b"))).to_be_visible()

    def show_all(self, total: int) -> None:
        """Ask for more until there is no more."""
        more = self.main.get_by_role("button", name="Show more")
        shown = min(30, total)
        expect(self.items).to_have_count(shown)
        while shown < total:
            # Results that fill in move the button away from under a pointer, but not from the keys.
            more.press("Enter")
            shown = min(shown + 30, total)
            expect(self.items).to_have_count(shown)
        expect(more).to_be_hidden()
        self.fill_in(total)

    def found(self) -> set[str]:
        hrefs = self.links.evaluate_all("links => links.map(link => link.pathname)")
        assert len(hrefs) == len(set(hrefs)), "a result is listed twice"
        return {str(href).rstrip("/").rsplit("/", 1)[-1] for href in hrefs}

    def fill_in(self, shown: int) -> None:
        """Bring all results into sight, which is when they are filled in, by a very high screen."""
        self.page.set_viewport_size({"width": 1440, "height": 150 * shown + 1500})
        expect(self.links).to_have_count(shown)
