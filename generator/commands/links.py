"""`briefings links`."""

import sys

import click

from generator.commands.terminal import example, failures_in_words, working
from generator.load import content_folder
from generator.pipeline import Project
from generator.review.links import addresses, inspection, report, snapshots
from generator.review.links.rounds import Pace, Time
from generator.review.links.web import Web

INTERRUPTED = 130


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--archive", is_flag=True, help="Look for archived copies where there is none yet.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(report.FORMATS)),
    default="text",
    help="How the report is written. Default: text.",
)
@click.option("--all", "everything", is_flag=True, help="Cut no list short.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=8,
    help="How many requests at once; to one host it is always one. Default: 8.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    default=20,
    help="Seconds for one request, from first to last. Default: 20.",
)
@click.option(
    "--delay",
    type=click.FloatRange(0),
    default=1,
    help="Seconds between two requests to one host. Default: 1.",
)
@click.option("--private", is_flag=True, help="Visit this machine and its own network as well.")
@click.pass_obj
@example("links --archive")
def links(
    project: Project,
    ids: tuple[str, ...],
    archive: bool,
    form: str,
    everything: bool,
    jobs: int,
    timeout: float,
    delay: float,
    private: bool,
) -> None:
    """Visit the address of every source, or of the sources that ID is or cites, and report.

    It changes no file, and whatever it finds, it ends with 0: that a page is gone is no mistake
    of whoever runs it. Ctrl-C ends it with what is known by then.
    """
    with failures_in_words("Nothing was visited."), working("Visiting addresses") as tell:
        asked = addresses.asked(content_folder.read(project.content), ids)
        found = inspection.inspect(
            asked,
            Web(timeout, private).ask,
            pace=Pace(jobs, delay),
            time=Time(),
            service=snapshots.SERVICE if archive else "",
            progress=lambda over, of: tell(f"{over} of {of}"),
        )
    click.echo(report.FORMATS[form](found, everything))
    if found.not_visited:
        sys.exit(INTERRUPTED)
