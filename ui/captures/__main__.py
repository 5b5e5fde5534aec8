"""Pictures of the real windows: ``make captures``.

    python -m ui.captures --out build/captures [--database URL]

Without a database, a demonstration is made for it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ui.captures import capture_database


def main(arguments: Sequence[str] | None = None) -> int:
    """Save the pictures of a database's windows in a folder; of a demonstration made for it, without one."""
    parser = argparse.ArgumentParser(prog="python -m ui.captures")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--database")
    options = parser.parse_args(arguments)
    if options.database is not None:
        saved = capture_database(options.database, options.out)
    else:
        from reviewer.cli.demonstration import prepare
        from ui.bootstrap import DEMONSTRATION_DATABASE

        with tempfile.TemporaryDirectory() as folder:
            made = prepare(Path(folder) / "demonstration")
            saved = capture_database(f"sqlite:///{(made / DEMONSTRATION_DATABASE).as_posix()}", options.out)
    for path in saved:
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
