"""Two builds with the same as-of day are identical to the byte, wherever and whenever."""

import gzip
import os
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import MakeProject
from tests.publish.sites import AS_OF, COMMENT, EPOCH, run, tree


def _differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [path for path in sorted({*one, *other}) if one.get(path) != other.get(path)]


def test_two_builds_are_identical(
    clone: Path, built: Path, tmp_path: Path, other_mask: None
) -> None:
    there = shutil.copytree(clone, tmp_path / "elsewhere/deeper")
    for path in (there / "content").rglob("*.yaml"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    result = run(
        "briefings", "build", "--as-of", AS_OF.isoformat(),
        folder=there, TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="4711",
    )  # fmt: skip
    assert result.code == 0, result.said
    one, other = tree(built / "site"), tree(there / "site")
    assert len(one) > 500
    assert any(path.startswith("pagefind/filter/") for path in one)
    assert _differences(one, other) == []


def test_a_published_file_can_be_read_by_a_web_server(
    make_site: MakeProject, other_mask: None
) -> None:
    project = make_site()
    assert run("briefings", "build", folder=project.root).code == 0
    site = project.root / "site"
    modes = {path.stat().st_mode & 0o777 for path in site.rglob("*") if path.is_file()}
    assert modes == {0o644}
    folders = [site, *(path for path in site.rglob("*") if path.is_dir())]
    assert {path.stat().st_mode & 0o777 for path in folders} == {0o755}


def test_the_sitemap_has_the_day_of_the_build(built: Path) -> None:
    sitemap = gzip.decompress((built / "site/sitemap.xml.gz").read_bytes()).decode()
    plain = (built / "site/sitemap.xml").read_text()
    days = set(re.findall("<lastmod>(.*?)</lastmod>", sitemap + plain))
    assert days <= {AS_OF.isoformat()}


def test_source_date_epoch_stands_for_as_of(make_site: MakeProject) -> None:
    project = make_site({"events/something-happened.yaml": _expected_until("2027-02-02")})
    told = run("briefings", "build", "--as-of", AS_OF.isoformat(), folder=project.root)
    assert told.code == 0, told.said
    as_told = tree(project.root / "site")
    assert b"Overdue" in as_told["events/something-happened/index.html"]
    read = run("briefings", "build", folder=project.root, SOURCE_DATE_EPOCH=EPOCH)
    assert read.code == 0, read.said
    assert _differences(as_told, tree(project.root / "site")) == []


def test_as_of_goes_before_source_date_epoch(make_site: MakeProject) -> None:
    project = make_site({"events/something-happened.yaml": _expected_until("2027-02-02")})
    result = run(
        "briefings", "build", "--as-of", "2027-02-01",
        folder=project.root, SOURCE_DATE_EPOCH=EPOCH,
    )  # fmt: skip
    assert result.code == 0, result.said
    page = (project.root / "site/events/something-happened/index.html").read_text()
    assert "Overdue" not in page


@pytest.mark.parametrize("epoch", ["yesterday", "1e99", "99999999999999999999"])
def test_an_epoch_that_is_no_number_is_refused(make_site: MakeProject, epoch: str) -> None:
    project = make_site()
    result = run("briefings", "build", folder=project.root, SOURCE_DATE_EPOCH=epoch)
    assert result.code == 2
    assert f"SOURCE_DATE_EPOCH is “{epoch}”" in result.said
    assert not (project.root / "site").exists()


def test_raw_yaml_is_not_published(built: Path) -> None:
    files = tree(built / "site")
    assert [path for path in files if path.endswith((".yaml", ".yml", ".jinja", ".md"))] == []
    assert COMMENT in (built / "content/topics.yaml").read_text(encoding="utf-8")
    assert [path for path, data in files.items() if COMMENT.encode() in _unpacked(data)] == []


def test_fields_are_not_published_as_yaml(built: Path) -> None:
    source = (built / "content/statements/dprk-denies-un-probe.yaml").read_text(encoding="utf-8")
    typed = [line.encode() for line in source.splitlines() if re.match("[a-z_]+: .", line)]
    assert b"attribution: state_media" in typed
    # The pages for contributors show how fields are typed, with made-up values.
    of_readers = {
        path: data
        for path, data in tree(built / "site").items()
        if not path.startswith("contribute/")
    }
    unpacked = b"\n".join(_unpacked(data) for data in of_readers.values())
    assert [line for line in typed if line in unpacked] == []


def _unpacked(data: bytes) -> bytes:
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


def _expected_until(day: str) -> str:
    return f"""\
title: Something is to happen
date: ..{day}
added: 2026-11-23
status: expected
summary: It is expected, a paper says.
sources: a-report
"""
