"""The translation gate: every sentence of the windows is found by lupdate, translated, and compiled.

    python -m tests.support.translations            say what is missing; exit 1 where something is
    python -m tests.support.translations --update   bring the .ts files up to date and compile the .qm files

What it holds: (1) lupdate finds nothing that the .ts files lack, and nothing in them is obsolete; (2) lrelease calls
nothing unfinished; (3) every ``tr`` and ``translate`` has literals, because lupdate silently skips the rest; (4) the
compiled files are those of the .ts files; (5) a translation keeps the fields (``{name}``, ``%n``) of its source.
"""

from __future__ import annotations

import argparse
import ast
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = ("fr", "en")
TOOLS = Path(sys.executable).parent
FIELDS = re.compile(r"\{[a-z_]*\}|%n")


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a .ts file."""

    context: str
    source: str
    translations: tuple[str, ...]
    state: str


def sources() -> list[Path]:
    """Return the Python files of the windows, in a fixed order."""
    return sorted((ROOT / "ui").rglob("*.py"))


def ts_file(language: str) -> Path:
    """Return the .ts file of a language."""
    return FOLDER / f"avise_{language}.ts"


def qm_file(language: str) -> Path:
    """Return the compiled file of a language."""
    return FOLDER / f"avise_{language}.qm"


def update(language: str, target: Path) -> None:
    """Bring a .ts file up to date. English needs only its plurals: its sentences are the sources."""
    plurals = ["-pluralonly"] if language == "en" else []
    names = [str(path.relative_to(ROOT)) for path in sources()]
    command = [
        str(TOOLS / "pyside6-lupdate"), *plurals, "-no-obsolete", "-locations", "none", "-source-language", "en_CA",
        "-target-language", f"{language}_CA", *names, "-ts", str(target),
    ]  # fmt: skip
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)


def release(source: Path, target: Path, *, strict: bool = True) -> str:
    """Compile a .ts file; return what lrelease complains about, empty where it does not."""
    flags = ["-fail-on-unfinished"] if strict else []
    fresh = target.with_suffix(".new")
    command = [str(TOOLS / "pyside6-lrelease"), *flags, str(source), "-qm", str(fresh)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        fresh.unlink(missing_ok=True)
        return done.stdout + done.stderr
    fresh.replace(target)  # at once: a window that runs has the old file mapped into memory
    return ""


def messages(path: Path) -> tuple[Message, ...]:
    """Return every message of a .ts file."""
    found: list[Message] = []
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            node = message.find("translation")
            forms = [] if node is None else [form.text or "" for form in node.iter("numerusform")]
            texts = tuple(forms) or ((node.text or "") if node is not None else "",)
            state = "missing" if node is None else node.get("type", "finished")
            found.append(Message(name, message.findtext("source") or "", texts, state))
    return tuple(found)


def not_literal() -> Iterator[str]:
    """Yield each ``tr`` or ``translate`` whose words lupdate cannot see."""
    for path in sources():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            wanted = {"tr": 1, "translate": 2}.get(node.func.attr)
            if wanted is None or (node.func.attr == "translate" and not _is_application(node.func.value)):
                continue
            words = node.args[:wanted]
            if len(words) < wanted or not all(_is_text(word) for word in words):
                yield f"{path.relative_to(ROOT)}:{node.lineno}: {node.func.attr}() needs literals"


def complaints() -> Iterator[str]:
    """Yield everything that is wrong with the translations."""
    yield from not_literal()
    for language in LANGUAGES:
        kept = ts_file(language)
        if not kept.exists():
            yield f"{kept.relative_to(ROOT)} is missing"
            continue
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder) / kept.name
            shutil.copy(kept, fresh)
            update(language, fresh)
            here = {(one.context, one.source) for one in messages(kept)}
            wanted = {(one.context, one.source) for one in messages(fresh)}
            yield from (f"{kept.name} lacks {name}: {text}" for name, text in sorted(wanted - here))
            yield from (f"{kept.name} has too much: {name}: {text}" for name, text in sorted(here - wanted))
            compiled = Path(folder) / qm_file(language).name
            trouble = release(kept, compiled)
            if trouble:
                unfinished = [
                    one for one in messages(kept) if one.state != "finished" or not all(one.translations)
                ]
                yield from (f"{kept.name} is unfinished: {one.context}: {one.source}" for one in unfinished)
                if not unfinished:
                    yield trouble
            elif not qm_file(language).exists() or qm_file(language).read_bytes() != compiled.read_bytes():
                yield f"{qm_file(language).name} is not made from {kept.name}: run with --update"
        yield from _wrong_fields(kept)


def _wrong_fields(path: Path) -> Iterator[str]:
    for one in messages(path):
        wanted = sorted(set(FIELDS.findall(one.source)) - {"%n"})
        for text in one.translations:
            if text and sorted(set(FIELDS.findall(text)) - {"%n"}) != wanted:
                yield f"{path.name}: fields differ: {one.source!r} and {text!r}"


def _is_application(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in {"QCoreApplication", "QApplication"}


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate, or bring the files up to date."""
    parser = argparse.ArgumentParser(prog="python -m tests.support.translations")
    parser.add_argument("--update", action="store_true", help="bring .ts up to date and compile .qm")
    if parser.parse_args(arguments).update:
        for language in LANGUAGES:
            update(language, ts_file(language))
            release(ts_file(language), qm_file(language), strict=False)
    found = list(complaints())
    for complaint in found:
        print(complaint)
    if not found:
        print("Translations: every sentence is there, in French and in English.")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
