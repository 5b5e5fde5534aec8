"""Which key does which act: the same beside the list and on the dossier's page."""

from __future__ import annotations

from reviewer.dossier.lifecycle import TRANSITIONS, Act

KEY_OF: dict[Act, str] = {
    Act.FIND_ADMISSIBLE: "A",
    Act.ASK_COMPLEMENTS: "C",
    Act.FIND_INADMISSIBLE: "I",
    Act.RECORD_COMPLEMENTS: "R",
    Act.CORRECT_FACT: "F",
    Act.WRITE_LETTER: "L",
    Act.WITHDRAW: "Shift+W",
    Act.ASSIGN: "E",
    Act.START_REVIEW: "B",
    Act.RECUSE: "Shift+R",
    Act.DECLINE_SEAT: "Shift+Q",
    Act.RULE_ON_DECLARATION: "Shift+D",
    Act.RULE_ON_CONFLICT: "Shift+C",
    Act.OVERRIDE_CONFLICT: "Shift+O",
    Act.SET_ASIDE_EVALUATION: "Shift+A",
    Act.RESUME_REVIEW: "Shift+B",
    Act.DECLARE_INTERESTS: "Shift+E",
    Act.SAVE_EVALUATION: "G",
    Act.SUBMIT_EVALUATION: "Shift+G",
    Act.OPEN_CONCERTATION: "Shift+M",
    Act.POST_MESSAGE: "M",
    Act.STATE_POSITION: "Shift+T",
    Act.OPEN_THIRD_REVIEW: "T",
    Act.CONFIRM_DECISION: "D",
    Act.ASK_RECONSIDERATION: "Shift+N",
    Act.DRAFT_AVIS: "P",
    Act.RETURN_DRAFT: "Shift+P",
    Act.VALIDATE_AVIS: "V",
    Act.SIGN_AVIS: "S",
    Act.PRINT_AVIS: "Shift+I",
    Act.EXPORT_AVIS: "Shift+X",
    Act.SUSPEND_AVIS: "Shift+S",
    Act.LIFT_SUSPENSION: "Shift+L",
    Act.REVOKE_AVIS: "Shift+V",
    Act.WRITE_NOTICE: "N",
}
ACTS_ON_A_DOSSIER = tuple(
    act
    for act, line in TRANSITIONS.items()
    if line.sources and act not in {Act.AMEND_REQUEST, Act.UNDO_DECISION, Act.UNDO_COMPLEMENTS}
)
"""Every act that starts from a dossier's state. A newer content of the request comes in as a file, at Reception.

What takes an act back stands beside the sentence that says it was done."""
