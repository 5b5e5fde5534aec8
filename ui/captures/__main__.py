"""Pictures of the real windows: ``make captures``.

    python -m ui.captures --out build/captures [--database URL] [--guide docs/images]

Without a database, a demonstration is made for it. ``--guide``: where the guide's pictures
are kept; they are made anew.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ui.captures import capture_database
from ui.captures.expert import capture_home
from ui.captures.gallery import capture_gallery
from ui.captures.guide import keep_for_guide


def main(arguments: Sequence[str] | None = None) -> int:
    """Save the pictures of a database's windows in a folder; of a demonstration made for it, without one."""
    parser = argparse.ArgumentParser(prog="python -m ui.captures")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--database")
    parser.add_argument("--guide", type=Path)
    options = parser.parse_args(arguments)
    if options.database is not None:
        saved = capture_database(options.database, options.out, complete=True)
    else:
        from reviewer.cli.demonstration import prepare
        from reviewer.cli.demonstration_folder import DemonstrationFolder
        from reviewer.cli.demonstration_scenario import load_scenario

        with tempfile.TemporaryDirectory() as folder:
            made = DemonstrationFolder(prepare(Path(folder) / "demonstration"))
            passphrase = load_scenario().house.copy_passphrase
            saved = (
                *capture_gallery(options.out),
                *capture_database(made.url, options.out, complete=True),
                *capture_home(made.expert, passphrase, made.invitation, options.out, complete=True),
            )
    if options.guide is not None:
        saved = (*saved, *keep_for_guide(saved, options.guide))
    for path in saved:
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
