"""Pieces of the screen *Briefing*: the text of a statement, what is chosen for it, its versions and approvals, a situation report."""
