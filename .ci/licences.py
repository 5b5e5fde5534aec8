"""Write, from the lock and the installed metadata, which libraries come with Avisé and under which licence.

python .ci/licences.py            write resources/licences.csv and docs/licences.md
python .ci/licences.py --check    exit 1 where they are not what would be written
"""

from __future__ import annotations

import csv
import io
import re
import sys
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import cast

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "resources" / "licences.csv"
PAGE = ROOT / "docs" / "licences.md"
HEAD = """# Les bibliothèques livrées avec Avisé, et leur licence

Avisé est sous licence MIT. Cette page est écrite par `.ci/licences.py` d’après `requirements.lock` et ce que chaque
bibliothèque déclare d’elle-même ; la fenêtre « À propos » lit la même table (`resources/licences.csv`). Les licences
des polices, des icônes et du profil de couleur sont à côté d’eux dans `resources/`.

| bibliothèque | version | licence déclarée |
| --- | --- | --- |
"""
KNOWN = {
    "sqlcipher3": "Zlib; SQLCipher: BSD-3-Clause",  # its text says so, its metadata does not
    "colorama": "BSD-3-Clause",
    "pyrage": "MIT",
    "pywin32-ctypes": "BSD-3-Clause",
    "tzdata": "Apache-2.0",
}
"""What the metadata does not say, or what only another system installs."""


def locked() -> list[tuple[str, str]]:
    """Return name and version of everything that the lock installs, the newest where systems differ."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    found = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^ \\;]+)", text, re.MULTILINE))
    return sorted(found.items())


def licence(name: str) -> str:
    """Return what a library says of its licence: the expression, else the classifiers, else the first line."""
    if name in KNOWN:
        return KNOWN[name]
    try:
        told = cast(Message, metadata(name))
    except PackageNotFoundError:
        return "?"
    if expression := told.get("License-Expression"):
        return str(expression)
    marks = [
        value.rpartition("::")[2].strip()
        for value in told.get_all("Classifier") or []
        if value.startswith("License ::")
    ]
    words = [mark for mark in marks if mark != "OSI Approved"]
    if words:
        return ", ".join(sorted(words))
    first = (told.get("License") or "").strip().splitlines()
    return first[0][:80] if first else "?"


def main() -> int:
    """Write or compare; return the exit status."""
    rows = [(name, version, licence(name)) for name, version in locked()]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(("name", "version", "licence"))
    writer.writerows(rows)
    page = HEAD + "".join(f"| {name} | {version} | {text} |\n" for name, version, text in rows)
    unknown = [name for name, _, text in rows if text == "?"]
    if unknown:
        sys.stderr.write(f"Licence inconnue : {', '.join(unknown)}\n")
        return 1
    if "--check" in sys.argv:
        same = (
            TABLE.read_text(encoding="utf-8") == buffer.getvalue()
            and PAGE.read_text(encoding="utf-8") == page
        )
        if not same:
            sys.stderr.write("Les licences ne sont plus à jour : python .ci/licences.py\n")
        return 0 if same else 1
    TABLE.write_text(buffer.getvalue(), encoding="utf-8")
    PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
