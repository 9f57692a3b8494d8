"""What `check-jsonschema` says of files: it reads YAML 1.2 as editors do, and fetches nothing."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from check_jsonschema import main
from click.testing import CliRunner


def refused(schema: Path, files: Iterable[Path]) -> Mapping[Path, list[str]]:
    """The files that a schema does not allow, and why."""
    arguments = ["--output-format", "json", "--schemafile", str(schema), *map(str, files)]
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    report = json.loads(result.output)
    found: defaultdict[Path, list[str]] = defaultdict(list)
    for error in (*report.get("errors", ()), *report.get("parse_errors", ())):
        where = error.get("path", "")
        found[Path(error["filename"])].append(f"{where}: {error.get('message', 'not YAML')}")
    assert bool(found) is (result.exit_code != 0), result.output
    return found
