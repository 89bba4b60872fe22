"""Reading and writing small numbers and texts as bytes; the ground the batch codec stands on."""

from __future__ import annotations

from console.faults import SealFault


class ByteWriter:
    """Bytes appended one value at a time."""

    def __init__(self) -> None:
        self.bytes = bytearray()

    def varint(self, value: int) -> None:
        """A whole number from 0 up, seven bits a byte, low bits first (LEB128)."""
        while value > 0x7F:
            self.bytes.append(value & 0x7F | 0x80)
            value >>= 7
        self.bytes.append(value)

    def signed(self, value: int) -> None:
        """Any whole number: zigzag, so that small negatives stay short."""
        self.varint(value << 1 if value >= 0 else (-value << 1) - 1)

    def block(self, content: bytes) -> None:
        """Bytes with their length before them."""
        self.varint(len(content))
        self.bytes += content


class ByteReader:
    """The values written by ByteWriter, in the same order.

    Raises SealFault ``batch-damaged`` where the bytes end early or a length cannot be true.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = self._grown = 0

    @property
    def is_at_end(self) -> bool:
        return self._at == len(self._content)

    def byte(self) -> int:
        if self._at >= len(self._content):
            raise SealFault("batch-damaged")
        self._at += 1
        return self._content[self._at - 1]

    def peek(self) -> int:
        """The next byte, left where it is."""
        if self.is_at_end:
            raise SealFault("batch-damaged")
        return self._content[self._at]

    def varint(self) -> int:
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7
            if shift > 70:  # wider than 64 bits and a sign cannot come from us
                raise SealFault("batch-damaged")

    def signed(self) -> int:
        value = self.varint()
        return value >> 1 if not value & 1 else -(value + 1 >> 1)

    def grow(self, size: int, most: int) -> None:
        """Count bytes that some of these became. Raises SealFault ``batch-damaged`` when all together are more than ``most``."""
        self._grown += size
        if self._grown > most:
            raise SealFault("batch-damaged")

    def rest(self) -> bytes:
        """Everything that is left."""
        content, self._at = self._content[self._at :], len(self._content)
        return content

    def block(self) -> bytes:
        length = self.varint()
        if length > len(self._content) - self._at:
            raise SealFault("batch-damaged")
        self._at += length
        return self._content[self._at - length : self._at]
