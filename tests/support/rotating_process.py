"""A process that changes the key of a database, for tests that kill it: ``rotating_process URL SETTINGS``. Not a test.

Prints one line for each step, before it is done: a document, then the database itself.
"""

from __future__ import annotations

import sys
from pathlib import Path

from db.vault.access import unlock_here
from db.vault.rotation import Progress, rotate


def _say(progress: Progress) -> bool:
    sys.stdout.write(f"{progress.done}\n")
    sys.stdout.flush()
    return True


def main(url: str, settings: str) -> None:
    key = unlock_here(url, Path(settings))
    if key is None:
        raise SystemExit("no key")
    rotate(url, key, _say)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
