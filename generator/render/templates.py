"""The Jinja environment: templates hold words and order, and cannot forget to escape.

Only `Markup`, which the escapes of `render.markdown` and the templates themselves make, can be
written; a raw string is an error that names the template, and so are an undefined name and the
operators and filters that would let a raw string through.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.environment import TemplateModule
from jinja2.exceptions import TemplateSyntaxError
from markupsafe import Markup

from generator.model.failure import Failure
from generator.render.template_code import TemplateCode

_KEPT_FILTERS = ("length",)


class BrokenTemplate(Failure):
    """A template that cannot be read or filled in; the message names it and the line."""


class UnescapedText(TemplateError):
    """A template wrote text that passed no escape."""


def _refuse_unescaped(value: object) -> str:
    if isinstance(value, (Markup, int)) and not isinstance(value, bool):
        return str(value)
    raise UnescapedText(
        f"{type(value).__name__} {str(value)[:60]!r} is written without an escape; "
        "put “| text” behind it"
    )


Once = Callable[[str, str, Callable[[], TemplateModule]], TemplateModule]


def _made(sort: str, name: str, make: Callable[[], TemplateModule]) -> TemplateModule:
    return make()


class _StrictEnvironment(Environment):
    """Refuses `~`, which would pass raw text off as escaped."""

    code_generator_class = TemplateCode

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.once: Once = _made

    def partial(self, name: str) -> TemplateModule:
        """The macros of a template, which are the same for all pages."""
        return self.once("partial", name, lambda: self.get_template(name).module)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all((nodes.Concat, nodes.MarkSafe, nodes.Add, nodes.Mod)):
            raise TemplateSyntaxError(
                "values are joined by writing them one behind the other, not with an operator",
                node.lineno,
                name,
                filename,
            )
        return tree


class _Compiled(BytecodeCache):
    """Keeps compiled templates while the program runs: a preview fills them in many times."""

    code: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


class Templates:
    """The templates of one folder, with the filters that pages need."""

    def __init__(
        self, folder: Path, filters: Mapping[str, Callable[..., object]], once: Once = _made
    ) -> None:
        """`once` reads a partial; it may notice what that asks of an archive (`Archive.once`)."""
        self._folder = folder
        self._environment = _StrictEnvironment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            finalize=_refuse_unescaped,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            # Or each use of a template would ask the disk whether it has changed.
            auto_reload=False,
            bytecode_cache=_Compiled(),
        )
        kept = {name: self._environment.filters[name] for name in _KEPT_FILTERS}
        self._environment.filters = {**kept, **filters}
        self._environment.globals = {}
        self._environment.once = once

    def fill(self, name: str, **values: object) -> str:
        """The template `name` filled in.

        Raises BrokenTemplate, in words that name template and line, for anything wrong in it.
        """
        try:
            return str(self._environment.get_template(name).render(values))
        except TemplateSyntaxError as error:
            place = f"{error.name or name}, line {error.lineno}"
            raise BrokenTemplate(f"{self._folder.name}/{place}: {error.message}") from error
        except Exception as error:
            place = _line_in_template(error, self._folder) or name
            raise BrokenTemplate(f"{self._folder.name}/{place}: {error}") from error


def _line_in_template(error: BaseException, folder: Path) -> str:
    """Where in a template an error was raised; Jinja rewrites tracebacks to name it."""
    place, step = "", error.__traceback__
    while step is not None:
        file = Path(step.tb_frame.f_code.co_filename)
        if file.is_relative_to(folder):
            place = f"{file.relative_to(folder).as_posix()}, line {step.tb_lineno}"
        step = step.tb_next
    return place
