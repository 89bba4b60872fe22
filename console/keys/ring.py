"""The one door to the operating system's keyring.

The backend is one of three that this program names itself, one per system. The ``keyring`` package's own choice is never asked: its null
backend "stores" silently, an installed plaintext backend would be picked, and its settings file can load code. What is written is read
back and compared before it is trusted.
"""

from __future__ import annotations

import base64
import binascii
import sys
from collections.abc import Callable
from typing import Protocol, cast

from console.faults import KeyFault
from console.secret import Secret

ITEM = "Posko"  # the name people see in their keyring's list
_TEXT_CHARACTERS = 44  # base64 of 32 bytes; Windows takes 1,280 at most


class Ring(Protocol):
    """The part of a keyring backend that is used."""

    def get_password(self, service: str, username: str) -> str | None:
        """The text kept, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep the text."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget the text."""


RingOpener = Callable[[], Ring]


def system_ring() -> Ring:
    """This system's own keyring, whatever the environment or a settings file says.

    Raises KeyFault ``keyring-unavailable`` when there is none.
    """
    try:
        if sys.platform == "win32":
            return _windows_ring()
        return _mac_ring() if sys.platform == "darwin" else _secret_service_ring()
    except (
        Exception
    ) as trouble:  # backends raise whatever their system library raises; the passphrase opens all the same
        raise KeyFault("keyring-unavailable") from trouble


def has_item(device: bytes, opener: RingOpener = system_ring) -> bool:
    """Whether the keyring holds an item of this device; never asks the officer anything, so it may be called before unlocking."""
    try:
        ring = opener()
        if sys.platform == "linux" and opener is system_ring:
            return _secret_service_has(device)
        return ring.get_password(ITEM, device.hex()) is not None
    except Exception:  # no keyring, or one in trouble: then it is simply not offered
        return False


def keep(device: bytes, kek: Secret, opener: RingOpener = system_ring) -> None:
    """Put the key into the keyring, and make sure that it is there.

    kek: 32 bytes. Raises KeyFault ``keyring-unavailable``, ``keyring-refused``, or ``keyring-readback`` when it does not give back
    what it was given.
    """
    ring = opener()
    text = base64.b64encode(kek.reveal()).decode()
    try:
        ring.set_password(ITEM, device.hex(), text)
        read_back = ring.get_password(ITEM, device.hex())
    except Exception as trouble:
        raise KeyFault("keyring-refused") from trouble
    if read_back is None or not Secret(read_back.encode()).matches(Secret(text.encode())):
        raise KeyFault("keyring-readback")


def fetch(device: bytes, opener: RingOpener = system_ring) -> Secret:
    """The key kept for this device.

    Raises KeyFault ``keyring-unavailable``, ``keyring-refused`` (locked, or the officer said no), ``keyring-item-missing``.
    """
    ring = opener()
    try:
        text = ring.get_password(ITEM, device.hex())
    except Exception as trouble:
        raise KeyFault("keyring-refused") from trouble
    if text is None:
        raise KeyFault("keyring-item-missing")
    if len(text) != _TEXT_CHARACTERS:
        raise KeyFault("keyring-item-wrong")
    try:
        return Secret(base64.b64decode(text, validate=True))
    except binascii.Error as trouble:
        raise KeyFault("keyring-item-wrong") from trouble


def forget(device: bytes, opener: RingOpener = system_ring) -> None:
    """Take the item out of the keyring; no matter whether it was there.

    Raises KeyFault ``keyring-unavailable`` or ``keyring-refused``.
    """
    ring = opener()
    try:
        if ring.get_password(ITEM, device.hex()) is not None:
            ring.delete_password(ITEM, device.hex())
    except Exception as trouble:
        raise KeyFault("keyring-refused") from trouble


def _secret_service_ring() -> Ring:
    from keyring.backends.SecretService import Keyring  # noqa: PLC0415  # lazily: the unlock screen must not wait for it

    _ = Keyring.priority  # raises when there is no Secret Service
    return _instance(Keyring)


def _windows_ring() -> Ring:
    from keyring.backends.Windows import WinVaultKeyring  # noqa: PLC0415

    _ = WinVaultKeyring.priority
    backend = _instance(WinVaultKeyring)
    backend.persist = "local machine"  # type: ignore[attr-defined]  # the default would roam with the user through the domain
    return backend


def _mac_ring() -> Ring:
    from keyring.backends.macOS import Keyring  # noqa: PLC0415

    _ = Keyring.priority
    backend = _instance(Keyring)
    backend.keychain = None  # type: ignore[attr-defined]  # the default keychain, whatever KEYCHAIN_PATH says
    return backend


def _instance(backend_class: object) -> Ring:
    """A backend as its class made it, without what KEYRING_PROPERTY_* variables of the environment have set on it."""
    backend = cast(Callable[[], Ring], backend_class)()
    vars(backend).clear()
    return backend


def _secret_service_has(device: bytes) -> bool:
    """Ask for the item's existence only: reading it would unlock the collection and put a question on the screen."""
    import secretstorage  # noqa: PLC0415

    connection = secretstorage.dbus_init()
    try:
        found = secretstorage.search_items(connection, {"service": ITEM, "username": device.hex()})
        return next(iter(found), None) is not None
    finally:
        connection.close()
