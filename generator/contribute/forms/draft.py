"""A submitted form as files that are not written yet, and what is still wrong with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.contribute import naming, new_entry
from generator.contribute.forms import answers, remarks
from generator.contribute.forms.questions import ACCESSED
from generator.contribute.forms.remarks import Remark
from generator.contribute.forms.submission import Submission
from generator.contribute.new_entry import NewEntry
from generator.contribute.sources.filed_sources import source_at
from generator.load.content_folder import Content
from generator.model.problems import Severity
from generator.model.references import ENTRY_KINDS
from generator.model.vocabulary import Kind
from generator.model.worked_examples import Typed

Values = dict[str, Typed]


@dataclass(frozen=True, slots=True)
class Draft:
    """The files a form becomes, a source before the entry that cites it, and all remarks."""

    files: tuple[NewEntry, ...]
    remarks: tuple[Remark, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing has to be mended before it can be published."""
        return all(remark.severity is Severity.WARNING for remark in self.remarks)


def draft(submission: Submission, content: Content, as_of: date) -> Draft:
    """The files for what was answered, with all that the check says of them."""
    described = answers.values(submission.answers, Kind.SOURCE, content)
    filed = source_at(str(described.get("url", "")), content)
    files = tuple(_files(submission, described, filed, content, as_of))
    texts = {file.path: file.text for file in files}
    problems = new_entry.problems(content, files, as_of)
    found = remarks.of_problems(problems, texts, submission.kind)
    known = [remarks.of_filed_source(submission.kind, filed)] if filed else []
    return Draft(files, (*remarks.of_reading(submission), *known, *found))


def _files(
    submission: Submission, described: Values, filed: str, content: Content, as_of: date
) -> Iterator[NewEntry]:
    kind, taken, cited = submission.kind, {*naming.taken(content)}, filed
    values = answers.values(submission.answers, kind, content)
    if kind in ENTRY_KINDS:
        if described and not filed:
            source = _file(Kind.SOURCE, described, taken, as_of)
            yield source
            cited = source.id
        values = _citing(values, cited)
    yield _file(kind, values, taken | {cited}, as_of)


def _file(kind: Kind, values: Values, taken: set[str], as_of: date) -> NewEntry:
    values = {**values, **new_entry.of_today(kind, as_of)}
    if kind is Kind.SOURCE and "url" in values:
        values[ACCESSED] = as_of.isoformat()
    return NewEntry(kind, naming.proposed(kind, values, taken), values)


def _citing(values: Values, source: str) -> Values:
    named = values.get("sources", [])
    cited = [named] if isinstance(named, str) else [*named]
    if source and source not in cited:
        cited.append(source)
    return {**values, "sources": cited} if cited else values
