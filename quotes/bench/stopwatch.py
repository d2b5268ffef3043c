"""Where the time goes: functions that are timed by stage while the real pipeline runs."""

from __future__ import annotations

import inspect
import time
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from threading import Lock, local
from typing import Any


class _Calls(local):
    """For each timed call that runs in this thread, the seconds that timed calls in it took."""

    def __init__(self) -> None:
        self.inside: list[float] = []


class Stopwatch:
    """Seconds by stage, of all threads. What a timed function spends in another one counts there, not twice."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._clock = clock
        self._calls = _Calls()
        self._adding = Lock()

    def watch(self, owner: Any, name: str, stage: str, *, after: Callable[[], None] | None = None) -> None:
        """Time the function `name` of a module, class or object for as long as this process lives.

        `after` is called behind each call.
        """
        static = isinstance(inspect.getattr_static(owner, name), staticmethod)
        timed = self._timed(getattr(owner, name), stage, after)
        setattr(owner, name, staticmethod(timed) if static else timed)

    def _timed(self, function: Callable[..., Any], stage: str, after: Callable[[], None] | None) -> Callable[..., Any]:
        @wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            began = self._clock()
            inside = self._calls.inside
            inside.append(0.0)
            try:
                result = function(*args, **kwargs)
            finally:
                spent = self._clock() - began
                with self._adding:
                    self.seconds[stage] += spent - inside.pop()
                if inside:
                    inside[-1] += spent
            if after:
                after()
            return result

        return run
