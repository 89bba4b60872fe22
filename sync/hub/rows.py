"""Who may touch which row on PostgreSQL: the hub's own role owns no table, and sees of a compartment only what its transaction was admitted to.

A question that forgets to name the compartment therefore finds nothing, instead of everybody's. It is a net under our own mistakes: whoever speaks
as that role can admit himself, and finds sealed envelopes.
"""

from __future__ import annotations

from sqlalchemy import Connection

SETTING = "posko.compartments"
LED_BY_COMPARTMENT = ("compartment", "chain_head", "envelope", "word")
# Envelopes, entries and wraps can be added and never altered or removed; the root and the generation only be read.
_MAY = {
    "about": "SELECT",
    "compartment": "SELECT, INSERT, UPDATE (head)",
    "chain_head": "SELECT, INSERT, UPDATE (last_seq, last_hash)",
    "envelope": "SELECT, INSERT",
    "word": "SELECT, INSERT, UPDATE (seq, number, body)",
    "word_head": "SELECT, UPDATE (number)",
    "membership": "SELECT, INSERT",
    "key_access": "SELECT, INSERT",
    "session": "SELECT, INSERT, DELETE",
    "nonce": "SELECT, INSERT, DELETE",
    "mailbox": "SELECT, INSERT, UPDATE (request), DELETE",
}
_ADMITTED = """compartment_id = ANY (ARRAY(
    SELECT decode(each, 'hex') FROM unnest(string_to_array(current_setting('posko.compartments', true), ',')) AS each))"""


def is_role_name(name: str) -> bool:
    """Whether this is a plain name of a role, which can stand in a statement."""
    return name.isascii() and name.isidentifier() and name == name.lower() and len(name) <= 60


def secure(connection: Connection, role: str) -> None:
    """Grants and row-level security on every table, as its owner; saying it again changes nothing. role: see ``is_role_name``."""
    say = connection.exec_driver_sql
    schema = say("SELECT current_schema()").scalar_one()
    say(f'GRANT USAGE ON SCHEMA "{schema}" TO "{role}"')
    for table, may in _MAY.items():
        say(f'REVOKE ALL ON "{table}" FROM PUBLIC, "{role}"')
        say(f'GRANT {may} ON "{table}" TO "{role}"')
    for table in LED_BY_COMPARTMENT:
        say(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
        say(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
        say(f'DROP POLICY IF EXISTS of_the_admitted ON "{table}"')
        say(f'DROP POLICY IF EXISTS of_the_owner ON "{table}"')
        say(f'CREATE POLICY of_the_admitted ON "{table}" TO "{role}" USING ({_ADMITTED})')
        say(f'CREATE POLICY of_the_owner ON "{table}" TO CURRENT_USER USING (true)')  # who backs up and upgrades


def role_exists(connection: Connection, role: str) -> bool:
    """Whether the database server has such a role."""
    return bool(connection.exec_driver_sql("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).first())


def why_too_mighty(connection: Connection) -> str:
    """Why the role that speaks would pass by row-level security; "" when it would not."""
    is_super, bypasses = connection.exec_driver_sql(
        "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
    ).one()
    if is_super or bypasses:
        return "is a superuser or passes by row-level security"
    is_owner = connection.exec_driver_sql(
        "SELECT pg_has_role(current_user, relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('envelope')"
    ).scalar()
    return "owns the tables" if is_owner else ""
