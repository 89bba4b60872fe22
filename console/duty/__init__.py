"""What an officer does: the same use cases for the desk and for the command line. No Qt, no network.

Each asks or writes through the register and returns frozen values; faults are raised, never printed.
"""
