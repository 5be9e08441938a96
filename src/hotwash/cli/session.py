"""What one invocation of a command works with."""

from argparse import Namespace
from functools import cached_property
from typing import TYPE_CHECKING

from hotwash.cli.narration import Narration
from hotwash.cli.output import write_error
from hotwash.core.analysis.facts import Facts, Noticed
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.errors import CommitError, Refused
from hotwash.core.model.key import Key
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.model.values import dataclass

if TYPE_CHECKING:
    from hotwash.core.storage.store import Store


@dataclass(frozen=True)
class Session:
    """The loaded store, the parsed arguments, and where to speak."""

    store: "Store"
    arguments: Namespace
    narration: Narration

    @property
    def json(self) -> bool:
        return bool(self.arguments.json)

    @cached_property
    def facts(self) -> Facts:
        """What analysis says about the snapshot; worked out as far as the command asks."""
        store = self.store
        noticed = Noticed(first_seen=store.arrived, written=store.written())
        if store.snapshot.personal.handoff is not None:
            from hotwash.core.analysis.handoff_cursor import with_cursor

            noticed = with_cursor(noticed, store.snapshot, store.now(), store.transactions)
        return Facts(store.snapshot, store.now(), store.config.settings, noticed)

    def refused(self, refusal: Refusal, detail: str = "") -> int:
        """Say why not, and below it more for people; the exit code that goes with it.

        With `--json` it is also the one document of this invocation.
        """
        self.narration.complain(f"{refusal}\n{detail}" if detail else str(refusal))
        if self.json:
            write_error(refusal.code, refusal.reason, refusal.next_step)
        return refusal.code

    def failed(self, error: CommitError) -> int:
        """The same for a plan that could not be committed."""
        return self.refused(error.refusal if isinstance(error, Refused) else Refusal(str(error), code=error.code))

    def complain_of_problems(self) -> None:
        """Name every file that could not be read: a list without its entries would look complete."""
        for problem in self.store.snapshot.problems:
            self.narration.complain(f"{problem.path}: {problem.reason} – {problem.next_step}")

    def find(self, name: str) -> tuple[Document, Entry] | Refusal:
        """The entry of that id (any case), name or uid; two entries of one id are refused and both named.

        One without an id may be named by its title, or its place, `FILE:LINE`; for others a line is too easily another
        one's.
        """
        wanted = name.casefold()
        if not wanted.strip():
            return Refusal("an empty text names no entry", "hotwash list --all shows every id and place")
        found = [
            (document, entry)
            for document, entry in self.store.snapshot.entries()
            if wanted in (entry.anchor.casefold(), uid(document, entry).casefold())
            or (
                entry.native_id is None
                and (wanted == entry.title.casefold() or name == f"{document.relative}:{entry.line}")
            )
        ]
        if len(found) == 1:
            return found[0]
        if not found:
            near = nearest(name, [entry.native_id for _, entry in self.store.snapshot.entries() if entry.native_id])
            return Refusal(
                f"no entry {name}", f"nearest is {near}" if near else "hotwash list --all shows every id and place"
            )
        places = ", ".join(uid(document, entry) for document, entry in found)
        return Refusal(f"{len(found)} entries are called {name}", f"name one of: {places}", ExitCode.REFUSED)

    def failed_calls(self, name: str) -> Key | None:
        """The failed calls that are named by their tool and session, where nobody has logged them yet."""
        failures = (each for document in self.store.snapshot.documents for each in document.failures)
        return next((each.calls for each in failures if each.calls.anchor == name), None)


def uid(document: Document, entry: Entry) -> str:
    """What the command line calls one entry when its id is not enough."""
    from hotwash.viewmodels.entry_json import entry_uid

    return entry_uid(document, entry)


def nearest(name: str, ids: list[str]) -> str | None:
    from difflib import get_close_matches

    close = get_close_matches(name.upper(), ids, n=1)
    return close[0] if close else None
