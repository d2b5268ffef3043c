"""What a page may load and run: headers on every answer, so that nothing of others runs where an article is shown.

Our own pages, the home page among them, and everything that is no page have the strict policy: style sheets, scripts,
pictures and forms of this site, none of them written into the page.  Datasette's own pages have scripts written into
their templates; each of these gets a number that only the templates know and that is another one for every answer (a
nonce), so that a script which came in with data has none and does not run.  Their styles may stand in the page.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from base64 import b64encode
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from datasette import handle_exception, hookimpl
from jinja2 import Environment
from jinja2.ext import Extension
from markupsafe import Markup

from quotes.publish.access import our_databases

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
DATASETTE_POLICY = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}'; script-src-attr {handlers}; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
SAFE_HEADERS = {"x-content-type-options": "nosniff", "x-frame-options": "DENY", "referrer-policy": "same-origin"}

_SCRIPT = re.compile(r"<script(?=[\s>{])")
# what a template itself has a button do, such as that of Datasette 1.0 that opens the choice of columns
_HANDLER = re.compile(r"""\son[a-z]+="([^"{}<>]+)\"""")


@dataclass
class Answer:
    """The answer that is being made: its nonce, and whether it is a page of ours."""

    nonce: str
    ours: bool = False


_answer: ContextVar[Answer | None] = ContextVar("quotes_answer", default=None)


class Nonces(Extension):
    """Lets each script that is written into a template run, and each handler, and no others."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.handlers: set[str] = set()
        environment.globals.update(quotes_nonce=_nonce, quotes_strict_policy=_ours)

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the source of a template with a nonce in its scripts; note its handlers."""
        self.handlers.update(_HANDLER.findall(source))
        return _SCRIPT.sub("<script{{ quotes_nonce() }}", source)


def _nonce() -> Markup:
    answer = _answer.get()
    return Markup(' nonce="{}"').format(answer.nonce) if answer else Markup("")


def _ours() -> str:
    answer = _answer.get()
    if answer:
        answer.ours = True
    return ""


@hookimpl(specname="prepare_jinja2_environment")  # type: ignore[untyped-decorator]
def nonces(env: Environment) -> None:
    """Put nonces into the templates."""
    env.add_extension(Nonces)


def _policy(answer: Answer, content_type: bytes, handlers: set[str]) -> str:
    if answer.ours or not content_type.startswith(b"text/html"):
        return POLICY
    hashes = sorted(f"'sha256-{b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in handlers)
    return DATASETTE_POLICY.format(
        nonce=answer.nonce, handlers=" ".join(["'unsafe-hashes'", *hashes]) if hashes else "'none'"
    )


def _handlers(datasette: Any) -> set[str]:
    """Return the handlers of the templates that were read so far."""
    env = getattr(datasette, "jinja_env", None) or datasette._jinja_env
    found = [one.handlers for one in env.extensions.values() if isinstance(one, Nonces)]
    return set().union(*found)


@hookimpl(specname="startup")  # type: ignore[untyped-decorator]
def nothing_private_in_the_log(datasette: Any) -> Any:
    """Keep Datasette 0.65 from writing all variables, cookies among them, of each request that finds nothing."""

    async def quiet() -> None:
        # it does where `rich` is installed, which comes with our command line; errors of ours are written plainly still
        if await our_databases(datasette) and hasattr(handle_exception, "rich"):
            handle_exception.rich = None

    return quiet


@hookimpl(specname="asgi_wrapper")  # type: ignore[untyped-decorator]
def safe_headers(datasette: Any) -> Callable[[Any], Any]:
    """Send the headers with each answer of a site that has a database of ours."""

    def wrap(app: Any) -> Any:
        async def wrapped(scope: Any, receive: Any, send: Any) -> None:
            answer = Answer(secrets.token_urlsafe(16))

            async def send_safely(message: Any) -> None:
                if message["type"] == "http.response.start" and await our_databases(datasette):
                    sent = {bytes(name).lower(): value for name, value in message.get("headers") or ()}
                    policy = _policy(answer, sent.get(b"content-type", b""), _handlers(datasette))
                    added = {**SAFE_HEADERS, "content-security-policy": policy}
                    new = [
                        (name.encode(), value.encode()) for name, value in added.items() if name.encode() not in sent
                    ]
                    message = {**message, "headers": [*(message.get("headers") or ()), *new]}
                await send(message)

            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            before = _answer.set(answer)
            try:
                await app(scope, receive, send_safely)
            finally:
                _answer.reset(before)

        return wrapped

    return wrap
