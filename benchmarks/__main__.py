"""``make bench``: run every benchmark, or those named, and print one table in Markdown; ``--keep`` writes it down."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import platform
import subprocess
import sys
import traceback
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.measure import Row

HEAD = (
    "| measure | ours (ms) | floor or peer | floor (ms) | ratio | aim | met |",
    "| --- | ---: | --- | ---: | ---: | ---: | --- |",
)
FROM, TO = "<!-- measured -->", "<!-- end of what was measured -->"
"""What stands between the two in the file that keeps the table is written anew; the rest is a person's."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the rows as they come; 1 where a benchmark failed (the others still run)."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="only these, e.g. list search (all by default)"
    )
    parser.add_argument("--keep", type=Path, metavar="FILE", help="write the table into this file too")
    asked = parser.parse_args(arguments)
    names = asked.names or _all()
    lines, failed = list(HEAD), []
    print("\n".join(HEAD))
    for name in names:
        complete = True
        for line in _here(name) if len(names) == 1 else _apart(name):
            if line is None:
                complete = False
            else:
                lines.append(line)
                print(line, flush=True)
        if not complete:  # one measure that fails must not cost the hour of the others
            failed.append(name)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    elif asked.keep is not None:
        _keep(asked.keep, lines)
    return 1 if failed else 0


def _here(name: str) -> Iterator[str | None]:
    """Yield the lines of a benchmark, and None where it fails."""
    try:
        for row in importlib.import_module(f"benchmarks.bench_{name}").rows():
            yield _line(row)
    except Exception:  # whatever it is, it is told, and the others run
        traceback.print_exc()
        yield None


def _apart(name: str) -> Iterator[str | None]:
    """The same in a process of its own: what one benchmark leaves behind would be in the measures of the next."""
    command = [sys.executable, "-m", "benchmarks", name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:  # ours
        for line in process.stdout or ():
            if line.startswith("|") and line.rstrip() not in HEAD:
                yield line.rstrip()
    if process.returncode:
        yield None


def _all() -> list[str]:
    found = pkgutil.iter_modules([str(Path(__file__).parent)])
    return sorted(one.name.removeprefix("bench_") for one in found if one.name.startswith("bench_"))


def _line(row: Row) -> str:
    aim = "–" if row.aim is None else f"≤ {row.aim:g} ×"
    met = {None: "–", True: "yes", False: "NO"}[row.met]
    return f"| {row.name} | {row.ours_ms:.2f} | {row.floor} | {row.floor_ms:.2f} | {row.ratio:.2f} × | {aim} | {met} |"


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{datetime.now(UTC):%Y-%m-%d}; {platform.system()} {platform.machine()}, {os.cpu_count()} processors, "
        f"{memory:.0f} GiB; Python {platform.python_version()}, PySide6 {version('PySide6-Essentials')}, "
        f"SQLAlchemy {version('SQLAlchemy')}"
    )


def _keep(file: Path, lines: Sequence[str]) -> None:
    before, _, rest = file.read_text(encoding="utf-8").partition(FROM)
    after = rest.partition(TO)[2]
    table = "\n".join((FROM, "", _machine(), "", *lines, "", TO))
    file.write_text(before + table + after, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
