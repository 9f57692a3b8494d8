"""Answer the questions of `briefings new` as somebody at a keyboard does."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

T = TypeVar("T")

ENTER = "\r"
CLEAR = "\x15"
CTRL_C = "\x03"
CTRL_D = "\x04"


def answering(typed: Iterable[str], ask: Callable[[], T], last: str = CTRL_C) -> T:
    """What `ask` comes to when these lines are typed, each with Enter behind it.

    Where it goes on asking, the key `last` is pressed.
    """

    def converse() -> T:
        with create_pipe_input() as keyboard:
            keyboard.send_text("".join(f"{line}{ENTER}" for line in typed) + last)
            with create_app_session(input=keyboard, output=DummyOutput()):
                return ask()

    # Questions need an event loop of their own; in this thread a browser of other tests has one.
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(converse).result()
