"""Every kind of document that leaves the house, at its usual and at its extreme: what the checks of files run over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from reviewer.admissibility.letter import LetterContent
from reviewer.avis.content import AvisContent, PrintedFinding
from reviewer.avis.notice import NoticeContent, NoticeKind
from reviewer.documents.letter_printing import render_letter
from reviewer.documents.notice_printing import render_notice
from reviewer.documents.printing import render_avis
from tests.support.avis_documents import NUMBER, a_sealed_avis, with_reasons
from tests.support.letters import admissible, complements, inadmissible, wording_of
from tests.support.notices import a_notice, notice_wording
from tests.support.signed_avis import PROOF, SECOND, SECOND_FUNCTION
from tests.support.signed_avis import wording_of as avis_wording_of

LONG_NAME = (
    "Maria-Fernanda Wolfeschlegelsteinhausenbergerdorff de Albuquerque"
    " e Vasconcelos-Ntchombé Ørsted-Đorđević Þórsdóttir Abc"
)
TWO_LINES = (
    "Scientifique principale en apprentissage automatique et en traitement automatique des langues autochtones,"
    " équipe de recherche fondamentale"
)
_SENTENCE = (
    "Le dossier présente des projets en production et une description de tâches cohérente avec les exigences"
    " affichées, sans démontrer que l’apprentissage automatique en est l’essentiel (≥\u00a080\u00a0%). "
)
FIVE_PAGES = "\n".join([_SENTENCE * 8] * 14)
_TALENT = PrintedFinding(
    id="talent",
    label="Talent d’exception",
    question="Le dossier démontre-t-il une réalisation exceptionnelle dans la discipline\u202f?",
    answer=True,
    reason="Trois expositions majeures et un prix international.",
)


def the_avis() -> dict[str, AvisContent]:
    """Return the contents of avis, by what is particular about them."""
    no = {"favourable": False}
    return {
        "favourable": a_sealed_avis(),
        "unfavourable": a_sealed_avis(
            findings=with_reasons(
                "Les tâches relèvent de l’analyse d’affaires et du soutien aux utilisateurs.",
                "L’expérience porte sur un autre domaine.",
                job_answer=False,
                profile_answer=False,
            ),
            **no,
        ),
        "five pages of reasons": a_sealed_avis(findings=with_reasons(FIVE_PAGES, job_answer=False), **no),
        "a second reason that is empty": a_sealed_avis(
            findings=with_reasons("Non démontré.", "", job_answer=False), **no
        ),
        "replacement": a_sealed_avis(replaces="IA-2025-0002"),
        "a name of 120 characters and a title of two lines": a_sealed_avis(
            candidate_name=LONG_NAME, job_title=TWO_LINES
        ),
        "names in four alphabets": a_sealed_avis(
            candidate_name="Nguyễn Thị Ánh Tuyết, Əliyeva, Олександр Ґалаґан, Ἀθηνᾶ Παπαδοπούλου, Ẹ́bùn"
        ),
        "markup in the data": a_sealed_avis(candidate_name="<b>R&D</b> « O’Neill » ]]> </para>"),
        "no employer and no function": a_sealed_avis(
            employer_name=None,
            employer_neq=None,
            job_title=None,
            workplace=None,
            substream=None,
            signatory_function="",
        ),
        "two signatories": two_signatories(a_sealed_avis()),
        "talents d’exception": replace(
            a_sealed_avis(),
            programme_id="talents-exception",
            programme_name="Talents d’exception",
            wording_id="talents-exception-avis-1",
            employer_name=None,
            employer_neq=None,
            job_title=None,
            workplace=None,
            substream=None,
            findings=(_TALENT,),
        ).sealed(NUMBER),
    }


def two_signatories(content: AvisContent) -> AvisContent:
    """Return an avis that two people sign."""
    both = replace(content, second_signatory_name=SECOND, second_signatory_function=SECOND_FUNCTION)
    return both.sealed(str(content.number))


def before_signature() -> dict[str, Callable[[], bytes]]:
    """Return how to make every document as it is before any signature: avis, drafts, letters and notices."""
    contents = the_avis()
    drafts = ("favourable", "unfavourable", "five pages of reasons", "two signatories")
    letters = {"complements": complements(), "admissible": admissible(), "inadmissible": inadmissible()}
    notices = {kind.value: a_notice(kind) for kind in NoticeKind}
    long = a_notice(NoticeKind.REVOCATION, reason=FIVE_PAGES)
    return {
        **{f"avis: {name}": partial(_avis, content) for name, content in contents.items()},
        **{f"draft: {name}": partial(_avis, contents[name], draft=True) for name in drafts},
        **{f"letter: {name}": partial(_letter, letter) for name, letter in letters.items()},
        "letter: draft": partial(_letter, letters["inadmissible"], draft=True),
        **{f"notice: {name}": partial(_notice, notice) for name, notice in notices.items()},
        "notice: five pages": partial(_notice, long),
        "notice: draft": partial(_notice, long, draft=True),
    }


def _avis(content: AvisContent, *, draft: bool = False) -> bytes:
    return render_avis(content, avis_wording_of(content), draft=draft, proof=None if draft else PROOF)


def _letter(content: LetterContent, *, draft: bool = False) -> bytes:
    return render_letter(content, wording_of(content), draft=draft)


def _notice(content: NoticeContent, *, draft: bool = False) -> bytes:
    return render_notice(content, notice_wording(content), draft=draft)
