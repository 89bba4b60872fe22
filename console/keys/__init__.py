"""Keys: slots, passphrases and the operating system's keyring.

``console.keys.box.KeyBox`` is what the rest of the program uses. This module names the files and imports nothing, because the unlock
screen asks it before anything else.
"""

SLOTS_FILE = "slots"
TWIN_FILE = "slots.twin"  # the same once more, see ``console.keys.twins``
SLOTS_LOCK_FILE = "slots.lock"  # held while the slots are changed; empty
REGISTER_FILE = "register.posko"  # its -wal and -shm lie beside it; no new key is ever made while any of them is there
