"""The hub's tables, the same on SQLite and PostgreSQL. Every key of a large table is led by its compartment, by which they can be distributed."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, String, Table, UniqueConstraint

METADATA = MetaData()

# What the hub is: its form, its generation, the ministry's root key.
ABOUT = Table(
    "about", METADATA, Column("name", String(40), primary_key=True), Column("value", LargeBinary, nullable=False)
)

# head: the hub's number of its newest envelope; taken from this row while it is locked, never from a database sequence, or a reader could
# pass by a number that is committed later.
COMPARTMENT = Table(
    "compartment",
    METADATA,
    Column("compartment_id", LargeBinary(16), primary_key=True),
    Column("alias", LargeBinary(3), nullable=False, unique=True),
    Column("head", BigInteger, nullable=False),
)

# How far each author's lane is here, and the link of its newest envelope: what comes next must name it.
CHAIN_HEAD = Table(
    "chain_head",
    METADATA,
    Column("compartment_id", LargeBinary(16), primary_key=True),
    Column("author_no", Integer, primary_key=True),
    Column("lane", Integer, primary_key=True),
    Column("last_seq", BigInteger, nullable=False),
    Column("last_hash", LargeBinary(16), nullable=False),
)

ENVELOPE = Table(
    "envelope",
    METADATA,
    Column("compartment_id", LargeBinary(16), primary_key=True),
    Column("hub_seq", BigInteger, primary_key=True),
    Column("author_no", Integer, nullable=False),
    Column("lane", Integer, nullable=False),
    Column("first_seq", BigInteger, nullable=False),
    Column("n_ops", Integer, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("hash", LargeBinary(16), nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("compartment_id", "author_no", "lane", "first_seq"),
)

# What each author said last of what he has (``sync.hub.words``), and the row their numbers come from.
WORD = Table(
    "word",
    METADATA,
    Column("compartment_id", LargeBinary(16), primary_key=True),
    Column("author_no", Integer, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("word_by_number", "compartment_id", "number"),
)
WORD_HEAD = Table(
    "word_head",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", BigInteger, nullable=False),
)

# The membership log and the wrapped keys, small: in the order in which they came.
MEMBERSHIP = Table(
    "membership",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("link", LargeBinary(16), nullable=False, unique=True),
    Column("wire", LargeBinary, nullable=False),
)
KEY_ACCESS = Table(
    "key_access",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("device_id", LargeBinary(16), nullable=False),
    Column("hash", LargeBinary(16), nullable=False, unique=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("signer", LargeBinary(32)),  # who wrapped; unknown of those that came before form 2
    Index("key_access_by_device", "device_id", "seq"),
)

# Who speaks: tokens by their hash, with their end; nonces of session requests, kept while a request with them could still be valid.
SESSION = Table(
    "session",
    METADATA,
    Column("token_hash", LargeBinary(32), primary_key=True),
    Column("device_id", LargeBinary(16), nullable=False),
    Column("until_ms", BigInteger, nullable=False),
)
NONCE = Table(
    "nonce", METADATA, Column("nonce", String(64), primary_key=True), Column("at_ms", BigInteger, nullable=False)
)

# What a new console and its enrolment officer leave for each other. The place is known to them alone, here only by its hash: who reads this table, or
# a copy of it, cannot write into any.
MAILBOX = Table(
    "mailbox",
    METADATA,
    Column("slot_hash", LargeBinary(32), primary_key=True),
    Column("until_ms", BigInteger, nullable=False),
    Column("invitation", LargeBinary, nullable=False),
    Column("request", LargeBinary),
)
