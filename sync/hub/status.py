"""What an administrator may know of a hub: counts and sizes; nobody's name, and nothing that is sealed."""

from __future__ import annotations

from sqlalchemy import func, select

from sync.hub.faults import HubError
from sync.hub.log import head_of_log, membership_of
from sync.hub.store import Store, about, admit, form_of
from sync.hub.tables import COMPARTMENT, ENVELOPE, KEY_ACCESS, MAILBOX, SESSION
from sync.hub.upgrades import FORM


def status(store: Store, now_ms: int) -> dict[str, int | str | bool]:
    """Key -> value, in the order to be shown. Raises HubError."""
    with store.reading() as connection:
        form = form_of(connection)
        if form < FORM:
            raise HubError(f"The data is of form {form}; nothing was changed. Run posko-hub upgrade, then ask again.")
        membership = membership_of(connection)
        admit(connection, membership.compartments)

        def count(of: object) -> int:
            return int(connection.execute(select(func.count()).select_from(of)).scalar_one())  # type: ignore[arg-type]

        size, newest = connection.execute(
            select(func.coalesce(func.sum(func.length(ENVELOPE.c.body)), 0), func.max(ENVELOPE.c.received_at))
        ).one()
        return {
            "form": form,
            "is_shared": store.is_shared,
            "root": about(connection, "root").hex(),
            "generation": about(connection, "generation").hex(),
            "authority": about(connection, "authority").decode(),
            "devices": sum(map(membership.is_active, membership.devices)),
            "revoked": len(membership.revoked),
            "forks": len(membership.forks),
            "entries": head_of_log(connection),
            "compartments": count(COMPARTMENT),
            "envelopes": count(ENVELOPE),
            "envelope_bytes": int(size),
            "newest_envelope_ms": int(newest or 0),
            "wraps": count(KEY_ACCESS),
            "sessions": count(select(SESSION).where(SESSION.c.until_ms > now_ms).subquery()),
            "invitations": count(select(MAILBOX).where(MAILBOX.c.until_ms > now_ms).subquery()),
        }
