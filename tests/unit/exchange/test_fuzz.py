"""Whatever an enemy seals and signs: refused by name, or taken; never anything else, and nothing left."""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.committee.offline.refusals import PackageRefused
from reviewer.exchange.documents import PACKAGE, RETURN, package_document, return_document
from reviewer.exchange.envelope import VERSION_LINE
from reviewer.exchange.keys import sign
from tests.support.packages import (
    CV,
    DIPLOMA,
    EXPERT,
    FILES,
    OFFICE,
    a_correction,
    a_dossier,
    a_package,
    a_return,
    container_of,
    documents_in_order,
    known,
    opened,
    sealed,
    signed_manifest,
)

GOOD = container_of(*signed_manifest(a_package()), documents_in_order(CV, DIPLOMA))
PACKAGE_DOCUMENT = package_document(a_package(a_dossier(corrections=(a_correction(),))))
RETURN_DOCUMENT = return_document(a_return())

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["2025-05-20", "2025-05-20T13:00:00+00:00", "0" * 64, "none", "1e99999999", "NaN"]),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=4), inside, max_size=3),
    max_leaves=5,
)


def _places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(node, dict | list):
        for key, inside in node.items() if isinstance(node, dict) else enumerate(node):
            yield (*path, key)
            yield from _places(inside, (*path, key))


def _with(document: Any, path: tuple[Any, ...], value: object) -> bytes:
    changed = deepcopy(document)
    node = changed
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return json.dumps(changed).encode()


def _take_package(clear: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = sealed(clear, Path(name) / "p.avisex")
        with contextlib.suppress(PackageRefused):
            opened(path, Path(name))
        assert list(Path(name).iterdir()) == [path]


@given(path=st.sampled_from(list(_places(PACKAGE_DOCUMENT))), value=JSON)
@settings(max_examples=300, deadline=None)
def test_any_value_anywhere_in_a_package_is_taken_or_refused_by_name(
    path: tuple[Any, ...], value: object
) -> None:
    manifest = _with(PACKAGE_DOCUMENT, path, value)
    _take_package(container_of(manifest, sign(PACKAGE, manifest, OFFICE), documents_in_order(CV, DIPLOMA)))


@given(path=st.sampled_from(list(_places(RETURN_DOCUMENT))), value=JSON)
@settings(max_examples=300, deadline=None)
def test_any_value_anywhere_in_a_return_is_taken_or_refused_by_name(
    path: tuple[Any, ...], value: object
) -> None:
    manifest = _with(RETURN_DOCUMENT, path, value)
    with tempfile.TemporaryDirectory() as name:
        path_of_it = sealed(
            container_of(manifest, sign(RETURN, manifest, EXPERT), {}), Path(name) / "r.avisre", OFFICE
        )
        try:
            received = FILES.read_return(path_of_it, (OFFICE,), known(EXPERT))
        except PackageRefused:
            return
        assert return_document(FILES.return_of(received.signed)) == return_document(received.back)


@given(
    at=st.integers(0, len(GOOD)),
    taken=st.integers(0, 40),
    put=st.binary(max_size=40) | st.sampled_from([b"PK\3\4", b"PK\1\2", b"PK\5\6", b"\xff\xff\xff\xff"]),
)
@settings(max_examples=400, deadline=None)
def test_any_bytes_anywhere_in_a_container_are_refused_by_name(at: int, taken: int, put: bytes) -> None:
    clear = GOOD[:at] + put + GOOD[at + taken :]
    if clear == GOOD:
        return
    with tempfile.TemporaryDirectory() as name:
        path = sealed(clear, Path(name) / "p.avisex")
        try:
            opened(path, Path(name))
        except PackageRefused:
            assert list(Path(name).iterdir()) == [path]
        else:
            raise AssertionError(f"{taken} bytes at {at} replaced by {put!r} were taken")


@given(raw=st.binary(max_size=300) | st.binary(max_size=300).map(lambda more: VERSION_LINE + b"-> " + more))
@settings(max_examples=300, deadline=None)
def test_any_bytes_at_all_are_refused_by_name(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "p.avisex"
        path.write_bytes(raw)
        try:
            opened(path, Path(name))
        except PackageRefused:
            assert list(Path(name).iterdir()) == [path]
        else:
            raise AssertionError(raw)


@given(
    raw=st.binary(max_size=200).map(lambda more: b'{"schema":"avise.invitation/1",' + more)
    | JSON.map(
        lambda value: json.dumps(
            {"schema": "avise.enrolment/1", "signature": value, "expert": value}
        ).encode()
    )
)
@settings(max_examples=200, deadline=None)
def test_any_letter_is_refused_by_name(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "1.avisei"
        path.write_bytes(raw)
        for read in (FILES.read_invitation, FILES.read_enrolment, FILES.see):
            try:
                read(path)
            except PackageRefused:
                continue
            assert read == FILES.see
