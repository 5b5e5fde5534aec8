"""No word of a dossier goes over a network in clear: an address that would let it is refused before any connection."""

from __future__ import annotations

import pytest
from sqlalchemy import make_url

from db.engine import create
from db.server_address import TlsRequired, require_tls

BASE = "postgresql+psycopg://avise:secret@"


@pytest.mark.parametrize(
    "address",
    [
        "serveur.exemple/avise",
        "192.0.2.7/avise",
        "serveur.exemple/avise?sslmode=prefer",
        "serveur.exemple/avise?sslmode=disable",
        "/avise?host=serveur.exemple",
        "/avise?hostaddr=192.0.2.7",
        "/avise?host=/tmp,serveur.exemple",
        "/avise?host=/tmp&host=serveur.exemple",
        "/avise?service=exterieur",
        "localhost.exemple/avise",
    ],
)
def test_a_server_elsewhere_wants_tls(address: str) -> None:
    with pytest.raises(TlsRequired) as refused:
        create(BASE + address)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("mode", ["require", "verify-ca", "verify-full"])
def test_a_server_elsewhere_with_tls_is_taken(mode: str) -> None:
    create(f"{BASE}serveur.exemple/avise?sslmode={mode}").dispose()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "", "/?host=/run/postgresql"])
def test_a_server_on_this_machine_needs_none(host: str) -> None:
    create(f"{BASE}{host}/avise" if "?" not in host else f"{BASE}/avise?host=/run/postgresql").dispose()


def test_what_the_address_leaves_out_is_taken_from_the_environment() -> None:
    url = make_url(f"{BASE}/avise")
    require_tls(url, {})
    require_tls(url, {"PGHOST": "serveur.exemple", "PGSSLMODE": "verify-full"})
    for environment in ({"PGHOST": "serveur.exemple"}, {"PGSERVICE": "x"}, {"PGHOSTADDR": "192.0.2.7"}):
        with pytest.raises(TlsRequired):
            require_tls(url, environment)
