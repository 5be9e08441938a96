"""What a person or a repository may set; defaults are the ones of the guide."""

from collections.abc import Mapping

from hotwash.core.model.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """Days after which something counts as stale; strict: seven days are not stale, eight are."""

    pending: int = 7
    resolved: int = 30
    buffer_warn: int = 3
    buffer_block: int = 7
    rule_review: int = 90


@dataclass(frozen=True, slots=True)
class WalLimits:
    """Seconds a record may be PENDING before it is LONG, then ALARM; and silence of the agent before it is orphaned."""

    warn: float = 300.0
    alarm: float = 900.0
    orphan_after: float = 600.0


@dataclass(frozen=True, slots=True)
class PromoteLimits:
    """Length of a rule in characters, the budget of the file that agents load; whether the box for git is ticked."""

    warn_chars: int = 80
    max_chars: int = 160
    budget_lines: int = 200
    min_count: int = 3
    commit: bool = False


@dataclass(frozen=True, slots=True)
class WorkspaceLimits:
    """Where to look: more folders to open beside the one hotwash runs in, folders left out below a project (globs on
    `/path/`), and whether `~/.claude` is opened too."""

    roots: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ("**/skills/**", "**/node_modules/**", "**/examples/**", "**/assets/**")
    use_global: bool = True


@dataclass(frozen=True, slots=True)
class WatchLimits:
    """Rhythm of noticing changes: least seconds between two reloads, between two polls and between two sweeps."""

    gap: float = 0.05
    poll: float = 2.0
    sweep: float = 5.0


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything configurable. `threshold` 0 reads `VFM_THRESHOLD=` from the rule files, else 50.

    `severity_mode`: by its most frequent severity a pattern is judged (`dominant`), or by their mean (`weighted`).

    `views` are named filters; those of a repository are called `name (repo)`.
    """

    limits: Limits = field(default_factory=Limits)
    wal: WalLimits = field(default_factory=WalLimits)
    promote: PromoteLimits = field(default_factory=PromoteLimits)
    workspaces: WorkspaceLimits = field(default_factory=WorkspaceLimits)
    watch: WatchLimits = field(default_factory=WatchLimits)
    threshold: int = 0
    severity_mode: str = "dominant"
    read_only: bool = False
    theme: str = "auto"
    ascii: str = "auto"
    mouse: bool = True
    editor: str = ""
    clipboard: str = "auto"
    bell: str = "wal"
    notices: str = "auto"
    learning_mode: str = "auto"
    confirm_bulk: int = 10
    storm: bool = True
    watch_mode: str = "auto"
    keys: Mapping[str, str] = field(default_factory=dict)
    views: Mapping[str, str] = field(default_factory=dict)
