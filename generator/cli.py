"""The command `briefings`; each command is a module of `generator.commands`."""

from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import click

from generator.pipeline import Project

COMMANDS = (
    "check",
    "explain",
    "build",
    "generate",
    "serve",
    "new",
    "find",
    "fmt",
    "schema",
    "export",
    "diff",
    "links",
    "from-issue",
    "issue-forms",
    "take-entries",
)
"""In the order in which `--help` lists them; a hyphen is an underscore in the module's name."""


class _Commands(click.Group):
    """Imports a command when it is called: what one command needs does not slow the others."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        word = name.replace("-", "_")
        command = getattr(import_module(f"generator.commands.{word}"), word)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("briefings"), prog_name="briefings")
@click.option(
    "--project",
    "root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The folder of the project, where mkdocs.yml is. Default: the current one.",
)
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Make a briefing site from curated YAML entries.

    \b
    Example:
      briefings check && briefings build
    """
    context.obj = Project(root.resolve())
