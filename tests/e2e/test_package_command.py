"""``avise package``: what each holder of keys sees of a file, and what it answers; votes and candidates never."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reviewer.cli.bootstrap import initialise, open_store
from reviewer.cli.main import main
from reviewer.committee.offline.keys import ExpertKeys, KeyState
from reviewer.committee.offline.office_record import SentInvitation
from reviewer.committee.offline.own_copy import OwnEnrolment
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Role
from reviewer.dossier.people import Person
from reviewer.services.clock import PinnedClock
from reviewer.services.desk import NOBODY
from reviewer.services.homes import make_expert_home
from tests.support.packages import (
    CV,
    DIPLOMA,
    EXPERT,
    FILES,
    OFFICE,
    STRANGER,
    a_package,
    an_enrolment,
    an_invitation,
    contents_of,
    written_package,
    written_return,
)
from tests.support.people import an_expert

NOW = datetime(2025, 5, 21, 9, 0, tzinfo=UTC)


def an_office(folder: Path, state: KeyState = KeyState.CONFIRMED) -> str:
    """Return the address of an office's database that holds its keys, and thinks this of the expert's."""
    url = f"sqlite:///{folder / 'office.sqlite'}"
    initialise(url)
    with open_store(url, create=False) as store, store.begin() as work:
        work.exchange_keys.add_office(OFFICE, NOW)
        work.people.save(Person(id="elsa", name="Elsa Experte", roles=frozenset({Role.EXPERT})))
        work.experts.save(an_expert("elsa"))
        invitation = SentInvitation(
            id="i1",
            expert_id="elsa",
            made_at=NOW,
            made_by="claude",
            office_fingerprint=OFFICE.public.fingerprint,
        )
        work.exchange_keys.add_invitation(invitation)
        keys = ExpertKeys(
            id="k1", expert_id="elsa", keys=EXPERT.public, state=state, announced_at=NOW, invitation_id="i1"
        )
        work.exchange_keys.save(keys)
        work.commit(NOBODY, NOW, Event(name="exchange_key_made", details={}))
    return url


def a_copy(folder: Path) -> str:
    """Return the address of the expert's database."""
    url = f"sqlite:///{folder / 'expert.sqlite'}"
    initialise(url)
    with open_store(url, create=False) as store:
        make_expert_home(store, PinnedClock(NOW.date()))
    with open_store(url, create=False) as store, store.begin() as work:
        own = OwnEnrolment(id="e1", invitation=an_invitation(), keys=EXPERT, made_at=NOW)
        work.expert_copy.save_enrolment(own)
        work.commit(NOBODY, NOW, Event(name="expert_home_made"))
    return url


def asked(act: str, path: Path, url: str, *options: str) -> int:
    return main(["package", act, str(path), "--database", url, *options])


def document(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


@pytest.fixture(autouse=True)
def _no_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "nobody"))


def test_without_keys_one_sees_a_kind_and_a_size(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written_package(tmp_path)
    assert main(["package", "inspect", str(path), "--format", "json"]) == 0
    found = document(capsys)
    assert (found["kind"], found["size"]) == ("package", path.stat().st_size)
    assert (found["recipients"], found["manifest"], found["trusted"]) == (["X25519"], None, None)
    assert main(["package", "verify", str(path)]) == 1
    assert main(["package", "inspect", str(path)]) == 0
    assert "X25519" in capsys.readouterr().out


def test_the_expert_sees_which_dossiers_came_but_no_candidate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, url = written_package(tmp_path), a_copy(tmp_path)
    assert asked("inspect", path, url, "--format", "json") == 0
    out = capsys.readouterr().out
    manifest = json.loads(out)["manifest"]
    assert manifest["dossiers"][0]["reference"] == a_package().dossiers[0].reference
    assert manifest["dossiers"][0]["attachments"] == 2
    assert json.loads(out)["signed_by"] == OFFICE.public.fingerprint
    assert asked("inspect", path, url) == 0
    assert asked("verify", path, url) == 0
    said = out + capsys.readouterr().out
    assert "Okonkwo" not in said
    assert "TC-2025-d1" in said


def test_the_office_sees_who_answered_what_but_no_vote(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, url = written_return(tmp_path), an_office(tmp_path)
    assert asked("inspect", path, url, "--format", "json") == 0
    found = document(capsys)
    manifest = found["manifest"]
    assert isinstance(manifest, dict)
    assert [one["answer"] for one in manifest["answers"]] == ["declaration", "evaluation", "decline"]
    assert found["trusted"] is True
    assert asked("inspect", path, url) == 0
    assert asked("verify", path, url) == 0
    said = capsys.readouterr().out
    for secret in ("Le poste est en IA.", "Plus le temps.", "Sans objet.", "verdict", "justification"):
        assert secret not in said + json.dumps(found)
    assert "évaluation, révision 2" in said


@pytest.mark.parametrize("state", [KeyState.ANNOUNCED, KeyState.REFUSED, KeyState.REVOKED])
def test_keys_that_the_office_did_not_confirm_are_told_and_not_trusted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], state: KeyState
) -> None:
    path, url = written_return(tmp_path), an_office(tmp_path, state)
    assert asked("verify", path, url, "--format", "json") == 1
    found = document(capsys)
    assert (found["holds"], found["trusted"], found["refusal"]) == (False, False, None)
    assert asked("inspect", path, url) == 0
    assert "pas confirmées" in capsys.readouterr().out


def test_letters_show_what_is_read_out_on_the_telephone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    FILES.write_invitation(an_invitation(), OFFICE, tmp_path / "1.avisei")
    FILES.write_enrolment(an_enrolment(), EXPERT, tmp_path / "1.avisee")
    office = an_office(tmp_path)
    assert asked("inspect", tmp_path / "1.avisei", office) == 0
    assert OFFICE.public.spoken in capsys.readouterr().out
    assert asked("inspect", tmp_path / "1.avisee", office) == 0
    assert EXPERT.public.spoken in capsys.readouterr().out
    assert asked("verify", tmp_path / "1.avisei", office) == 0
    assert asked("verify", tmp_path / "1.avisee", office) == 0


def test_an_altered_file_is_refused_by_one_and_answered_no_by_the_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, url = written_return(tmp_path), an_office(tmp_path)
    raw = bytearray(path.read_bytes())
    raw[-5] ^= 4
    path.write_bytes(raw)
    assert asked("inspect", path, url) == 3
    assert "n’est plus ce qui a été envoyé" in capsys.readouterr().err
    assert asked("verify", path, url) == 1
    assert asked("verify", path, url, "--format", "json") == 1
    found = document(capsys)
    assert (found["holds"], found["refusal"]) == (False, "PackageAltered")
    assert str(found["sentence"]).startswith("«")


def test_a_file_for_somebody_else_is_answered_no(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "p.avisex"
    package = a_package(expert_fingerprint=STRANGER.public.fingerprint)
    FILES.write_package(package, contents_of(CV, DIPLOMA), OFFICE, STRANGER.public, path)
    assert asked("verify", path, a_copy(tmp_path)) == 1
    assert "aucune de nos clés" in capsys.readouterr().err


def test_what_is_no_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url = an_office(tmp_path)
    for act in ("inspect", "verify"):
        assert asked(act, tmp_path / "absent.avisre", url) == 3
        assert asked(act, tmp_path, url) == 3
    (tmp_path / "autre.avisre").write_bytes(b"bonjour")
    assert asked("inspect", tmp_path / "autre.avisre", url) == 3
    assert asked("verify", tmp_path / "autre.avisre", url) == 1
    assert main(["package"]) == 2


def test_looking_changes_nothing(tmp_path: Path) -> None:
    path, url = written_return(tmp_path), an_office(tmp_path)
    before = {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file() and one.suffix != ".lock"}
    asked("inspect", path, url)
    asked("verify", path, url)
    assert {one: one.read_bytes() for one in before} == before
