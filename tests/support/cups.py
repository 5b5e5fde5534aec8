"""A print server of a test's own: Debian's cupsd on a private socket, with its own configuration and spool.

No system service is touched. ``cups-pdf`` refuses to run without root's rights: where the tests run as somebody else,
that one server is started through ``sudo``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
PATIENCE_S = 60.0

_FILES = """
ServerRoot {root}
ServerBin /usr/lib/cups
DataDir /usr/share/cups
CacheDir {root}/cache
StateDir {root}/state
RequestRoot {root}/spool
TempDir {root}/spool/tmp
AccessLog {root}/access.log
ErrorLog {root}/error.log
PageLog {root}/page.log
Printcap {root}/printcap
Sandboxing relaxed
"""
_SERVER = """
LogLevel info
Listen {root}/s
Browsing Off
WebInterface No
PreserveJobFiles No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues none
  SubscriptionPrivateAccess default
  SubscriptionPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""


@contextmanager
def print_server(*, as_root: bool = False) -> Iterator[Path]:
    """Run a server and return its socket. ``as_root``: with the rights that the ``cups-pdf`` backend asks for."""
    # Under /tmp itself: the path of a socket may hold 107 characters.
    root = Path(tempfile.mkdtemp(prefix="cups-"))
    for name in ("cache", "state", "spool", "spool/tmp", "ppd"):
        (root / name).mkdir()
    (root / "files.conf").write_text(_FILES.format(root=root), encoding="ascii")
    (root / "server.conf").write_text(_SERVER.format(root=root), encoding="ascii")
    sudo = ["sudo", "-n"] if as_root and os.geteuid() != 0 else []
    program = shutil.which("cupsd", path=f"{os.environ['PATH']}:/usr/sbin") or "cupsd"
    server = subprocess.Popen(
        [*sudo, program, "-f", "-c", str(root / "server.conf"), "-s", str(root / "files.conf")],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for((root / "s").exists, root)
        yield root / "s"
    finally:
        subprocess.run([*sudo, "kill", str(server.pid)], check=False)
        server.wait(30)
        subprocess.run([*sudo, "rm", "-rf", str(root)], check=True)


def add_queue(socket: Path, name: str, device: str, ppd: Path | None = None) -> None:
    """Add a queue that accepts jobs; without a PPD it passes files on as they are."""
    model = ["-m", "raw"] if ppd is None else ["-P", str(ppd)]
    program = shutil.which("lpadmin", path=f"{os.environ['PATH']}:/usr/sbin") or "lpadmin"
    policy = ["-o", "printer-error-policy=stop-printer"]
    command = [program, "-h", str(socket), "-p", name, "-E", "-v", device, *model, *policy]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def wait_for(done: Callable[[], object], root: Path) -> None:
    """Wait until a condition holds; say what the server wrote where it does not."""
    end = time.monotonic() + PATIENCE_S
    while not done():
        if time.monotonic() > end:
            log = root / "error.log"
            raise AssertionError(log.read_text(errors="replace")[-3000:] if log.exists() else "no server")
        time.sleep(0.05)
