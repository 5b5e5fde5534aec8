"""What one side writes, the other reads: the same values, the same bytes, nothing more."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest
from pyrage import x25519

from reviewer.committee.offline.keys import KeyPairs
from reviewer.committee.offline.package import PackageOut
from reviewer.committee.offline.refusals import (
    DocumentMalformed,
    PackageByAnother,
    PackageCancelled,
    PackageDiskTrouble,
    PackageForSomebodyElse,
    PackageRefused,
    PackageSignatureWrong,
    PromisedDigestDiffers,
)
from reviewer.services.ports import FileKind
from tests.support.packages import (
    CV,
    DIPLOMA,
    EXPERT,
    FILES,
    OFFICE,
    STRANGER,
    a_correction,
    a_dossier,
    a_package,
    a_return,
    an_attachment,
    an_enrolment,
    an_invitation,
    container_of,
    contents_of,
    documents_in_order,
    known,
    opened,
    written_package,
    written_return,
)


def stop(done: int, total: int) -> bool:
    """Stop at once."""
    return False


def _clear(path: Path, keys: KeyPairs) -> bytes:
    return bytes(pyrage.decrypt(path.read_bytes(), [x25519.Identity.from_str(keys.identity)]))


def test_a_package_comes_out_as_it_went_in(tmp_path: Path) -> None:
    package = a_package(a_dossier(corrections=(a_correction(),), last_revision=4), a_dossier("d2", ()))
    path = written_package(tmp_path, package)
    read, documents = opened(path, tmp_path)
    assert read == package
    assert set(documents.values()) == {CV, DIPLOMA}


def test_a_return_comes_out_as_it_went_in_with_what_proves_it(tmp_path: Path) -> None:
    back = a_return()
    path = written_return(tmp_path, back)
    received = FILES.read_return(path, (STRANGER, OFFICE), known(EXPERT))
    assert received.back == back
    assert received.opened_with == OFFICE.public.fingerprint
    assert FILES.return_of(received.signed) == back
    assert len(received.signature) == 64


def test_letters_come_out_as_they_went_in(tmp_path: Path) -> None:
    invitation, enrolment = an_invitation(), an_enrolment(replaces="a" * 64)
    FILES.write_invitation(invitation, OFFICE, tmp_path / "1.avisei")
    FILES.write_enrolment(enrolment, EXPERT, tmp_path / "1.avisee")
    assert FILES.read_invitation(tmp_path / "1.avisei") == invitation
    assert FILES.read_enrolment(tmp_path / "1.avisee") == enrolment


def test_new_keys_are_never_the_same_and_write_to_each_other(tmp_path: Path) -> None:
    office, expert = FILES.make_keys(), FILES.make_keys()
    assert office.public.fingerprint != expert.public.fingerprint
    package = a_package(office=office.public, expert_fingerprint=expert.public.fingerprint)
    path = tmp_path / "p.avisex"
    FILES.write_package(package, contents_of(CV, DIPLOMA), office, expert.public, path)
    with FILES.read_package(path, (expert,), known(office), tmp_path) as received:
        assert received.package == package


def test_the_container_is_byte_for_byte_what_zipfile_writes(tmp_path: Path) -> None:
    clear = _clear(written_package(tmp_path), EXPERT)
    with zipfile.ZipFile(io.BytesIO(clear)) as archive:
        assert archive.testzip() is None
        manifest, signature = archive.read("manifest.json"), archive.read("manifest.sig")
    assert clear == container_of(manifest, signature, documents_in_order(CV, DIPLOMA))


def test_one_document_in_two_dossiers_travels_once(tmp_path: Path) -> None:
    path = written_package(tmp_path, a_package(a_dossier("d1"), a_dossier("d2")))
    with zipfile.ZipFile(io.BytesIO(_clear(path, EXPERT))) as archive:
        assert len(archive.namelist()) == 4
    assert set(opened(path, tmp_path)[1].values()) == {CV, DIPLOMA}


def test_an_empty_document_travels(tmp_path: Path) -> None:
    package = a_package(a_dossier(attachments=(an_attachment(b""),)))
    assert list(opened(written_package(tmp_path, package, b""), tmp_path)[1].values()) == [b""]


def test_a_document_of_many_pieces_travels(tmp_path: Path) -> None:
    content = bytes(range(251)) * 4_001
    package = a_package(a_dossier(attachments=(an_attachment(content),)))
    assert list(opened(written_package(tmp_path, package, content), tmp_path)[1].values()) == [content]


@pytest.mark.parametrize("write", [written_package, written_return])
def test_nobody_reads_a_candidate_in_the_bytes_of_a_file(
    tmp_path: Path, write: Callable[[Path], Path]
) -> None:
    raw = write(tmp_path).read_bytes()
    for name in ("Okonkwo", "Adaeze", "Elsa", "TC-2025", "Boréal", "CV.pdf"):
        assert name.encode() not in raw


def test_nobody_reads_a_document_in_the_scratch_folder_of_a_process_that_dies(tmp_path: Path) -> None:
    content = b"Adaeze Okonkwo " * 10_000
    path = written_package(tmp_path, a_package(a_dossier(attachments=(an_attachment(content),))), content)
    with FILES.read_package(path, (EXPERT,), known(OFFICE), tmp_path) as received:
        kept = [one for one in tmp_path.rglob("*") if one.is_file() and one != path]
        assert [one.stat().st_size for one in kept] == [len(content)]
        assert all(b"Okonkwo" not in one.read_bytes() for one in kept)
        folder = kept[0].parent
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        with received.open_document(received.package.dossiers[0].attachments[0].sha256) as stream:
            assert stream.read(15) == content[:15]
    assert not folder.exists()


def test_scratch_goes_when_the_reader_fails_half_way(tmp_path: Path) -> None:
    path = written_package(tmp_path)
    with (
        pytest.raises(ZeroDivisionError),
        FILES.read_package(path, (EXPERT,), known(OFFICE), tmp_path) as received,
    ):
        received.open_document(received.package.dossiers[0].attachments[0].sha256)
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == [path]


def test_a_package_for_somebody_else_is_refused(tmp_path: Path) -> None:
    path = written_package(tmp_path)
    with (
        pytest.raises(PackageForSomebodyElse),
        FILES.read_package(path, (STRANGER, OFFICE), known(OFFICE), tmp_path),
    ):
        pass
    assert list(tmp_path.iterdir()) == [path]


def test_a_package_made_by_another_office_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.avisex"
    package = a_package(office=STRANGER.public)
    FILES.write_package(package, contents_of(CV, DIPLOMA), STRANGER, EXPERT.public, path)
    with pytest.raises(PackageByAnother), FILES.read_package(path, (EXPERT,), known(OFFICE), tmp_path):
        pass


def test_a_return_of_an_expert_whose_keys_are_not_known_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackageByAnother):
        FILES.read_return(written_return(tmp_path), (OFFICE,), known(STRANGER))


def test_a_return_for_another_office_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackageForSomebodyElse):
        FILES.read_return(written_return(tmp_path), (STRANGER,), known(EXPERT))


def test_a_letter_signed_by_other_keys_than_it_brings_is_refused(tmp_path: Path) -> None:
    FILES.write_enrolment(an_enrolment(), STRANGER, tmp_path / "1.avisee")
    with pytest.raises(PackageSignatureWrong):
        FILES.read_enrolment(tmp_path / "1.avisee")
    FILES.write_invitation(an_invitation(), STRANGER, tmp_path / "1.avisei")
    with pytest.raises(PackageSignatureWrong):
        FILES.read_invitation(tmp_path / "1.avisei")


def test_one_kind_of_file_is_not_taken_for_another(tmp_path: Path) -> None:
    package, back = written_package(tmp_path), written_return(tmp_path)
    FILES.write_invitation(an_invitation(), OFFICE, tmp_path / "1.avisei")
    both = known(OFFICE, EXPERT)
    with pytest.raises(DocumentMalformed):
        FILES.read_return(package, (EXPERT,), both)
    with pytest.raises(DocumentMalformed), FILES.read_package(back, (OFFICE,), both, tmp_path):
        pass
    for path in (package, back):
        with pytest.raises(PackageRefused):
            FILES.read_invitation(path)
    with pytest.raises(DocumentMalformed):
        FILES.read_enrolment(tmp_path / "1.avisei")


def test_whoever_holds_no_key_sees_a_kind_and_a_size(tmp_path: Path) -> None:
    seen = FILES.see(written_package(tmp_path))
    assert (seen.kind, seen.recipients) == (FileKind.PACKAGE, ("X25519",))
    renamed = written_return(tmp_path).rename(tmp_path / "pièce jointe.bin")
    assert FILES.see(renamed).kind is FileKind.SEALED
    assert FILES.see(renamed).size == renamed.stat().st_size
    FILES.write_invitation(an_invitation(), OFFICE, tmp_path / "1.avisei")
    assert FILES.see(tmp_path / "1.avisei").kind is FileKind.INVITATION


def test_writing_stops_when_asked_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "p.avisex"
    with pytest.raises(PackageCancelled):
        FILES.write_package(a_package(), contents_of(CV, DIPLOMA), OFFICE, EXPERT.public, path, tell=stop)
    assert list(tmp_path.iterdir()) == []


def test_reading_stops_when_asked_and_leaves_nothing(tmp_path: Path) -> None:
    path = written_package(tmp_path)
    with (
        pytest.raises(PackageCancelled),
        FILES.read_package(path, (EXPERT,), known(OFFICE), tmp_path, tell=stop),
    ):
        pass
    assert list(tmp_path.iterdir()) == [path]


def test_progress_goes_up_to_the_whole(tmp_path: Path) -> None:
    content = bytes(400_000)
    package = a_package(a_dossier(attachments=(an_attachment(content),)))
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    path = tmp_path / "p.avisex"
    FILES.write_package(package, contents_of(content), OFFICE, EXPERT.public, path, tell=tell)
    writing = [done for done, _ in told]
    assert writing == sorted(writing)
    assert told[-1][0] >= len(content)
    told.clear()
    with FILES.read_package(path, (EXPERT,), known(OFFICE), tmp_path, tell=tell):
        assert told[-1] == (path.stat().st_size, path.stat().st_size)


def test_the_office_writes_nothing_that_an_expert_would_refuse(tmp_path: Path) -> None:
    path = tmp_path / "p.avisex"
    dossier = a_dossier()
    wrong: tuple[tuple[PackageOut, type[PackageRefused]], ...] = (
        (a_package(replace(dossier, request_sha256="0" * 64)), PromisedDigestDiffers),
        (a_package(replace(dossier, facts_sha256="0" * 64)), PromisedDigestDiffers),
        (a_package(replace(dossier, grid_id="autre")), DocumentMalformed),
        (a_package(expert_fingerprint=STRANGER.public.fingerprint), DocumentMalformed),
        (a_package(office=STRANGER.public), DocumentMalformed),
        (a_package(a_dossier(attachments=(an_attachment(CV, "../CV.pdf"),))), DocumentMalformed),
    )
    for package, refusal in wrong:
        with pytest.raises(refusal):
            FILES.write_package(package, contents_of(CV, DIPLOMA), OFFICE, EXPERT.public, path)
    with pytest.raises(PromisedDigestDiffers):
        bad = dict(zip(contents_of(CV, DIPLOMA), contents_of(CV, CV + b" ").values(), strict=False))
        FILES.write_package(a_package(), bad | contents_of(CV), OFFICE, EXPERT.public, path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_trouble_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(PackageDiskTrouble):
        written_package(tmp_path / "nulle part")
    with pytest.raises(PackageDiskTrouble):
        FILES.write_invitation(an_invitation(), OFFICE, tmp_path / "nulle part" / "1.avisei")
