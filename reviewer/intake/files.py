"""A file that somebody hands in: there, of a reasonable size, and read once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reviewer.errors import EnvironmentTrouble, InputRefused
from reviewer.intake.limits import limits
from reviewer.intake.sentences import file_fault, shown, wanted


def file_bytes(path: Path, kind: str = "") -> bytes:
    """Return the bytes of a file that somebody hands in.

    ``kind``: whose words say what file is wanted (``<kind>_file`` of the catalogue); by default a request's. Raises
    ``InputRefused`` where it is no file, empty or too large, ``EnvironmentTrouble`` where the disk refuses.
    """
    most = limits().file.max_bytes
    name = path.name or str(path)
    try:
        if not path.exists():
            raise _refused(name, "missing_file", kind)
        if not path.is_file():
            raise _refused(name, "not_a_file", kind)
        size = path.stat().st_size
        if size > most:
            raise InputRefused((file_fault(name, "too_large", size=size, most=most),))
        with path.open("rb") as file:
            data = file.read(most + 1)
    except ValueError:  # a name that no file can have
        raise _refused(name, "missing_file", kind) from None
    except OSError as error:
        raise EnvironmentTrouble(shown(name, 200), str(error.strerror)) from error
    if len(data) > most:
        raise InputRefused((file_fault(name, "too_large", size=len(data), most=most),))
    if not data:
        raise _refused(name, "empty", kind)
    return data


def _refused(name: str, code: str, kind: str) -> InputRefused:
    fault = file_fault(name, code)
    return InputRefused((replace(fault, wanted=wanted(f"{kind}_file", {})) if kind else fault,))
