"""A hub on a real socket of this machine."""

from __future__ import annotations

import contextlib
import datetime as dt
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sync.hub.app import make_app
from sync.hub.serving import Server, listening_on
from sync.hub.store import Store


def wall_ms() -> int:
    return time.time_ns() // 1_000_000


def a_certificate(folder: Path, name: str, valid_h: tuple[float, float] = (-1, 1)) -> tuple[Path, Path]:
    """A certificate of 127.0.0.1 that signs itself, and its key. valid_h: from when to when, in hours from now."""
    key = ec.generate_private_key(ec.SECP256R1())
    called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(called)
        .issuer_name(called)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + dt.timedelta(hours=valid_h[0]))
        .not_valid_after(now + dt.timedelta(hours=valid_h[1]))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, private = folder / f"{name}.pem", folder / f"{name}.key"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    form = serialization.PrivateFormat.PKCS8
    private.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()))
    return certificate, private


@contextlib.contextmanager
def serving(
    store: Store,
    certificate: tuple[Path, Path] | None = None,
    clock: Callable[[], int] = wall_ms,
    known_as: str = "",
) -> Iterator[str]:
    """Its ``host:port``; with a certificate and its key over TLS. Who connects before it is ready waits in the socket's queue.

    known_as: how consoles address it, where something stands between.
    """
    with listening_on("127.0.0.1", 0) as listening:
        yield from _serving(store, listening, certificate, clock, known_as)


def _serving(
    store: Store,
    listening: socket.socket,
    certificate: tuple[Path, Path] | None,
    clock: Callable[[], int],
    known_as: str,
) -> Iterator[str]:
    authority = f"127.0.0.1:{listening.getsockname()[1]}"
    tls = {"ssl_certfile": certificate[0], "ssl_keyfile": certificate[1]} if certificate else {}
    app = make_app(store, known_as or authority, clock)
    server = Server(uvicorn.Config(app, log_config=None, lifespan="off", **tls), app.state.desk)  # type: ignore[arg-type]
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, name="hub")
    thread.start()
    try:
        yield authority
    finally:
        server.should_exit = True
        thread.join()
