"""``make bench``: run every benchmark and print one table in Markdown."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

from benchmarks.measure import Row


def main() -> int:
    """Run every ``benchmarks/bench_*.py`` and print its rows."""
    modules = sorted(
        module.name
        for module in pkgutil.iter_modules([str(Path(__file__).parent)])
        if module.name.startswith("bench_")
    )
    print("| measure | ours (ms) | floor | floor (ms) | ratio | aim | met |")
    print("| --- | ---: | --- | ---: | ---: | ---: | --- |")
    for module in modules:
        for row in importlib.import_module(f"benchmarks.{module}").rows():
            print(_line(row), flush=True)
    return 0


def _line(row: Row) -> str:
    aim = "–" if row.aim is None else f"≤ {row.aim:g} ×"
    met = {None: "–", True: "yes", False: "NO"}[row.met]
    return f"| {row.name} | {row.ours_ms:.2f} | {row.floor} | {row.floor_ms:.2f} | {row.ratio:.2f} × | {aim} | {met} |"


if __name__ == "__main__":
    sys.exit(main())
