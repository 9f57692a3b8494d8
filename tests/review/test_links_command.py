"""`briefings links`, as somebody calls it, against a server on this machine."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from link_archive import Clock, link
from link_server import Server, server

from generator.cli import main
from generator.load import content_folder
from generator.pipeline import Project
from generator.review.links import addresses, inspection, snapshots
from generator.review.links import report as link_report
from generator.review.links.answers import Answer, Wanted
from generator.review.links.rounds import Pace
from generator.review.links.verdicts import Finding, Verdict

__all__ = ["server"]

HERE = Path(__file__).parent
GOLDEN = HERE / "link_reports"

MakeProject = Callable[..., Project]
Links = Callable[..., Result]


def source(**fields: str) -> str:
    about = {
        "title": "A report",
        "publisher": "A paper",
        "type": "news",
        "published": "2025-06-01",
        "accessed": "2025-06-09",
        **fields,
    }
    return "".join(f"{name}: {value}\n" for name, value in about.items())


EVENT = """\
title: Something happened
date: 2025-06-01
added: 2026-11-23
status: occurred
summary: It happened, a paper says.
sources: [{}]
"""


@pytest.fixture
def links(server: Server, make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> Links:
    """Call `briefings links` on these sources, by id; `…` stands for the server."""
    monkeypatch.setattr(snapshots, "SERVICE", server.address("/wayback", "archive.test"))

    def call(*arguments: str, sources: dict[str, str], cited: str = "gone-report") -> Result:
        files = {
            f"sources/{name}.yaml": text.replace("…", server.address(""))
            for name, text in sources.items()
        }
        files["events/something-happened.yaml"] = EVENT.format(cited)
        project = make_project({"sources/a-report.yaml": None, **files})
        options = ("--private", "--delay", "0", "--timeout", "20", *arguments)
        runner = CliRunner(env={"SOURCE_DATE_EPOCH": None})
        result = runner.invoke(main, ["--project", str(project.root), "links", *options])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return call


SOURCES = {
    "gone-report": source(url="…/missing", seen="excerpt", title="Drones “seen”"),
    "gone-with-copy": source(url="…/gone#part", archive_url="…/report"),
    "gone-copy": source(url="…/pdf", archive_url="…/moved-to-missing"),
    "changed-report": source(url="…/korean", sha256="0" * 64),
    "moved-report": source(url="…/moved#part"),
    "shared-one": source(url="…/moved-308"),
    "shared-two": source(url="…/moved-308#page=2"),
    "forbidden-report": source(url="…/forbidden"),
    "retitled-report": source(url="…/retitled"),
    "lost-report": source(url="…/pdf?lost"),
    "quiet-report": source(url="…/robot", access="confidential", cited_via="gone-report"),
    "no-address": source(),
    "faulty": "title: [\n",
}


@pytest.mark.parametrize(
    ("form", "ending"), [("text", "txt"), ("markdown", "md"), ("json", "json")]
)
def test_report(links: Links, server: Server, form: str, ending: str) -> None:
    result = links("--archive", "--format", form, sources=SOURCES)
    report = result.stdout.replace(str(server.server_port), "80")
    golden = GOLDEN / f"report.{ending}"
    if os.environ.get("BRIEFINGS_UPDATE_GOLDEN"):
        golden.write_text(report, encoding="utf-8")
    assert result.exit_code == 0
    assert report == golden.read_text(encoding="utf-8")


def test_nothing_is_written(links: Links, tmp_path: Path) -> None:
    links("--archive", sources={"gone-report": source(url="…/moved")})
    written = (tmp_path / "project/content/sources/gone-report.yaml").read_text(encoding="utf-8")
    assert "/moved\n" in written
    assert "archive_url" not in written


def test_each_address_is_asked_for_once(links: Links, server: Server) -> None:
    links(sources=SOURCES)
    assert (server.paths["/moved-308"], server.paths["/missing"]) == (1, 2)


def test_a_confidential_address_is_named_to_nobody(links: Links, server: Server) -> None:
    links("--archive", sources=SOURCES)
    assert "/robot" not in server.paths
    assert not [query for query in server.questions if "robot" in query["url"][0]]


def test_the_archive_is_asked_only_on_request(links: Links, server: Server) -> None:
    links(sources=SOURCES)
    assert not server.questions


def test_an_archive_that_does_not_answer_is_not_one_without_a_copy(
    links: Links, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "SERVICE", "http://archive.example/")
    result = links("--archive", sources={"gone-report": source(url="…/report")})
    assert "Could not tell whether there is an archived copy: 1" in result.stdout
    assert "No archived copy" not in result.stdout


def test_ids_choose_sources_and_the_sources_of_entries(links: Links, server: Server) -> None:
    sources = {name: SOURCES[name] for name in ("gone-report", "forbidden-report", "moved-report")}
    links("something-happened", "forbidden-report", sources=sources)
    assert set(server.paths) == {"/missing", "/forbidden"}


def test_an_id_that_nothing_has(links: Links, server: Server) -> None:
    result = links("gone-reports", sources={"gone-report": source(url="…/missing")})
    assert result.exit_code == 1
    assert result.stderr == (
        "Nothing here has the id “gone-reports”. Did you mean “gone-report”? "
        "Type the ids of sources, or of entries whose sources you mean.\nNothing was visited.\n"
    )
    assert not server.paths


def test_a_project_without_content(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--project", str(tmp_path), "links"])
    assert result.exit_code == 1
    assert "The content folder “content” does not exist." in result.stderr


def test_sources_without_addresses(links: Links) -> None:
    result = links(sources={"gone-report": source()})
    assert (result.exit_code, result.stdout) == (0, "No source has an address.\n")


def test_a_machine_without_network_is_told_so(links: Links) -> None:
    result = links(sources={"gone-report": source(url="https://nowhere.example/")})
    assert "is this machine connected to the internet?" in result.stdout
    assert "1 address: 1 could not tell." in result.stdout


def test_long_lists_are_cut_unless_all_is_asked_for(links: Links) -> None:
    sources = {f"gone-{number}": source(url=f"…/forbidden?{number}") for number in range(25)}
    brief = links(sources=sources, cited="gone-1").stdout
    assert brief.count("answers 403") == 20
    assert "… and 5 more; “--all” shows them." in brief


def test_all_cuts_nothing(links: Links) -> None:
    sources = {f"gone-{number}": source(url=f"…/forbidden?{number}") for number in range(25)}
    assert links("--all", sources=sources, cited="gone-1").stdout.count("answers 403") == 25


def test_what_a_page_calls_itself_is_harmless(links: Links) -> None:
    sources = {"gone-report": source(url="…/hostile-title")}
    text = links(sources=sources).stdout
    assert "\x1b" not in text
    assert "<script>�[31m`| @all" in text


def test_what_a_page_calls_itself_is_harmless_in_markdown(links: Links) -> None:
    report = links("--format", "markdown", sources={"gone-report": source(url="…/hostile-title")})
    assert not re.search(r"<script|\x1b|@", report.stdout)
    assert "&#60;script&#62;�&#91;31m&#96;&#124; &#64;&#8203;all" in report.stdout


def test_a_summary_on_github_stays_within_what_it_takes() -> None:
    """Of 1 MiB; whoever files the sources, and whatever the servers say."""
    address = "https://a.test/" + "%41" * 600
    findings = (
        Finding(link(f"{address}{number}"), verdict, f"has moved to {address}", address)
        for verdict in (Verdict.GONE, Verdict.MOVED, Verdict.UNCLEAR)
        for number in range(50)
    )
    found = inspection.Inspection(addresses.Asked((), (), ()), tuple(findings), ())
    shown = link_report.as_markdown(found, False)
    assert shown.count("“briefings links --all” shows them.") == 3
    assert len(shown) < 3 * 65_536 < len(link_report.as_markdown(found, True))


def test_a_source_that_everybody_cites_is_still_one_line() -> None:
    citing = tuple(f"event-{number}" for number in range(500))
    asked = link("https://a.test/x")
    cited = replace(asked, uses=(replace(asked.uses[0], cited_by=citing),))
    found = (Finding(cited, Verdict.GONE, "answers 404"),)
    shown = link_report.text(inspection.Inspection(addresses.Asked((), (), ()), found, ()), False)
    assert "event-11 and 488 more\n" in shown


def test_an_interruption_leaves_what_is_known(make_project: MakeProject) -> None:
    """Ctrl-C after the second of three."""
    known = iter([Answer(404), Answer(200)])

    def ask(address: str, wanted: Wanted) -> Answer:
        return next(known)

    def progress(over: int, of: int) -> None:
        if over == 2:
            raise KeyboardInterrupt

    files = {
        f"sources/{name}.yaml": source(url=f"https://a.test/{name}")
        for name in ("x-1", "y-1", "z-1")
    }
    asked = addresses.asked(content_folder.read(make_project(files).content))
    report = inspection.inspect(asked, ask, pace=Pace(1, 0), time=Clock().time, progress=progress)
    text = link_report.text(report, False)
    assert "Gone: 1" in text
    assert "3 addresses: 1 gone, 1 answered." in text
    assert "Stopped before the end: 1 request not made." in text


@pytest.fixture
def process(server: Server, make_project: MakeProject) -> Iterator[subprocess.Popen[str]]:
    """The command on one address of a server that never answers."""
    address = server.address("/silent", "127.0.0.1")
    project = make_project({"sources/a-report.yaml": source(url=address)})
    with subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from generator.cli import main; main()",
            "--project",
            str(project.root),
            "links",
            "--private",
            "--timeout",
            "300",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        yield running
        running.kill()


def test_ctrl_c_ends_at_once(server: Server, process: subprocess.Popen[str]) -> None:
    assert server.asked_silent.wait(60)
    process.send_signal(signal.SIGINT)
    out, error = process.communicate(timeout=60)
    assert out == "1 address: none asked.\nStopped before the end: 1 request not made.\n"
    assert (error, process.returncode) == ("", 130)


def test_an_archived_copy_is_not_measured_by_the_sum_of_the_original() -> None:
    copy = link("https://web.archive.org/web/2025/x", of_copy=True, sha256="0" * 64)
    assert (copy.sums, copy.titles) == (frozenset(), ())
