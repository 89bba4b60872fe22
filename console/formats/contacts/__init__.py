"""A mission's own list of whom to ask: hospitals, police, authorities. Any sheet in, rows and faults out.

Read in the same child process as rosters (``console.formats.__main__``).
"""
