"""A process that signs, for tests with several of them: ``signing URL KEY COUNT``. Not a test.

Prints each number once its transaction is on the disk. Every fifth signing is given up half-way first.
"""

from __future__ import annotations

import sys

from db.store import open_store
from db.vault.access import unlock_here
from tests.integration.store.values import ACTOR, HAPPENED, NOW, sign_one


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(url: str, key: str, count: int) -> None:
    opened = open_store(url, create=False, key=unlock_here(url))
    say("ready")
    for index in range(count):
        if index % 5 == 2:
            with opened.store.begin() as work:
                sign_one(work, f"{key}-{index}-given-up")
        with opened.store.begin() as work:
            number = sign_one(work, f"{key}-{index}")
            work.commit(ACTOR, NOW, HAPPENED)
        say(str(number))
    opened.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
