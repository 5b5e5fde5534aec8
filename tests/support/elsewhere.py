"""Work done in a child process: as somebody with fewer rights, or under a limit, without a trace in this one."""

from __future__ import annotations

import os
import pickle
import resource
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reviewer.errors import AviseError

NOBODY = 65_534


def error_of(
    work: Callable[[], object], *, as_nobody: bool = False, file_limit: int | None = None
) -> AviseError | None:
    """Do some work in a forked child; return the error of ours that it raised, or None. Anything else fails.

    ``as_nobody``: without root's rights, to which no permission applies. ``file_limit``: the most bytes of a file.
    """
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(reading)
            if file_limit is not None:
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (file_limit, file_limit))
            if as_nobody and os.geteuid() == 0:
                os.setuid(NOBODY)
            answer: object = None
            try:
                work()
            except AviseError as error:
                answer = error
            except BaseException as error:  # shown by the parent
                answer = repr(error)
            os.write(writing, pickle.dumps(answer))
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pickle.loads(pipe.read())
    os.waitpid(pid, 0)
    assert answer is None or isinstance(answer, AviseError), answer
    return answer


@contextmanager
def a_small_disk(folder: Path, size: int) -> Iterator[bool]:
    """Mount a disk of ``size`` bytes on a folder; tell whether this system let us."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    mounted = os.geteuid() == 0 and subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)
