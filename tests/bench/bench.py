"""How long a site of many entries takes, stage by stage, and how large it gets.

    python tests/bench/bench.py [SIZE ...] [--json FILE]

Every size is built in a process of its own, through the very functions that `briefings build`
calls; then by that command again, with nothing changed, and with one entry edited. Ends with 1
where the page of an entry depends on how many others there are.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import synthetic

from generator import pipeline
from generator.pipeline import Project
from generator.publish import build_memory, crew, search_index, site_build, staged_site

REPOSITORY = Path(__file__).parent.parent.parent
SIZES = (1_000, 5_000)
STAGES = ("read", "check", "relate", "pages", "search", "publish", "remember")
LATER = ("nothing changed", "one edited")
LEEWAY = 1.3
"""How much dearer an entry may become with size before it is called worse than linear."""
TOO_SHORT = 1.0
"""Seconds below which a stage is at the mercy of whatever else the machine does."""


def main() -> int:
    """Measure every size and print the table."""
    arguments = _arguments()
    if arguments.measure:
        print(json.dumps(_measure(Project(arguments.measure))))
        return 0
    results = [_measured_apart(size) for size in arguments.sizes or SIZES]
    print(_table(results))
    if arguments.json:
        arguments.json.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    return 0 if _is_independent(results) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, metavar="SIZE", help="numbers of entries")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers to FILE, too")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _measured_apart(size: int) -> dict[str, Any]:
    """What a child process measures: its peak memory is its own."""
    with tempfile.TemporaryDirectory(prefix="briefings-bench-") as folder:
        root = Path(folder)
        make_project(root, size)
        print(f"{size:,} entries …", file=sys.stderr, flush=True)
        command = [sys.executable, __file__, "--measure", str(root)]
        found = json.loads(subprocess.check_output(command))
        unchanged, edited = _seconds(root), _seconds(_edited(root))
    found["seconds"] |= dict(zip(LATER, (unchanged, edited), strict=True))
    return {"entries": size, **found}


def _edited(root: Path) -> Path:
    """The project, with other words in one summary."""
    file = root / "content/events" / f"{synthetic.PROBE}.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('summary: "', 'summary: "Now '), encoding="utf-8")
    return root


def _seconds(root: Path) -> float:
    """What the whole command takes, starting Python included."""
    command = [Path(sys.executable).parent / "briefings", "--project", root, "build"]
    options = ["--as-of", str(synthetic.AS_OF)]
    start = perf_counter()
    subprocess.run([*command, *options], check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start


def make_project(root: Path, size: int) -> None:
    """A project in `root` with our templates and `size` made-up entries."""
    shutil.copytree(REPOSITORY / "site_templates", root / "site_templates")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    shutil.copytree(REPOSITORY / "content", root / "content", ignore=_all_but_pages)
    (root / "build/docs").mkdir(parents=True)
    synthetic.write(root / "content", size)


def _all_but_pages(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if not name.endswith(".md")]


class _Stopwatch:
    """Adds up the seconds spent in functions, whoever calls them.

    `cpu` is without waiting, and of all processes together.
    """

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self.cpu = dict.fromkeys(STAGES, 0.0)

    def around(self, stage: str, home: Any, name: str, *, is_lazy: bool = False) -> None:
        """Measure the function `name` of `home` from now on; what is lazy is run to its end."""
        function: Callable[..., Any] = getattr(home, name)

        def measured(*arguments: Any, **options: Any) -> Any:
            start, cpu = perf_counter(), _cpu()
            try:
                result = function(*arguments, **options)
                return tuple(result) if is_lazy else result
            finally:
                self.seconds[stage] += perf_counter() - start
                self.cpu[stage] += _cpu() - cpu

        setattr(home, name, measured)


def _cpu() -> float:
    """Processor seconds of this process, and of those that it began and that have ended."""
    return sum(os.times()[:4])


def _measure(project: Project) -> dict[str, Any]:
    watch = _Stopwatch()
    watch.around("read", pipeline.content_files, "take")
    watch.around("read", pipeline.content_folder, "read_taken")
    watch.around("check", pipeline, "check")
    watch.around("check", pipeline, "sound")
    watch.around("relate", site_build, "relate")
    watch.around("pages", crew, "do", is_lazy=True)
    watch.around("search", search_index, "bundle")
    watch.around("publish", staged_site, "publish")
    watch.around("remember", build_memory, "save")
    watch.around("remember", build_memory, "save_content")
    site = project.root / "site"
    start, cpu = perf_counter(), _cpu()
    pages = pipeline.build(project, synthetic.AS_OF, site)
    total, total_cpu = perf_counter() - start, _cpu() - cpu
    return {
        "pages": pages,
        "seconds": {**watch.seconds, "total": total},
        "cpu_seconds": {**watch.cpu, "total": total_cpu},
        "entry_page_bytes": (site / "events" / synthetic.PROBE / "index.html").stat().st_size,
        "site_bytes": _size(site),
        "index_bytes": _size(site / "pagefind"),
        "index_files": sum(1 for file in (site / "pagefind").rglob("*") if file.is_file()),
        "peak_bytes": _peak(resource.RUSAGE_SELF),
        "peak_bytes_of_others": _peak(resource.RUSAGE_CHILDREN),
    }


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _peak(who: int) -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(who).ru_maxrss * unit


def _table(results: list[dict[str, Any]]) -> str:
    """A row a number, a column a size, and how the last size compares with the first."""
    rows = [("entries", *(f"{found['entries']:,}" for found in results), "growth")]
    growth = results[-1]["entries"] / results[0]["entries"]
    for name, unit, value in _rows():
        values = [value(found) for found in results]
        ratio = values[-1] / values[0] if values[0] else 0.0
        mark = "  worse than linear" if _is_steep(name, results, growth) else ""
        rows.append((name, *(_written(number, unit) for number in values), f"x {ratio:.2f}{mark}"))
    widths = [max(len(row[column]) for row in rows) for column in range(len(results) + 1)]
    lines = [
        f"{row[0]:{widths[0]}}  "
        + "  ".join(f"{cell:>{width}}" for cell, width in zip(row[1:-1], widths[1:], strict=True))
        + f"  {row[-1]}"
        for row in rows
    ]
    same = "yes" if _is_independent(results) else "NO"
    return "\n".join([*lines, f"The page of an entry has the same size at every size: {same}"])


def _is_steep(stage: str, results: list[dict[str, Any]], growth: float) -> bool:
    """Whether a stage takes more processor time an entry than before; waiting is not its fault."""
    first, last = (found["cpu_seconds"].get(stage, 0.0) for found in (results[0], results[-1]))
    return bool(last > TOO_SHORT and last > first * growth * LEEWAY)


def _rows() -> list[tuple[str, str, Callable[[dict[str, Any]], float]]]:
    seconds = [
        (stage, "s", lambda found, stage=stage: found["seconds"][stage])
        for stage in (*STAGES, "total", *LATER)
    ]
    return [
        ("pages", "", lambda found: found["pages"]),
        *seconds,
        ("all a page", "ms", lambda found: 1000 * found["seconds"]["total"] / found["pages"]),
        (
            "… of processor",
            "ms",
            lambda found: 1000 * found["cpu_seconds"]["total"] / found["pages"],
        ),
        ("an entry's page", "bytes", lambda found: found["entry_page_bytes"]),
        ("site", "MB", lambda found: found["site_bytes"] / 1e6),
        ("search index", "MB", lambda found: found["index_bytes"] / 1e6),
        ("files of the index", "", lambda found: found["index_files"]),
        ("peak memory", "MB", lambda found: found["peak_bytes"] / 1e6),
        ("… of another process", "MB", lambda found: found["peak_bytes_of_others"] / 1e6),
    ]


def _written(number: float, unit: str) -> str:
    if unit in ("", "bytes"):
        return f"{number:,.0f} {unit}".strip()
    return f"{number:.2f} {unit}"


def _is_independent(results: list[dict[str, Any]]) -> bool:
    return len({found["entry_page_bytes"] for found in results}) == 1


if __name__ == "__main__":
    sys.exit(main())
