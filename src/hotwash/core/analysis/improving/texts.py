"""What is written for the reviewer: the title and body of a pull request, and where to open one by hand.

(source: self-improving agents, formats)
"""

import re
import shlex
from urllib.parse import quote

from hotwash.core.analysis.improving.names import LONGEST_SUBJECT, description, subject_line
from hotwash.core.analysis.secrets import found_secrets
from hotwash.core.model.improvement import Account, Improvement, Repository, Step
from hotwash.core.model.plan import ExitCode, Refusal

_WEB = re.compile(r"(?:https?|ssh|git)://(?:[^@/]*@)?([^/:]+)(?::\d+)?/(.+?)(?:\.git)?/?")
_SCP = re.compile(r"(?:[^@/]+@)?([^/:]+):(?!/)(.+?)(?:\.git)?/?")


def title_of(improvement: Improvement) -> str:
    """`improve(<skill>): Description`, after its first commit."""
    first = improvement.commits[-1].subject if improvement.commits else ""
    return subject_line(improvement.skill, first)


def body_of(account: Account) -> str:
    """The three chapters; what nobody told stays empty, for the reviewer to ask."""
    chapters = (
        ("What I learned", account.learned),
        ("Changes made", account.changes),
        ("Testing done", account.testing),
    )
    return "\n\n".join(f"## {name}\n\n{text.strip()}".rstrip() for name, text in chapters) + "\n"


def full_account(improvement: Improvement, told: Account) -> Account:
    """What was told now, else before; the changes, where nobody told them, are what the commits say."""
    before = improvement.remembered.account
    said = "\n".join(f"- {description(commit.subject)}" for commit in reversed(improvement.commits))
    return Account(
        told.learned or before.learned, told.changes or before.changes or said, told.testing or before.testing
    )


def compare_address(repository: Repository, branch: str) -> str:
    """Where a browser opens a pull request for a branch; empty where the remote is in no forge."""
    found = _WEB.fullmatch(repository.remote_url) or _SCP.fullmatch(repository.remote_url)
    if found is None:
        return ""
    host, project = found.groups()
    place, name = f"https://{host}/{quote(project)}", quote(branch, safe="/")
    if "gitlab" in host:
        return f"{place}/-/merge_requests/new?merge_request[source_branch]={quote(branch, safe='')}"
    return f"{place}/compare/{quote(repository.trunk, safe='/')}...{name}?expand=1"


def message_for(improvement: Improvement, text: str) -> str | Refusal:
    """The message of a commit, or why it cannot be one: it is one line that others read."""
    if not text.strip():
        return Refusal("a commit says what it changes", 'give it with -m "…"', ExitCode.USAGE)
    if not text.strip().isprintable():
        return Refusal("the message is more than one plain line", "leave out line breaks and control characters")
    return secret_refusal("the message", text) or subject_line(improvement.skill, text)


def length_note(subject: str) -> tuple[str, ...]:
    over = len(subject) > LONGEST_SUBJECT
    return (f"the first line has {len(subject)} characters; {LONGEST_SUBJECT} fit everywhere",) if over else ()


def secret_refusal(what: str, text: str) -> Refusal | None:
    """Why a text must not go where others read it."""
    found = next((each for each in found_secrets(text) if each.blocks), None)
    return Refusal(f"{what} looks like it holds a secret ({found.name})", "take it out") if found is not None else None


def command_of(step: Step) -> str:
    """A step as one would type it where it runs."""
    return f"cd {shlex.quote(step.folder)} && {shlex.join(step.arguments)}"
