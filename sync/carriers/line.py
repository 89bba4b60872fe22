"""Connections that another thread can cut, whatever they wait for: the other side's hand, its TLS, its first byte, the rest of an answer.

Closing a socket from another thread does not wake who waits on it; shutting it down does. A TLS socket takes the number of the plain one over, so
a second handle of each is kept from before the connection stands. What cannot be cut is the look-up of a name; it ends by the system's own limit.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError


class Line:
    """The connections of one way to the hub."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: set[socket.socket] = set()
        self._is_cut = False

    def cut(self) -> None:
        """Cut what there is, and let nothing more be connected. From any thread, at once."""
        with self._lock:
            self._is_cut = True
            for each in self._held:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)

    def connect(self, host: str, port: int, timeout_s: Any, options: Any) -> tuple[socket.socket, socket.socket]:
        """A connection, and the handle by which it is cut, for ``release``. Raises OSError."""
        error = OSError("no address")
        for family, kind, protocol, _, where in socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM):
            made = socket.socket(family, kind, protocol)
            handle: socket.socket | None = None
            try:
                handle = self._hold(made)
                for option in options or ():
                    made.setsockopt(*option)
                made.settimeout(timeout_s)
                made.connect(where)
            except OSError as trouble:
                error = trouble
                self.release(handle)
                made.close()
            else:
                return made, handle
        raise error

    def release(self, handle: socket.socket | None) -> None:
        """Give a handle back: until then the other side does not see that the connection was closed."""
        if handle is not None:
            with self._lock:
                self._held.discard(handle)
            handle.close()

    def _hold(self, made: socket.socket) -> socket.socket:
        with self._lock:
            if self._is_cut:
                raise OSError("cut")
            handle = made.dup()
            self._held.add(handle)
            return handle


class LineAdapter(HTTPAdapter):
    """Requests over a line, straight or through a proxy."""

    def __init__(self, line: Line, **settings: Any) -> None:
        self._pools = _pools(line)
        super().__init__(**settings)

    def init_poolmanager(self, *args: Any, **settings: Any) -> None:
        super().init_poolmanager(*args, **settings)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: Any, **settings: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **settings)
        manager.pool_classes_by_scheme = self._pools
        return manager


class _Cuttable(HTTPConnection):
    line: Line
    _handle: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        try:
            made, self._handle = self.line.connect(self._dns_host, self.port, self.timeout, self.socket_options)
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error
        except TimeoutError as error:
            raise ConnectTimeoutError(self, "no answer in time") from error
        except OSError as error:
            raise NewConnectionError(self, str(error)) from error
        return made

    def close(self) -> None:
        super().close()
        handle, self._handle = self._handle, None
        self.line.release(handle)


def _pools(of: Line) -> dict[str, Any]:
    class Plain(_Cuttable):
        line = of

    class Tls(_Cuttable, HTTPSConnection):
        line = of

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class TlsPool(HTTPSConnectionPool):
        ConnectionCls = Tls

    return {"http": PlainPool, "https": TlsPool}
