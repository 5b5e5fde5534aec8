"""Whether a server's address keeps what is said on its way: TLS wherever the server is not this machine."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping

from sqlalchemy import URL

from db.errors import DatabaseTrouble

ENCRYPTED = frozenset({"require", "verify-ca", "verify-full"})
"""What libpq calls the ways of connecting that never fall back to clear text."""


class TlsRequired(DatabaseTrouble):
    """The address is not of this machine and does not insist on TLS. ``detail``: the address, without its password."""


def require_tls(url: URL, environment: Mapping[str, str] | None = None) -> None:
    """Raise ``TlsRequired`` unless the server is this machine, or the address insists on TLS.

    What the address leaves out libpq takes from the environment (``PGHOST``, ``PGHOSTADDR``, ``PGSSLMODE``), or from a
    service file, which is taken for another machine.
    """
    given = os.environ if environment is None else environment
    mode = _said(url, "sslmode") or [given.get("PGSSLMODE", "")]
    if all(one in ENCRYPTED for one in mode):
        return
    named = [url.host] if url.host else [*_said(url, "host"), *_said(url, "hostaddr")]
    hosts = named or [one for one in (given.get("PGHOST", ""), given.get("PGHOSTADDR", "")) if one]
    service = _said(url, "service") or given.get("PGSERVICE")
    if service or not all(_is_here(one.strip()) for host in hosts for one in host.split(",")):
        raise TlsRequired(url.render_as_string(hide_password=True))


def _said(url: URL, name: str) -> list[str]:
    found = url.query.get(name, ())
    return [found] if isinstance(found, str) else list(found)


def _is_here(host: str) -> bool:
    if not host or host.startswith(("/", "@")) or host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
