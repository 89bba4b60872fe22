"""Floor 2: the encrypted register. Opening, tables, the change log, folding, asking. No Qt, no network."""
