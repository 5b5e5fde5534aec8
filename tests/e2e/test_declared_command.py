"""``avise figures declared`` on the evaluation report's own figures, and on files that say nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reviewer import resource_files
from reviewer.cli.main import main

SAMPLE = resource_files.path("samples/chiffres-rapport.toml")


def test_the_report_refutes_itself_in_sentences_with_places(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "declared", str(SAMPLE)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 9 + 4 + 1
    assert any("77" in line and "tronqué" in line for line in lines)
    assert sum(line.startswith("À juger par une personne") for line in lines) == 4
    assert "9 démenties" in lines[-1]


def test_the_document_names_each_of_the_eleven_inconsistencies(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "declared", str(SAMPLE), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "avise.declared-figures/1"
    shown = {one["claim"].rstrip("abc") for one in found["refuted"]}
    judged = {one["about"].split(".")[0] for one in found["beyond"]}
    assert shown | judged == {str(number) for number in range(1, 12)}
    assert not shown & judged


def test_figures_that_agree_are_answered_with_nothing_to_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "d’accord.toml"
    path.write_text(
        '[figure]\na = { name = "a", value = 2 }\nb = { name = "b", value = 3 }\n'
        's = { name = "somme", value = 5 }\n'
        '[[claim]]\nid = "1"\nkind = "sum"\nprinted = "s"\nparts = ["a", "b"]\n',
        encoding="utf-8",
    )
    assert main(["figures", "declared", str(path)]) == 0
    assert "0 démenties" in capsys.readouterr().out


@pytest.mark.parametrize(
    "content",
    [
        b"ceci n'est pas du TOML",
        b"\xff\xfe\x00",
        b"",
        b"a = " + b"[" * 5_000,
        b'[figure]\na = { name = "a", value = "NaN" }\n',
        b'[figure]\na = { name = "a", value = 1e400 }\n',
        b'[figure]\na = { name = "a", value = 3 }\n[[claim]]\nid = "1"\nkind = "share"\nprinted = "a"\n',
        b'[figure]\na = { name = "a", value = 0 }\n[[claim]]\nid = "1"\nkind = "share"\nprinted = "a"\n'
        b'parts = ["a"]\nwhole = "a"\n',
        b'[figure]\na = { name = "a", value = 0 }\n[[claim]]\nid = "1"\nkind = "more"\nprinted = "a"\n'
        b'parts = ["a"]\nwhole = "a"\n',
    ],
    ids=[
        "text",
        "bytes",
        "empty",
        "deep",
        "nan",
        "huge",
        "no whole",
        "share of nothing",
        "more than nothing",
    ],
)
def test_a_file_that_says_nothing_is_refused_in_words(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "chiffres.toml"
    path.write_bytes(content)
    assert main(["figures", "declared", str(path)]) == 3
    told = capsys.readouterr()
    assert told.err.startswith("avise") and not told.out
    assert main(["figures", "declared", str(tmp_path / "absent.toml")]) == 3
