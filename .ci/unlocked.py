"""Name, for `.ci/setup` to remove, the distributions of this environment that a lock does not name."""

import re
import sys
from importlib.metadata import distributions
from pathlib import Path


def canonical(name: str) -> str:
    """Give a distribution's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> None:
    """Compare a lock with what is installed."""
    lock = Path(sys.argv[1]).read_text(encoding="utf-8")
    locked = {canonical(name) for name in re.findall(r"^([A-Za-z0-9._-]+)==", lock, re.MULTILINE)}
    kept = locked | {"pip", "setuptools", "avise"}
    present = {canonical(distribution.metadata["Name"]) for distribution in distributions()}
    sys.stdout.writelines(f"{name}\n" for name in sorted(present - kept))


if __name__ == "__main__":
    main()
