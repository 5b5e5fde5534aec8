"""What an expert answers offline: decline, take back and redo, send and send again, and let go of what is over."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from db.engine import begin_writing
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.deliberation import NotSeated, ReviewStarted, TextMissing
from reviewer.committee.evaluation import seal_of
from reviewer.committee.offline.answers import DeclarationAnswer, DeclineAnswer, EvaluationAnswer
from reviewer.committee.offline.own_copy import AnswerState
from reviewer.errors import NotFound
from reviewer.services.expert_copy.answering import NothingToTakeBack
from reviewer.services.expert_copy.my_dossiers import CopyState
from reviewer.services.expert_copy.sending import NothingToSend, PackageNotWritten
from tests.support.expert_copies import CANDIDATE, CopyHome, FarOffice, state_of

NAME = CANDIDATE.split()[1]


def sent(home: CopyHome, far: FarOffice) -> list[tuple[str, int]]:
    """Send, and return what the office reads in the newest file: kinds and revisions."""
    back = far.read(home.copy.sending.prepare(far.folder).paths[-1])
    return [(type(answer).__name__.removesuffix("Answer"), answer.revision) for answer in back.answers]


# --- answering ---------------------------------------------------------------------------------------------------


def test_an_evaluation_goes_with_its_declaration_and_its_seal(
    home: CopyHome, far: FarOffice, dossier_id: str
) -> None:
    home.declare(dossier_id)
    home.vote(dossier_id)
    assert state_of(home) is CopyState.SEALED
    back = far.read(home.copy.sending.prepare(far.folder).paths[-1])
    declaration, vote = back.answers
    assert isinstance(declaration, DeclarationAnswer)
    assert isinstance(vote, EvaluationAnswer)
    assert vote.evaluation.seal == seal_of(vote.evaluation)
    assert (vote.id, vote.evaluation.expert_id, vote.evaluation.version) == (vote.evaluation.id, "eli", 0)
    assert vote.facts_sha256 == vote.evaluation.facts_sha256
    assert state_of(home) is CopyState.SENT


def test_a_real_conflict_is_still_sent_although_the_dossier_is_shut_for_good(
    home: CopyHome, far: FarOffice, dossier_id: str
) -> None:
    home.declare(dossier_id, DeclarationKind.REAL, "Mon frère.")
    assert state_of(home) is CopyState.IN_CONFLICT
    with pytest.raises(NotFound):
        home.office.committee.open_grid(dossier_id)
    assert sent(home, far) == [("Declaration", 1)]


def test_a_dossier_is_declined_with_a_reason_that_only_the_office_reads(
    home: CopyHome, far: FarOffice, dossier_id: str
) -> None:
    with pytest.raises(TextMissing):
        home.copy.answering.decline(dossier_id, " ")
    home.copy.answering.decline(dossier_id, "En congé.")
    assert state_of(home) is CopyState.DECLINED
    with pytest.raises(NotSeated):
        home.office.committee.open_grid(dossier_id)
    (answer,) = far.read(home.copy.sending.prepare(far.folder).paths[-1]).answers
    assert isinstance(answer, DeclineAnswer)
    assert answer.reason == "En congé."
    with home.opened.store.read() as work:
        assert not any("congé" in str(entry.details) for entry in work.journal.entries())


def test_what_is_sealed_is_not_declined(home: CopyHome, dossier_id: str) -> None:
    home.declare(dossier_id)
    home.vote(dossier_id)
    with pytest.raises(ReviewStarted):
        home.copy.answering.decline(dossier_id, "En congé.")


def test_a_refusal_that_was_taken_back_leaves_the_draft_where_it_was(
    home: CopyHome, far: FarOffice, dossier_id: str
) -> None:
    home.declare(dossier_id)
    home.office.committee.save_evaluation(dossier_id, {}, {}, "En cours.", request_version=1)
    home.copy.answering.decline(dossier_id, "En congé.")
    home.copy.answering.take_back(dossier_id)
    assert state_of(home) is CopyState.CONTINUE
    view = home.office.committee.open_grid(dossier_id)
    assert view.evaluation is not None
    assert view.evaluation.justification == "En cours."
    home.vote(dossier_id)
    assert sent(home, far) == [("Declaration", 1), ("Evaluation", 3)]


def test_what_is_sealed_on_the_copy_is_not_to_be_scored_any_more(home: CopyHome, dossier_id: str) -> None:
    reference = home.copy.dossiers.rows()[0].reference
    assert home.copy.dossiers.to_score() == (dossier_id, reference)
    assert home.copy.dossiers.to_score(after=dossier_id) is None
    home.declare(dossier_id)
    home.vote(dossier_id)
    assert home.copy.dossiers.to_score() is None
    home.copy.answering.take_back(dossier_id)
    assert home.copy.dossiers.to_score() == (dossier_id, reference)


def test_an_evaluation_is_redone_before_it_was_sent(home: CopyHome, far: FarOffice, dossier_id: str) -> None:
    home.declare(dossier_id)
    home.vote(dossier_id)
    home.copy.answering.take_back(dossier_id)
    assert state_of(home) is CopyState.CONTINUE
    view = home.office.committee.open_grid(dossier_id)
    assert view.evaluation is not None
    assert view.evaluation.ratings
    home.vote(dossier_id, yes=False)
    assert sent(home, far) == [("Declaration", 1), ("Evaluation", 3)]


def test_an_evaluation_is_redone_after_it_was_sent_and_the_first_is_kept_with_its_seal(
    home: CopyHome, far: FarOffice, dossier_id: str
) -> None:
    home.declare(dossier_id)
    home.vote(dossier_id)
    assert sent(home, far) == [("Declaration", 1), ("Evaluation", 2)]
    home.copy.answering.take_back(dossier_id)
    home.vote(dossier_id, yes=False)
    assert sent(home, far) == [("Declaration", 1), ("Evaluation", 3)]
    with home.opened.store.read() as work:
        first = next(one for one in work.expert_copy.answers() if one.state is AnswerState.WITHDRAWN)
    assert isinstance(first.answer, EvaluationAnswer)
    assert first.answer.evaluation.seal == seal_of(first.answer.evaluation)
    assert home.copy.dossiers.rows()[0].state is CopyState.SENT


def test_a_declaration_is_made_again_as_long_as_nothing_is_sealed(
    home: CopyHome, far: FarOffice, dossier_id: str
) -> None:
    home.declare(dossier_id, DeclarationKind.REAL, "Mon frère.")
    home.copy.answering.take_back(dossier_id)
    assert state_of(home) is CopyState.DECLARE
    home.declare(dossier_id)
    assert home.office.committee.open_grid(dossier_id).dossier is not None
    assert sent(home, far) == [("Declaration", 2)]


def test_a_conflict_seen_in_the_file_is_declared_after_all(
    home: CopyHome, far: FarOffice, dossier_id: str
) -> None:
    home.declare(dossier_id)
    assert sent(home, far) == [("Declaration", 1)]
    home.copy.answering.take_back(dossier_id)
    home.declare(dossier_id, DeclarationKind.REAL, "Je connais cette personne.")
    assert sent(home, far) == [("Declaration", 2)]


def test_where_nothing_was_said_nothing_is_taken_back(home: CopyHome, dossier_id: str) -> None:
    with pytest.raises(NothingToTakeBack):
        home.copy.answering.take_back(dossier_id)


def test_a_copy_that_replaces_a_lost_one_counts_on(home: CopyHome, far: FarOffice) -> None:
    one = far.dossier("TC-2025-0009", declared=DeclarationKind.NONE, last_revision=4)
    home.copy.receiving.receive(far.package(one))
    home.vote(one.dossier_id)
    assert sent(home, far) == [("Evaluation", 5)]


def test_a_sealed_evaluation_is_not_deleted_by_anything_else(home: CopyHome, dossier_id: str) -> None:
    home.declare(dossier_id)
    home.vote(dossier_id)
    refused = pytest.raises(IntegrityError, match="kept as it is")
    with begin_writing(home.opened.engine) as connection, refused:
        connection.execute(text("DELETE FROM evaluation"))


# --- sending -----------------------------------------------------------------------------------------------------


def test_nothing_new_makes_no_other_package(home: CopyHome, far: FarOffice, dossier_id: str) -> None:
    with pytest.raises(NothingToSend):
        home.copy.sending.prepare(far.folder)
    home.declare(dossier_id)
    home.copy.sending.prepare(far.folder)
    with pytest.raises(NothingToSend):
        home.copy.sending.prepare(far.folder)


def test_a_lost_file_is_written_again_as_it_was(home: CopyHome, far: FarOffice, dossier_id: str) -> None:
    home.declare(dossier_id)
    (path,) = home.copy.sending.prepare(far.folder).paths
    first = path.read_bytes()
    path.unlink()
    (again,) = home.copy.sending.write_again(path.stem, far.folder).paths
    assert again.read_bytes() == first


def test_the_newest_file_makes_up_for_all_that_were_lost(home: CopyHome, far: FarOffice) -> None:
    one, two = far.dossier("TC-2025-0001"), far.dossier("TC-2025-0002")
    home.copy.receiving.receive(far.package(one, two))
    home.declare(one.dossier_id)
    home.copy.sending.prepare(far.folder)
    home.declare(two.dossier_id)
    home.vote(one.dossier_id)
    back = far.read(home.copy.sending.prepare(far.folder).paths[-1])
    assert back.number == 2
    assert [(answer.dossier_id[-1], answer.revision) for answer in back.answers] == [
        ("1", 1),
        ("1", 2),
        ("2", 1),
    ]


def test_a_folder_that_refuses_loses_nothing(
    home: CopyHome, far: FarOffice, dossier_id: str, tmp_path: Path
) -> None:
    home.declare(dossier_id)
    with pytest.raises(PackageNotWritten):
        home.copy.sending.prepare(tmp_path / "absent" / "plus loin")
    waiting = home.copy.sending.to_send()
    assert (waiting.answers, waiting.packages) == (0, 1)
    assert state_of(home) is CopyState.SCORE
    assert len(home.copy.sending.prepare(far.folder).paths) == 1
    assert not home.copy.sending.to_send().anything


def test_a_file_that_does_not_reach_the_disk_is_written_again(
    home: CopyHome, far: FarOffice, dossier_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.declare(dossier_id)
    sync = os.fsync

    def refusing(handle: int) -> None:
        if Path(f"/proc/self/fd/{handle}").resolve().parent == far.folder.resolve():
            raise OSError(5, "Input/output error")
        sync(handle)

    with monkeypatch.context() as pulled_out:
        pulled_out.setattr(os, "fsync", refusing)
        with pytest.raises(PackageNotWritten):
            home.copy.sending.prepare(far.folder)
    assert not list(far.folder.glob("*.avisre"))
    assert home.copy.sending.to_send().packages == 1


def test_the_files_tell_no_name(home: CopyHome, far: FarOffice, dossier_id: str) -> None:
    home.declare(dossier_id)
    home.vote(dossier_id, yes=True, comment=f"{NAME} convient.")
    (path,) = home.copy.sending.prepare(far.folder).paths
    assert path.name == f"{far.read(path).id}.avisre"
    for file in far.folder.iterdir():
        assert NAME.encode() not in file.read_bytes(), file.name


def test_the_store_keeps_every_answer_as_it_was(home: CopyHome, dossier_id: str) -> None:
    home.declare(dossier_id)
    home.vote(dossier_id)
    home.copy.answering.take_back(dossier_id)
    with home.opened.store.begin() as work:
        one = work.expert_copy.answers()[-1]
        assert one.answer is not None
        changed = replace(one, answer=replace(one.answer, evaluation=other_words(one.answer)))  # type: ignore[arg-type]  # an evaluation
        with pytest.raises(IntegrityError, match="kept as it is"):
            work.expert_copy.save_answer(changed)


def other_words(answer: object) -> object:
    assert isinstance(answer, EvaluationAnswer)
    return replace(answer.evaluation, justification="Autre chose.")
