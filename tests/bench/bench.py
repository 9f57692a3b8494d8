"""How long a site of many entries takes, stage by stage, and how large it gets.

    python tests/bench/bench.py [SIZE ...] [--json FILE]

Every size is built in a process of its own, through the very functions that `briefings build`
calls. Ends with 1 where the page of an entry depends on how many others there are.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import synthetic

from generator import pipeline
from generator.pipeline import Project
from generator.publish import docs_folder, search_index, site_folder

REPOSITORY = Path(__file__).parent.parent.parent
SIZES = (1_000, 5_000)
GENERATOR = ("read", "check", "relate", "render", "records", "write")
STAGES = (*GENERATOR, "search", "MkDocs")
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
        result = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return {"entries": size, **json.loads(result.stdout)}


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
    """Adds up the seconds spent in functions, whoever calls them; `cpu` without waiting."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self.cpu = dict.fromkeys(STAGES, 0.0)

    def around(self, stage: str, home: Any, name: str, *, is_lazy: bool = False) -> None:
        """Measure the function `name` of `home` from now on; what is lazy is run to its end."""
        function: Callable[..., Any] = getattr(home, name)

        def measured(*arguments: Any, **options: Any) -> Any:
            start, cpu = perf_counter(), process_time()
            try:
                result = function(*arguments, **options)
                return tuple(result) if is_lazy else result
            finally:
                self.seconds[stage] += perf_counter() - start
                self.cpu[stage] += process_time() - cpu

        setattr(home, name, measured)


def _measure(project: Project) -> dict[str, Any]:
    watch = _Stopwatch()
    watch.around("read", pipeline.content_folder, "read")
    watch.around("check", pipeline, "check")
    watch.around("check", pipeline, "sound")
    watch.around("relate", pipeline, "relate")
    watch.around("render", pipeline.page_kinds, "pages", is_lazy=True)
    watch.around("records", pipeline.search_records, "records", is_lazy=True)
    watch.around("write", docs_folder, "publish")
    watch.around("search", search_index, "_run_pagefind")
    watch.around("MkDocs", site_folder, "publish")
    site = project.root / "site"
    start = perf_counter()
    pages = pipeline.build(project, synthetic.AS_OF, site)
    total = perf_counter() - start
    return {
        "pages": pages,
        "seconds": {**watch.seconds, "total": total},
        "cpu_seconds": watch.cpu,
        "entry_page_bytes": (site / "events" / synthetic.PROBE / "index.html").stat().st_size,
        "site_bytes": _size(site),
        "index_bytes": _size(site / "pagefind"),
        "index_files": sum(1 for file in (site / "pagefind").rglob("*") if file.is_file()),
        "peak_bytes": _peak(resource.RUSAGE_SELF),
        "peak_bytes_of_pagefind": _peak(resource.RUSAGE_CHILDREN),
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
        for stage in (*STAGES, "total")
    ]
    return [
        ("pages", "", lambda found: found["pages"]),
        *seconds,
        ("generator an entry", "ms", lambda found: 1000 * _generator(found) / found["entries"]),
        ("generator a page", "ms", lambda found: 1000 * _generator(found) / found["pages"]),
        ("… of processor", "ms", lambda found: 1000 * _generator_cpu(found) / found["pages"]),
        ("MkDocs a page", "ms", lambda found: 1000 * found["seconds"]["MkDocs"] / found["pages"]),
        (
            "… of processor",
            "ms",
            lambda found: 1000 * found["cpu_seconds"]["MkDocs"] / found["pages"],
        ),
        ("all a page", "ms", lambda found: 1000 * found["seconds"]["total"] / found["pages"]),
        ("an entry's page", "bytes", lambda found: found["entry_page_bytes"]),
        ("site", "MB", lambda found: found["site_bytes"] / 1e6),
        ("search index", "MB", lambda found: found["index_bytes"] / 1e6),
        ("files of the index", "", lambda found: found["index_files"]),
        ("peak memory", "MB", lambda found: found["peak_bytes"] / 1e6),
        ("peak memory, Pagefind", "MB", lambda found: found["peak_bytes_of_pagefind"] / 1e6),
    ]


def _generator(found: dict[str, Any]) -> float:
    return float(sum(found["seconds"][stage] for stage in GENERATOR))


def _generator_cpu(found: dict[str, Any]) -> float:
    return float(sum(found["cpu_seconds"][stage] for stage in GENERATOR))


def _written(number: float, unit: str) -> str:
    if unit in ("", "bytes"):
        return f"{number:,.0f} {unit}".strip()
    return f"{number:.2f} {unit}"


def _is_independent(results: list[dict[str, Any]]) -> bool:
    return len({found["entry_page_bytes"] for found in results}) == 1


if __name__ == "__main__":
    sys.exit(main())
