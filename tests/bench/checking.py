"""How long a contributor waits for the check of a large archive, and how much memory it takes.

    python tests/bench/checking.py [SIZE]

Whole commands are timed, starting Python included, each in a process of its own, three times: the
check of everything, and of one changed file. Ends with 1 where the fastest misses its target.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench import make_project

TIMES = 3
MEASURE = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
unit = 1 if sys.platform == "darwin" else 1024
print(json.dumps([time.perf_counter() - start, usage.ru_maxrss * unit, code]))
"""


@dataclass(frozen=True)
class Target:
    """What a command of a contributor may take; `fails` where it is to find an error."""

    options: tuple[str, ...]
    seconds: float
    bytes: int
    fails: bool


TARGETS = (
    Target(("check",), 8.0, 500_000_000, False),
    Target(("check", "--changed"), 2.0, 500_000_000, True),
)


def main() -> int:
    """Measure, print a line a command, and say whether the targets are met."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("size", nargs="?", type=int, default=10_000, help="number of entries")
    size = parser.parse_args().size
    with tempfile.TemporaryDirectory(prefix="briefings-bench-") as folder:
        root = Path(folder)
        make_project(root, size)
        _commit(root)
        met = [_is_met(target, root, size) for target in TARGETS]
    return 0 if all(met) else 1


def _commit(root: Path) -> None:
    identity = ("-c", "user.name=bench", "-c", "user.email=bench@site.example")
    for command in (
        ("init", "--quiet", "--initial-branch", "main"),
        ("add", "content"),
        (*identity, "commit", "--quiet", "--message", "all"),
    ):
        subprocess.run(["git", "-C", root, *command], check=True, stdout=subprocess.DEVNULL)


def _is_met(target: Target, root: Path, size: int) -> bool:
    event = min((root / "content/events").glob("*.yaml"))
    sound = event.read_text(encoding="utf-8")
    if target.fails:
        event.write_text(sound.replace("status:", "sttaus:"), encoding="utf-8")
    measured = [_measured(target, root) for _ in range(TIMES)]
    event.write_text(sound, encoding="utf-8")
    seconds, peak = min(measured)[0], max(peak for _, peak in measured)
    is_met = seconds < target.seconds and peak < target.bytes
    command = f"briefings {' '.join(target.options)}"
    print(
        f"{command:26} {size:,} entries: {seconds:.2f} s of {target.seconds:.0f}, "
        f"{peak / 1e6:.0f} MB of {target.bytes / 1e6:.0f}{'' if is_met else '  MISSED'}",
        flush=True,
    )
    return is_met


def _measured(target: Target, root: Path) -> tuple[float, int]:
    command = [Path(sys.executable).parent / "briefings", "--project", root, *target.options]
    measure = [sys.executable, "-c", MEASURE, *map(str, command)]
    seconds, peak, code = json.loads(subprocess.check_output(measure))
    if code != int(target.fails):
        raise SystemExit(f"{command} ended with {code}")
    return seconds, peak


if __name__ == "__main__":
    sys.exit(main())
