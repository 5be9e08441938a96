"""The repository of the yard as a place for the dashboard, with an entry in it."""

from support.driver import Place
from support.workshop import Yard


class Grounds(Place):
    """A workspace in a repository that has plugins of agents."""

    def __init__(self, yard: Yard) -> None:
        self.root = yard.root
        self.home = yard.folder / "home"
        self.errors = self.root / ".learnings" / "ERRORS.md"
        self.errors.parent.mkdir()
        self.log(("ERR-20260520-001", "no limits"))
        yard.git("add", "-A")
        yard.git("commit", "-q", "-m", "Log")
