"""A mission's own list of nationals: any messy sheet in, rows and faults out.

``reading.read_roster`` does the reading and is run in a child process (``console.formats.__main__``), because some workbooks make the reader
abort its whole process. The desk and the command line call ``console.duty.roster_child.read``.
"""
