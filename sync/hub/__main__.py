"""``python -m sync.hub`` is ``posko-hub``."""

from __future__ import annotations

from sync.hub.cli import main

if __name__ == "__main__":
    main()
