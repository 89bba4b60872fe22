"""Hubs for tests, made as an administrator makes them: on PostgreSQL by the owner of the tables, served by a role that owns nothing."""

from __future__ import annotations

from contextlib import closing

from sync.hub.store import Store

OWNER, ROLE = "hub_owner", "posko_hub"


def as_owner(url: str) -> str:
    """The same database as who owns the tables."""
    return url.replace(f"//{ROLE}@", f"//{OWNER}@")


def found(url: str, root: bytes, authority: str = "") -> Store:
    """A new hub, open as who serves it."""
    with closing(Store.open(as_owner(url))) as owner:
        owner.init(root, ROLE if owner.is_shared else "", authority)
    store = Store.open(url)
    store.check()
    store.check_role()
    return store
