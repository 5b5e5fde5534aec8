"""The windows speak French, all of it, and English with its plurals."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from tests.support.translations import complaints, messages, not_literal, ts_file
from ui.language import install_translators


def test_every_sentence_of_the_windows_is_translated() -> None:
    assert list(complaints()) == []


def test_every_tr_has_literals() -> None:
    assert list(not_literal()) == []


def test_french_typography_has_narrow_spaces_and_curly_apostrophes() -> None:
    wrong = []
    for one in messages(ts_file("fr")):
        for text in one.translations:
            plain = text.replace("*.", "").replace("%n", "")
            if "'" in text or any(f" {mark}" in plain or f"\u00a0{mark}" in plain for mark in ":;?!%»"):
                wrong.append(text)
    assert wrong == []


def test_plurals_follow_the_language(qapp: QApplication) -> None:
    install_translators(qapp, "fr")
    say = QCoreApplication.translate
    assert say("ReceptionView", "%n dossier(s)", "", 1) == "1 dossier"
    assert say("ReceptionView", "%n dossier(s)", "", 0) == "0 dossier"
    assert say("ReceptionView", "%n dossier(s)", "", 3) == "3 dossiers"
    install_translators(qapp, "en")
    assert say("ReceptionView", "%n dossier(s)", "", 1) == "1 dossier"
    assert say("ReceptionView", "%n dossier(s)", "", 0) == "0 dossiers"
    install_translators(qapp, "fr")


def test_qts_own_words_are_french_too(qapp: QApplication) -> None:
    install_translators(qapp, "fr")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuler"
