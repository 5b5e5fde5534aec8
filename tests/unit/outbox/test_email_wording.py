"""What drafted e-mails say: every kind has its text, and no text asks for a fact that it is not given."""

from __future__ import annotations

import tomllib

import pytest

from reviewer.outbox.message import MessageKind
from reviewer.outbox.wording import FACTS, load_emails, read_emails, text_of
from reviewer.resource_files import path

FILE = path("outbox/emails-1.toml")


@pytest.mark.parametrize("kind", sorted(set(MessageKind) - {MessageKind.LETTER}))
def test_every_kind_of_message_has_its_text(kind: MessageKind) -> None:
    name = text_of(kind)
    facts = dict.fromkeys(FACTS[name], "FAIT")
    subject, body = load_emails().write(name, facts)
    assert "\n" not in subject
    assert body.startswith("Bonjour,\n\n")
    assert "{" not in subject + body


def test_a_review_that_is_late_is_not_said_to_be_expected() -> None:
    assert text_of(MessageKind.REVIEW_DUE, 2) == "review_due"
    assert text_of(MessageKind.REVIEW_DUE, -1) == "review_overdue"


def test_no_text_to_an_expert_and_no_subject_can_name_a_candidate() -> None:
    for facts in FACTS.values():
        assert not facts & {"candidate", "candidate_name"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{number}", "{candidate}"),
        ("{number}", "{number!r}"),
        ("{number}", "{number:>99999999}"),
        ("[avis]", "[autre]"),
        ("[avis]", '[avis]\nsignature = "S"'),
    ],
)
def test_a_text_that_asks_for_something_else_is_refused(old: str, new: str) -> None:
    text = FILE.read_text(encoding="utf-8").replace(old, new, 1)
    with pytest.raises(ValueError, match=r".*"):
        read_emails(tomllib.loads(text))
