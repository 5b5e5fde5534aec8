"""Settings as data: none is missing, each says in both languages what it is, what holds without it and what it does."""

from __future__ import annotations

import re

import pytest

from reviewer.services.settings_catalogue import DescribedSetting, SettingKind, catalogue, now
from tests.support.source import ROOT

NOT_FOR_PEOPLE = {
    "home.kind": "which kind of database this is, written when it is made",
    "demonstration.today": "the day at which a demonstration stands still",
    "programme.installed.": "the digest of an installed programme's archive, written by its installation",
    "backup.last": "what became of the last copy, written by it",
    "copy.written": "what an expert's copy has written so far",
    "copy.mailbox": "an expert's own copy has its settings on its own pages",
}
_FAMILIES = "trust|demonstration|programme|packages|backup|home|copy|signature|mail|committee"
_NAME = re.compile(rf'"((?:{_FAMILIES})\.[a-z_.]+)"')


def test_every_name_under_which_services_keep_a_setting_is_described_or_is_nobodys_to_set() -> None:
    found = set[str]()
    for path in (ROOT / "reviewer" / "services").rglob("*.py"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if re.match(r"^[A-Z_]+(, [A-Z_]+)*(: Final)? = ", line):
                found |= set(_NAME.findall(line))
    assert "mail.ca_pem" in found
    assert found - {"mail."} == {one.key for one in catalogue()} | set(NOT_FOR_PEOPLE)


@pytest.mark.parametrize("setting", catalogue(), ids=lambda one: one.key)
def test_each_setting_speaks_both_languages(setting: DescribedSetting) -> None:
    for texts in (setting.label, setting.default, setting.effect):
        assert set(texts) == {"fr", "en"}
        assert all(texts.values())


def test_words_find_a_setting_without_case_or_accents_in_either_language() -> None:
    def found(words: str) -> set[str]:
        return {one.key for one in catalogue() if one.says(words)}

    assert "programme.validity." in found("VALIDITE avis mois")
    assert "programme.validity." in found("validity month")
    assert found("sans horodatage rien signe") == {"signature.time_stamp.required"}
    assert found("") == {one.key for one in catalogue()}
    assert found("zzz") == set()


def test_what_is_long_or_secret_is_only_said_to_be_there() -> None:
    (pem,) = (one for one in catalogue() if one.key == "mail.ca_pem")
    assert now(pem, {"mail.ca_pem": "-----BEGIN"}).value == "…"
    assert now(pem, {"mail.ca_pem": ""}).value is None
    assert pem.kind is SettingKind.FILE


def test_settings_of_several_names_show_each_value() -> None:
    (validity,) = (one for one in catalogue() if one.key == "programme.validity.")
    kept = {"programme.validity.iatiev": "12", "programme.validity.te": "18", "autre": "x"}
    assert now(validity, kept).value == "12, 18"
    assert now(validity, {}).value is None
