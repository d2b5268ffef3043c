"""What can go wrong, said in one line each.

QuotesError
├── UsageError       the command cannot be meant so (exit code 2)
│   └── NoSuchSpeaker
├── InputError       one input cannot be read; the others can (exit code 1)
├── DatabaseError    the database cannot be opened or written
└── ModelError       the models cannot be loaded
"""

from __future__ import annotations


class QuotesError(Exception):
    """An error that is shown to the user as its message alone: what is wrong, with what, and the next step."""


class UsageError(QuotesError):
    """The command cannot be meant so."""


class NoSuchSpeaker(UsageError):
    """No speaker of the database is called so."""


class InputError(QuotesError):
    """One input cannot be read; the others can."""


class DatabaseError(QuotesError):
    """The database cannot be opened or written."""


class ModelError(QuotesError):
    """The models cannot be loaded."""
