"""What an administrator is told when the hub cannot do as asked."""

from __future__ import annotations


class HubError(Exception):
    """One sentence: what happened, what is safe, what to do. Never a name, a token or an address of a console."""
