"""`briefings new source --from URL_OR_FILE`."""

import sys
from datetime import date

from generator.commands.terminal import failures_in_words, say, shown, working
from generator.contribute import new_entry
from generator.contribute.sources import import_report, source_import
from generator.pipeline import Project


def new_source(project: Project, origin: str, identifier: str | None, as_of: date) -> None:
    """Write a source for every publication at `origin` that is not filed yet, and say so.

    Exit code 1 where there is something that became no source, though it is not filed.
    """
    with failures_in_words("Nothing was written."):
        with working("Reading"):
            plan = source_import.plan(project.content, origin, identifier or "", as_of)
        paths = [shown(path) for path in new_entry.write(project.content, plan.sources)]
    say(import_report.text(plan, paths))
    sys.exit(1 if plan.unusable else 0)
