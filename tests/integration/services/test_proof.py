"""Sealing, time-stamping and giving out the proof of the journal; and finding out who broke it."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from db.store import OpenedStore
from reviewer import resource_files
from reviewer.avis.signature import TimeStampTrouble
from reviewer.checkpoints import EVERY_ENTRIES, ProofBreak
from reviewer.cli.auditing import ProofFolder, ProofFolderOccupied
from reviewer.cli.main import main
from reviewer.committee.visibility import SitsOnThisDossier
from reviewer.documents.adapters import Keys, Seals
from reviewer.dossier.events import Event
from reviewer.errors import NotFound
from reviewer.services.audit import AuditReport, audit
from reviewer.services.signature_settings import TIME_STAMP_ADDRESS, TIME_STAMP_CERTIFICATES
from tests.support.office import FOUNDER, House, a_house
from tests.support.time_stamping import Authority, a_time_stamping_authority

DOCS = Path(__file__).resolve().parents[3] / "docs" / "audit.md"


def report(house: House) -> AuditReport:
    return audit(house.opened.store, Seals())


def next_day(house: House, days: int = 1) -> None:
    house.clock.move_to(house.clock.today() + timedelta(days=days))


def alter(house: House, *statements: str) -> None:
    """Change the file as a stranger to the program would: without its triggers."""
    connection = sqlite3.connect(Path(str(house.opened.engine.url.database)))
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.fixture
def sealed(sqlite_house: House) -> House:
    """A house of three days with five checkpoints: at the end of each, and before the first act of the next."""
    for day in range(3):
        sqlite_house.received(f"TC-2025-000{day + 1}")
        sqlite_house.as_("ada").proof.seal()
        next_day(sqlite_house)
    return sqlite_house


# --- sealing ----------------------------------------------------------------------------------------------------------


def test_the_first_act_of_a_day_seals_what_was_done_before_it(house: House) -> None:
    house.received("TC-2025-0001")
    assert report(house).checkpoints == 0
    before = len(house.journal())
    next_day(house)
    house.received("TC-2025-0002")
    assert house.events()[before : before + 2] == ["office_key_made", "journal_sealed"]
    found = report(house)
    assert (found.whole, found.checkpoints, found.sealed_until) == (True, 1, before)


def test_a_second_act_of_the_day_seals_nothing_more(house: House) -> None:
    house.received("TC-2025-0001")
    next_day(house)
    house.received("TC-2025-0002")
    house.received("TC-2025-0003")
    assert house.events().count("journal_sealed") == 1


def test_a_busy_day_is_sealed_on_its_way(sqlite_house: House) -> None:
    house = sqlite_house
    with house.opened.store.begin() as work:
        work.commit(FOUNDER, house.clock.now(), *(Event(name="essai") for _ in range(EVERY_ENTRIES)))
    house.received("TC-2025-0001")
    assert report(house).checkpoints == 1


def test_an_act_that_fails_leaves_no_checkpoint(house: House) -> None:
    dossier_id = house.received("TC-2025-0001")
    next_day(house)
    with pytest.raises(NotFound):
        house.as_("kim").triage.withdraw("nul", "Demandé.")
    assert report(house).checkpoints == 0
    house.as_("kim").triage.withdraw(dossier_id, "Demandé.")
    assert report(house).checkpoints == 1


def test_sealing_twice_makes_one_checkpoint(house: House) -> None:
    house.received()
    house.as_("ada").proof.seal()
    assert house.office.proof.seal().message == ""
    assert report(house).checkpoints == 1


def test_the_journal_holds_with_checkpoints_of_two_keys(house: House) -> None:
    house.received()
    house.as_("ada").proof.seal()
    house.as_("ada").office_keys.rotate()
    house.as_("ada").proof.seal()
    found = report(house)
    assert (found.whole, found.checkpoints) == (True, 2)


# --- finding out ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("DELETE FROM checkpoint WHERE number = 5", ProofBreak("checkpoint", 5, "missing")),
        ("DELETE FROM checkpoint WHERE number = 2", ProofBreak("checkpoint", 2, "gap")),
        (
            "UPDATE checkpoint SET signature = zeroblob(64) WHERE number = 2",
            ProofBreak("checkpoint", 2, "signature"),
        ),
        ("UPDATE checkpoint SET payload = x'7b7d' WHERE number = 2", ProofBreak("checkpoint", 2, "content")),
        ("UPDATE checkpoint SET kid = 'autre' WHERE number = 1", ProofBreak("checkpoint", 1, "content")),
        ("DELETE FROM office_key", ProofBreak("checkpoint", 1, "key")),
        ("DELETE FROM reading", ProofBreak("readings", 1, "end")),
        ("UPDATE reading SET actor_name = 'Autre' WHERE sequence = 1", ProofBreak("readings", 1, "content")),
    ],
)
def test_the_first_thing_that_does_not_hold_is_named(
    sealed: House, statement: str, broken: ProofBreak
) -> None:
    dossier = next(one.dossier_id for one in sealed.journal() if one.dossier_id)
    sealed.as_("cora").dossiers.view(dossier)
    assert report(sealed).whole
    alter(sealed, statement)
    assert report(sealed).proof_broken == broken


def test_a_journal_rewritten_with_all_its_digests_is_found_out_by_its_checkpoint(sealed: House) -> None:
    """Whoever may write the file can make a chain that holds; what they cannot make is the signature."""
    from dataclasses import replace

    from reviewer.journal import GENESIS, digest

    last, statements = GENESIS, []
    for entry in sealed.journal():
        name = "Autre" if entry.sequence == 2 else entry.actor_name
        altered = replace(entry, actor_name=name, previous_sha256=last)
        last = digest(altered)
        statements.append(
            f"UPDATE journal_entry SET actor_name = '{name}', previous_sha256 = '{altered.previous_sha256}', "
            f"sha256 = '{last}' WHERE sequence = {entry.sequence}"
        )
    alter(sealed, *statements, f"UPDATE journal_head SET sha256 = '{last}'")
    found = report(sealed)
    assert found.broken is None
    assert found.proof_broken == ProofBreak("checkpoint", 1, "journal")


# --- time stamps ------------------------------------------------------------------------------------------------------


@pytest.fixture
def authority(tmp_path: Path) -> object:
    with a_time_stamping_authority(tmp_path / "tsa") as one:
        yield one


@pytest.fixture
def timed(sqlite_store: OpenedStore, authority: Authority) -> House:
    """A house whose settings name an authority, with one checkpoint."""
    house = a_house(sqlite_store, keys=Keys())
    house.as_("ada").settings.put(TIME_STAMP_ADDRESS, authority.address)
    house.office.settings.put(TIME_STAMP_CERTIFICATES, authority.root_pem.decode())
    house.received()
    house.as_("ada").proof.seal()
    return house


def test_the_newest_checkpoint_is_stamped_once(timed: House, authority: Authority) -> None:
    assert timed.office.proof.stamp().message == "journal_stamped"
    assert timed.office.proof.stamp().message == ""
    assert authority.asked == 1
    found = report(timed)
    assert (found.whole, found.stamps) == (True, 1)


def test_an_authority_that_does_not_answer_leaves_no_stamp_and_one_line_a_day(
    timed: House, authority: Authority
) -> None:
    authority.status = 500
    before = timed.events()
    for _ in range(2):
        with pytest.raises(TimeStampTrouble):
            timed.office.proof.stamp()
    assert timed.events() == [*before, "journal_stamp_failed"]
    found = report(timed)
    assert (found.whole, found.stamps, found.stamp_failed_at) == (True, 0, timed.journal()[-1].at)
    next_day(timed)
    with pytest.raises(TimeStampTrouble):
        timed.office.proof.stamp()
    assert timed.events().count("journal_stamp_failed") == 2


def test_a_failed_stamp_is_told_until_one_comes(timed: House, authority: Authority) -> None:
    authority.status = 500
    with pytest.raises(TimeStampTrouble):
        timed.office.proof.stamp()
    told = timed.as_("aude").proof.standing()
    assert (told.checkpoints, told.stamped_at, told.failed_at) == (1, "", timed.journal()[-1].at)
    authority.status = 200
    timed.as_("ada").proof.stamp()
    told = timed.as_("aude").proof.standing()
    assert told.failed_at == ""
    assert told.stamped_at
    assert report(timed).stamp_failed_at == ""


def test_the_command_line_tells_of_a_stamp_that_did_not_come(
    timed: House, authority: Authority, capsys: pytest.CaptureFixture[str]
) -> None:
    authority.status = 500
    with pytest.raises(TimeStampTrouble):
        timed.office.proof.stamp()
    url = timed.opened.engine.url.render_as_string()
    assert main(["audit", "--database", url]) == 0
    assert "n’a pas été obtenu (20" in capsys.readouterr().out
    assert main(["audit", "--database", url, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["stamp_failed_at"] == timed.journal()[-1].at


def test_a_stamp_by_somebody_else_is_never_stored(timed: House, tmp_path: Path) -> None:
    with a_time_stamping_authority(tmp_path / "autre") as other:
        timed.as_("ada").settings.put(TIME_STAMP_ADDRESS, other.address)
        with pytest.raises(TimeStampTrouble):
            timed.as_("ada").proof.stamp()
    assert report(timed).stamps == 0


def test_a_stamp_that_was_exchanged_or_taken_away_is_found_out(timed: House) -> None:
    timed.office.proof.stamp()
    alter(timed, "UPDATE checkpoint_stamp SET at = '2020-01-01T00:00:00.000000+00:00'")
    assert report(timed).proof_broken == ProofBreak("stamp", 1, "content")
    alter(timed, "UPDATE checkpoint_stamp SET token = x'00'")
    assert report(timed).proof_broken == ProofBreak("stamp", 1, "unknown")
    alter(timed, "DELETE FROM checkpoint_stamp")
    assert report(timed).proof_broken == ProofBreak("stamp", 1, "missing")


# --- the proof for a third party --------------------------------------------------------------------------------------


def commands(text: Path) -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```", text.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def export(house: House, target: Path, reference: str | None = None) -> ProofFolder:
    folder = ProofFolder(target)
    house.as_("aude").proof.export(folder.write, reference)
    folder.close()
    return folder


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=False)


def test_every_command_of_the_page_verifies_the_proof(timed: House, tmp_path: Path) -> None:
    timed.as_("cora").dossiers.view(timed.received("TC-2025-0002"))
    next_day(timed)
    timed.received("TC-2025-0003")
    timed.as_("ada").proof.stamp()
    export(timed, tmp_path / "preuve", "TC-2025-0002")
    steps = commands(DOCS)
    assert len(steps) == 5
    for step in steps:
        done = run(step, tmp_path / "preuve")
        said = [line for line in done.stderr.splitlines() if not line.startswith("Using configuration")]
        assert (done.returncode, said) == (0, []), (step, done)
    assert (tmp_path / "preuve" / "authorities").is_dir()
    assert list((tmp_path / "preuve" / "entries").iterdir())
    assert list((tmp_path / "preuve" / "readings").iterdir())


@pytest.mark.parametrize(
    ("step", "file", "old", "new"),
    [
        (0, "journal.jsonl", b'"sequence":2', b'"sequence":3'),
        (1, "journal.jsonl", b'"sequence":2,', b'"sequence":9,'),
        (1, "journal.jsonl", b'"sha256":"', b'"sha256":"0'),
        (2, "checkpoints/000001.json", b'"number":1', b'"number":7'),
        (2, "checkpoints/000001.sig", b"", b"x"),
        (4, "entries", b'"actor_name":"', b'"actor_name":"X'),
    ],
)
def test_each_command_finds_its_own_alteration(
    sqlite_house: House, tmp_path: Path, step: int, file: str, old: bytes, new: bytes
) -> None:
    sqlite_house.received()
    export(sqlite_house, tmp_path / "preuve", "TC-2025-0001")
    path = tmp_path / "preuve" / file
    path = min(path.iterdir()) if path.is_dir() else path
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new, 1))
    assert run(commands(DOCS)[step], tmp_path / "preuve").returncode != 0


def test_without_a_dossier_the_proof_says_nothing_of_anybody(sqlite_house: House, tmp_path: Path) -> None:
    house = sqlite_house
    dossier_id = house.in_review()
    house.as_("cora").dossiers.view(dossier_id)
    export(house, tmp_path / "preuve")
    names = {person.name for person in house.office.people.all()} | {dossier_id, "TC-2025-0001"}
    for path in (tmp_path / "preuve").rglob("*"):
        text = path.read_bytes().decode(errors="replace") if path.is_file() else ""
        assert not [name for name in names if name in text], path


def test_the_readme_has_the_commands_of_the_page() -> None:
    readme = resource_files.path("audit/LISEZMOI.txt").read_text(encoding="utf-8")
    plain = "\n".join(line.removeprefix("    ") for line in readme.splitlines())
    for step in commands(DOCS):
        assert step in plain


def test_a_proof_never_replaces_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "preuve").mkdir()
    (tmp_path / "preuve" / "note.txt").write_text("x")
    with pytest.raises(ProofFolderOccupied):
        ProofFolder(tmp_path / "preuve")


def test_a_proof_that_could_not_be_finished_leaves_nothing(sqlite_house: House, tmp_path: Path) -> None:
    folder = ProofFolder(tmp_path / "preuve")
    with pytest.raises(NotFound):
        sqlite_house.as_("aude").proof.export(folder.write, "TC-0000")
    folder.drop()
    assert [path.name for path in tmp_path.iterdir() if "preuve" in path.name or path.name[0] == "."] == []


def test_an_auditor_who_sits_on_a_dossier_gets_no_proof_of_it(sqlite_house: House, tmp_path: Path) -> None:
    house = sqlite_house
    from dataclasses import replace

    from reviewer.dossier.lifecycle import Role

    house.in_review()
    with house.opened.store.begin() as work:
        eli = work.people.get("eli")
        work.people.save(replace(eli, roles=eli.roles | {Role.AUDITOR}))
        work.commit(FOUNDER, house.clock.now(), Event(name="essai"))
    with pytest.raises(SitsOnThisDossier):
        house.as_("eli").proof.export(lambda _name, _pieces: None, "TC-2025-0001")


# --- the command line -------------------------------------------------------------------------------------------------


def test_the_command_line_seals_checks_and_exports(
    sealed: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = sealed.opened.engine.url.render_as_string()
    assert main(["audit", "seal", "--database", url]) == 0
    assert main(["audit", "--database", url, "export", "--out", str(tmp_path / "preuve")]) == 0
    capsys.readouterr()
    assert main(["audit", "--database", url, "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["schema"], said["broken"], said["stamps"]) == ("avise.audit/1", None, 0)
    assert said["sealed_until"] <= said["entries"]
    assert run(commands(DOCS)[2], tmp_path / "preuve").returncode == 0
    alter(sealed, "UPDATE checkpoint SET signature = zeroblob(64) WHERE number = 2")
    assert main(["audit", "--database", url, "--format", "json"]) == 1
    broken = json.loads(capsys.readouterr().out)["broken"]
    assert broken == {"sequence": 2, "kind": "signature", "part": "checkpoint"}
