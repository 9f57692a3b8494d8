"""`briefings explain`."""

import click

from generator.check import rulebook
from generator.commands.terminal import example, failures_in_words
from generator.contribute.explanation import explanation, overview


@click.command()
@click.argument("codes", metavar="[CODE]...", nargs=-1)
@example("explain E110")
def explain(codes: tuple[str, ...]) -> None:
    """Say why a rule exists, with an example that breaks it, and the same example mended.

    CODE is what “briefings check” prints before a problem; without one, all rules are listed.
    """
    with failures_in_words("“briefings explain” without a code lists them all."):
        rules = [rulebook.rule(code) for code in dict.fromkeys(codes)]
    told = [explanation(rule) for rule in rules] or [overview(rulebook.groups())]
    click.echo("\n\n".join(told), nl=False)
