"""Opening a database for writing, and taking turns with others who write."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType

from sqlite_utils import Database

from quotes.errors import DatabaseError
from quotes.store.migrations import known, migrations

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows: SQLite's own locks alone
    fcntl = None

# how long a writer waits for another one, in seconds
PATIENCE = 60.0

# what SQLite says → what we say
_PLAIN = (
    ("file is not a database", "is not an SQLite database; name another file with --db"),
    ("disk is full", "cannot be written: the disk is full; make room and run the same command again"),
    ("disk i/o error", "cannot be read or written: the disk reports an error"),
    ("readonly database", "cannot be written: it, or its folder, is read-only; name another file with --db"),
    ("unable to open", "cannot be opened: check that it and its folder may be read and written"),
    ("is locked", "is being written by another program; wait until that is done and run again"),
    ("malformed", "is damaged; put back a copy, or move it away and extract again"),
)


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Raise SQLite's errors as `DatabaseError`, in one line that names the database and the way out."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise  # a mistake of ours, not of the database's
    except sqlite3.DatabaseError as error:
        said = str(error).lower()
        for sign, plain in _PLAIN:
            if sign in said:
                raise DatabaseError(f"{path} {plain}") from error
        raise DatabaseError(f"{path}: {error}") from error


class Turns:
    """One writer at a time, over all processes: a lock on the file `<database>-lock`.

    SQLite has locks of its own, but several releases before 3.51.3 may damage a write-ahead log that two
    connections write and check-point at the same instant; one writer at a time never meets that.
    """

    def __init__(self, path: Path, patience: float) -> None:
        self.path = path
        self.patience = patience
        self._depth = 0
        self._file = -1
        self._lock = Path(f"{path}-lock")
        self._is_new = not self._lock.exists()
        if fcntl:
            try:
                self._file = os.open(self._lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
            except OSError as error:
                raise DatabaseError(f"{path} cannot be written: its folder is read-only; name another file") from error

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the lock; DatabaseError if it does not come free in time. May be nested."""
        if not self._depth and fcntl:
            self._wait(fcntl)
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth and fcntl:
                fcntl.flock(self._file, fcntl.LOCK_UN)

    def _wait(self, locks: ModuleType) -> None:
        deadline = time.monotonic() + self.patience
        while True:
            try:
                locks.flock(self._file, locks.LOCK_EX | locks.LOCK_NB)
                return
            except BlockingIOError:
                if time.monotonic() > deadline:
                    plain = "is being written by another program; wait until that is done and run again"
                    raise DatabaseError(f"{self.path} {plain}") from None
                time.sleep(0.005)

    def close(self, *, discard: bool = False) -> None:
        """Close the lock's file; it stays, since others may wait on it, unless it was for nothing."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
            if discard and self._is_new:
                self._lock.unlink(missing_ok=True)


def open_database(path: Path, turns: Turns) -> Database:
    """Open the database, made if missing, and bring it to the newest schema; DatabaseError if it is none of ours."""
    with turns.turn(), plainly(path):
        connection = sqlite3.connect(path, timeout=turns.patience)
        try:
            database = Database(connection)
            _check(database, path)
            # readers go on while we write, and a commit is one append
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            with transaction(database):
                # all steps together: nobody ever sees a database half-way
                migrations.apply(database)
        except BaseException:
            connection.close()
            raise
        return database


def close_database(database: Database, turns: Turns) -> None:
    """Close the database; the last writer folds the log back in, so that one file holds everything."""
    try:
        with turns.turn(), suppress(sqlite3.Error):
            database.conn.execute("PRAGMA optimize")
            database.conn.execute("PRAGMA busy_timeout = 0")
            database.conn.execute("PRAGMA journal_mode = DELETE")  # refused, rightly, while others have it open
    finally:
        with suppress(DatabaseError), turns.turn():
            database.close()
        turns.close()


@contextmanager
def transaction(database: Database) -> Iterator[None]:
    """Everything within or nothing.

    It takes the write lock at once (sqlite-utils' `atomic` takes it at the first write, when it may be too late to wait
    for another writer); `atomic` within is a savepoint.
    """
    database.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.conn.execute("COMMIT")
    except BaseException:
        if database.conn.in_transaction:  # a full disk may have rolled it back already
            database.conn.execute("ROLLBACK")
        raise


def prepare_place(path: Path) -> None:
    """Make the folders above `path`; DatabaseError where no database can be."""
    if path.is_dir():
        raise DatabaseError(f"{path} is a folder; name a file in it, such as {path / 'quotes.db'}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(f"{path}: its folder cannot be made ({error.strerror}); name another file") from error


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open a database that is there, to read only; DatabaseError if it is missing, or is none of ours."""
    if path.is_dir():
        raise DatabaseError(f"{path} is a folder, not a database")
    if not path.exists():
        raise DatabaseError(f"{path} does not exist; make it with: quotes extract PATHS… --db {path}")
    with plainly(path):
        connection = sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True, timeout=PATIENCE)
        try:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            if not {"articles", "attributed_quotes", migrations.migrations_table} <= tables:
                raise DatabaseError(f"{path} is a database, but holds no quotes; name another file with --db")
        except BaseException:
            connection.close()
            raise
        return connection


def _check(database: Database, path: Path) -> None:
    """DatabaseError for a database of another program, or of a newer version of this one."""
    applied = {migration.name for migration in migrations.applied(database)}
    if applied - known():
        raise DatabaseError(f"{path} was made by a newer version of quotes; upgrade: pip install -U quotes-attribution")
    if not applied:
        taken = [name for name in database.table_names() if not name.startswith("_sqlite_migrations")]
        if taken:
            raise DatabaseError(
                f"{path} is another program's database: it has a table {min(taken)} of its own; name another file"
            )
