"""Save databases as this version makes them, for the tests of the versions to come.

``python -m tests.support.make_release`` writes ``tests/data/releases/<revision>/``: the files of an SQLite
database, the dump of a server's, and what must be found in each. Run once, when a version is released, and never again
for that folder.
"""

from __future__ import annotations

import io
import json
import lzma
import subprocess
import tarfile
import tempfile
from pathlib import Path, PurePosixPath
from typing import Any

from sqlalchemy import make_url

from db.engine import blobs_folder
from db.files import fold_wal
from db.schema import HEAD
from db.store import open_store
from reviewer.services.records import AdmissibilityDecision
from reviewer.services.views import DossierFilter
from tests.support.office import House, a_house
from tests.support.postgresql import Server, a_server, binaries
from tests.support.source import ROOT

RELEASES = ROOT / "tests" / "data" / "releases"
FILES, DUMP, EXPECTED = "sqlite.tar.xz", "postgresql.sql.xz", "expected.json"


def tell(house: House) -> None:
    """Leave a dossier in every state that the way through has."""
    house.received("TC-2025-0001")
    house.triage(house.received("TC-2025-0002"), AdmissibilityDecision.INADMISSIBLE)
    house.admissible("TC-2025-0003")
    dossier = house.in_review("TC-2025-0004")
    house.vote(dossier, "eli")
    house.disputed("TC-2025-0005")
    house.decided("TC-2025-0006", favourable=False)
    house.drafted("TC-2025-0007")
    house.validated("TC-2025-0008")
    house.issued("TC-2025-0009")
    house.sign(house.validated("TC-2025-0010"))


def told(house: House) -> dict[str, Any]:
    """Return what must be found again."""
    with house.opened.store.read() as work:
        numbers = {str(one.number): work.blobs.get(one.pdf_sha256).hex()[:32] for one in work.register.all()}
    return {
        "dossiers": {
            row.reference: row.state.value
            for row in house.opened.queries.dossiers(DossierFilter(), limit=100)
        },
        "avis": numbers,
        "journal": [[entry.event, entry.sha256] for entry in house.journal()],
    }


def dump(server: Server, url: str) -> bytes:
    """Return a server's database as SQL."""
    name = make_url(url).database or ""
    command = [str(binaries() / "pg_dump"), "-h", str(server.socket), "-U", server.user, "--no-owner", name]
    return subprocess.run(command, check=True, capture_output=True).stdout


def load(server: Server, url: str, sql: bytes) -> None:
    """Play a dump back into an empty database."""
    name = make_url(url).database or ""
    command = [str(binaries() / "psql"), "-h", str(server.socket), "-U", server.user, "-d", name, "-q"]
    subprocess.run([*command, "-v", "ON_ERROR_STOP=1"], input=sql, check=True, capture_output=True)


def unpack(release: Path, folder: Path) -> Path:
    """Put the files of a saved SQLite database into a folder; return the database.

    By hand: the Python of Debian 12 has no filters for archives yet.
    """
    with tarfile.open(release / FILES, "r:xz") as archive:
        for member in filter(tarfile.TarInfo.isfile, archive):
            file = archive.extractfile(member)
            target = folder / PurePosixPath(member.name)
            if file is None or not target.resolve().is_relative_to(folder.resolve()):
                raise ValueError(member.name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read())
    return folder / "avise.db"


def main() -> None:
    """Save this version's databases."""
    release = RELEASES / HEAD
    release.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "avise.db"
        house = a_house(open_store(f"sqlite:///{path}", unencrypted=True))
        tell(house)
        expected = told(house)
        house.opened.close()
        fold_wal(path)
        archive = io.BytesIO()
        with tarfile.open(fileobj=archive, mode="w:xz", preset=9) as files:
            files.add(path, path.name)
            files.add(blobs_folder(path), blobs_folder(path).name)
        (release / FILES).write_bytes(archive.getvalue())
    with a_server() as server:
        url = server.create_database()
        served = a_house(open_store(url))
        tell(served)
        expected_there = told(served)
        served.opened.close()
        (release / DUMP).write_bytes(lzma.compress(dump(server, url), preset=9))
    document = {"sqlite": expected, "postgresql": expected_there}
    (release / EXPECTED).write_text(
        json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
