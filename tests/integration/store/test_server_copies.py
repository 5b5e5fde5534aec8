"""A database on a server is copied by the server's own tools: the commands of the page, run as they stand there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import make_url

from db.maintenance import check
from db.roles.granting import install
from db.store import open_store
from tests.support.office import a_house
from tests.support.postgresql import Server
from tests.support.source import ROOT

pytestmark = pytest.mark.postgresql

PAGE = ROOT / "docs" / "postgresql.md"


def commands() -> list[str]:
    (block,) = re.findall(r"^```sh\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return [line for line in str(block).splitlines() if line]


def libpq(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def run(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, **environment, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_commands_of_the_page_copy_put_back_and_verify(
    postgresql_url: str, postgresql_server: Server, tmp_path: Path
) -> None:
    opened = open_store(postgresql_url)
    house = a_house(opened)
    house.reader.documents["cv.pdf"] = b"cv"
    house.received("TC-2025-0001", documents=[{"kind": "cv", "path": "cv.pdf"}])
    house.issued("TC-2025-0002")
    install(postgresql_url)
    entries = len(house.journal())
    opened.close()
    scratch = postgresql_server.create_database()
    places = {"SOURCE": libpq(postgresql_url), "ESSAI": libpq(scratch)}
    for command in commands():
        done = run(command, tmp_path, **places)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    assert check(scratch) == ()
    copied = open_store(scratch)
    with copied.store.read() as work:
        assert len(list(work.journal.entries())) == entries
        assert [str(one.number) for one in work.register.all()]
    copied.close()
    postgresql_server.drop_database(scratch)


def test_a_dump_that_was_cut_short_does_not_pass_the_second_command(
    postgresql_url: str, tmp_path: Path
) -> None:
    open_store(postgresql_url).close()
    places = {"SOURCE": libpq(postgresql_url), "ESSAI": "-"}
    dump, listing, *_ = commands()
    assert run(dump, tmp_path, **places).returncode == 0
    made = tmp_path / "avise.dump"
    made.write_bytes(made.read_bytes()[:200])
    assert run(listing, tmp_path, **places).returncode != 0
