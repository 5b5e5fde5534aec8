"""A file that somebody hands in: there, of a reasonable size, and read once."""

from __future__ import annotations

from pathlib import Path

from reviewer.errors import EnvironmentTrouble, InputRefused
from reviewer.intake.limits import limits
from reviewer.intake.sentences import file_fault, shown


def file_bytes(path: Path) -> bytes:
    """Return the bytes of a file that somebody hands in.

    Raises ``InputRefused`` where it is no file, empty or too large, ``EnvironmentTrouble`` where the disk refuses.
    """
    most = limits().file.max_bytes
    name = path.name
    try:
        if not path.exists():
            raise InputRefused((file_fault(name, "missing_file"),))
        if not path.is_file():
            raise InputRefused((file_fault(name, "not_a_file"),))
        size = path.stat().st_size
        if size > most:
            raise InputRefused((file_fault(name, "too_large", size=size, most=most),))
        with path.open("rb") as file:
            data = file.read(most + 1)
    except ValueError:  # a name that no file can have
        raise InputRefused((file_fault(name, "missing_file"),)) from None
    except OSError as error:
        raise EnvironmentTrouble(shown(name, 200), str(error.strerror)) from error
    if len(data) > most:
        raise InputRefused((file_fault(name, "too_large", size=len(data), most=most),))
    if not data:
        raise InputRefused((file_fault(name, "empty"),))
    return data
