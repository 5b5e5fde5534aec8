"""The office's key and its published list, as use cases on each engine."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reviewer.avis.avis import RegisterEventKind
from reviewer.avis.proof import PaperOutcome
from reviewer.avis.status_list import StatusListNewerThere
from reviewer.avis.verification import Verdict
from reviewer.documents import proof
from reviewer.dossier.lifecycle import ActNotPermitted, AvisState
from tests.support.office import TODAY, House


def test_the_first_signature_makes_the_key_and_the_next_ones_use_it(house: House) -> None:
    assert house.office.office_keys.public() == ()
    house.issued("TC-2025-0001")
    house.issued("TC-2025-0002")
    assert len(house.office.office_keys.public()) == 1
    assert house.events().count("office_key_made") == 1
    assert house.holds()


def test_the_code_of_an_issued_avis_is_proved_and_its_state_is_the_registers(house: House) -> None:
    number = house.issued()
    with house.opened.store.read() as work:
        key = work.office_keys.current()
        (avis,) = work.register.all()
    assert key is not None
    code = proof.paper_code(avis.content, key)
    assert house.printer.proofs[-1] == code
    answer = house.office.verifications.verify_code(f" {code[:40]}\n{code[40:]} \n")
    assert (answer.verdict, answer.number) == (Verdict.IN_FORCE, number)
    house.as_("sacha").avis.happen(number, RegisterEventKind.REVOKED, "Fraude.")
    assert house.office.verifications.verify_code(code).verdict is Verdict.REVOKED
    assert house.office.verifications.verify(code.encode()).verdict is Verdict.REVOKED
    changed = code[:30] + ("0" if code[30] != "0" else "1") + code[31:]
    assert house.office.verifications.verify_code(changed).verdict is Verdict.ALTERED


def test_a_changed_key_signs_from_now_on_and_the_former_still_proves(house: House) -> None:
    house.issued("TC-2025-0001")
    (former,) = house.office.office_keys.public()
    code = house.printer.proofs[-1]
    changes = house.as_("ada").office_keys.rotate()
    retired, now = house.office.office_keys.public()
    assert (retired.kid, now.kid) == (former.kid, changes.facts["kid"])
    assert retired.retired_at is not None
    house.issued("TC-2025-0002")
    newer = proof.read_paper(house.printer.proofs[-1], [now])
    assert newer.outcome is PaperOutcome.GENUINE
    assert house.office.verifications.verify_code(code).verdict is Verdict.IN_FORCE
    with house.opened.store.begin() as work:
        assert work.office_keys.current() is not None
    assert "office_key_rotated" in house.events()


def test_no_secret_reaches_the_journal_or_the_files_given_away(house: House) -> None:
    house.issued()
    house.as_("ada").office_keys.rotate()
    with house.opened.store.read() as work:
        key = work.office_keys.current()
    assert key is not None
    told = "".join(str(entry) for entry in house.journal())
    assert key.private.hex() not in told
    files = house.office.office_keys.files()
    assert all(key.private not in content for content in files.values())
    assert len(files) == 3
    assert proof.read_keys(files["office-keys.json"]) == house.office.office_keys.public()


@pytest.mark.parametrize("who", ["eli", "kim", "claude", "sacha", "aude"])
def test_only_an_administrator_changes_the_key(house: House, who: str) -> None:
    with pytest.raises(ActNotPermitted):
        house.as_(who).office_keys.rotate()


def test_lists_are_numbered_and_say_what_became_of_each_avis(house: House) -> None:
    kept, ended = house.issued("TC-2025-0001"), house.issued("TC-2025-0002")
    house.as_("sacha").avis.happen(ended, RegisterEventKind.SUSPENDED, "Vérification.")
    first = house.as_("kim").status_lists.publish()
    second = house.as_("sacha").status_lists.publish(days=3, instead_of=first.content, file="etats")
    assert (first.number, second.number) == (1, 2)
    one = proof.read_list(second.content, house.office.office_keys.public())
    assert one.next_update == TODAY + timedelta(days=3)
    assert {line.number: line.state for line in one.lines} == {
        kept: AvisState.IN_FORCE,
        ended: AvisState.SUSPENDED,
    }
    published = house.office.status_lists.latest()
    assert published is not None
    with house.opened.store.read() as work:
        assert work.blobs.get(published.sha256) == second.content
    assert house.events().count("status_list_published") == 2


def test_an_older_list_never_replaces_a_newer_one_silently(house: House) -> None:
    house.as_("kim").status_lists.publish()
    second = house.as_("kim").status_lists.publish()
    ahead = second.content.replace(b'"list":2', b'"list":9')
    with pytest.raises(StatusListNewerThere) as refusal:
        house.as_("kim").status_lists.publish(instead_of=ahead, file="etats")
    assert (refusal.value.there, refusal.value.number) == (9, 3)
    latest = house.office.status_lists.latest()
    assert latest is not None
    assert latest.number == 2


@pytest.mark.parametrize("who", ["eli", "ada", "aude", "claude"])
def test_only_clerks_and_signatories_publish(house: House, who: str) -> None:
    with pytest.raises(ActNotPermitted):
        house.as_(who).status_lists.publish()
