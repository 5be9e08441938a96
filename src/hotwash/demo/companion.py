"""Who keeps a newcomer company: the agent that writes, and the tour that says what to try next."""

from collections.abc import Callable
from datetime import datetime

from hotwash.core.model.key import Key
from hotwash.demo.agent import DemoAgent
from hotwash.demo.tour import Tour
from hotwash.demo.workspace import DemoPlace


class DemoCompanion:
    """One demo from start to stop; it starts over with each `start`."""

    def __init__(self, place: DemoPlace, now: Callable[[], datetime]) -> None:
        self._place = place
        self._now = now
        self._agent: DemoAgent | None = None
        self._tour = Tour()

    def start(self, cursor: Callable[[], Key | None]) -> None:
        """Set the agent to work; `cursor` names what the person looks at."""
        self.stop()
        self._agent = DemoAgent(self._place, self._now, cursor)
        self._agent.start()

    def stop(self) -> None:
        if self._agent is not None:
            self._agent.stop()

    def after(self, action: str) -> str:
        """What to say once an action was used; empty for one that is no step of the tour (`""` asks for the first)."""
        before = self._tour
        self._tour = self._tour.after(action)
        return self._tour.sentence if self._tour != before or not action else ""
