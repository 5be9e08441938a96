"""Invented secrets of every kind that is masked, and files that hold one of each wherever text can stand."""

from pathlib import Path

SECRETS = {
    "assignment": "hunter2hunter2",
    "bearer": "abc.def.ghi123",
    "github": "ghp_" + "a1B2" * 8,
    "slack": "xoxb-" + "123456-abcdef",
    "aws": "AKIA" + "A1B2" * 4,
    "web token": "eyJhbGci" + ".eyJzdWIi.c2lnbmF0dXJl",
    "long run": "Zz9" * 15,
    "gitlab": "glpat-" + "x1y2" * 5,
    "google": "AIza" + "b2C3" * 8,
    "payment": "sk_live_" + "q1w2" * 5,
    "url": "pa55w0rd9",
    "private key": "MIIEowIBAAKCAQEA75xK",
}
_WRITTEN = {
    "assignment": "DB_PASSWORD={}",
    "bearer": "Authorization: Bearer {}",
    "url": "postgres://svc:{}@db.example/x",
    "private key": "-----BEGIN RSA PRIVATE KEY----- {} -----END RSA PRIVATE KEY-----",
}


def written(kind: str) -> str:
    """A secret the way it stands in a text."""
    return _WRITTEN.get(kind, "leaked {} today").format(SECRETS[kind])


def plant(root: Path) -> None:
    """An entry of each dialect for every secret, with it in the title, the fields and the text; records; failures."""
    learnings, memory = root / ".learnings", root / "memory"
    learnings.mkdir(parents=True, exist_ok=True)
    memory.mkdir(exist_ok=True)
    four, sections, records, failures = [], [], [], []
    for number, kind in enumerate(SECRETS, 1):
        text = written(kind)
        four.append(
            f"### ERR-20260510-{number:03}\n**Status**: pending\n**Context**: While {text}\n"
            f"**Content**: Found {text}\n**Action**: Rotate {text}\n\n---\n"
        )
        sections.append(
            f"## [LRN-20260510-{number:03}] slug\n\n**Logged**: 2026-05-10T10:00:00Z\n**Priority**: high\n"
            f"**Status**: pending {text}\n**Area**: {text}\n\n### Summary\nKeep {text}\n\n### Details\n{text}\n\n"
            f"## 2026-05-11 — {text}\n\nText.\n"
        )
        records.append(
            f"## WAL Entry — 2026-05-20 {number:02}:00\n**Operation**: set {text}\n**Affected resources**: {text}\n"
            f"**Blast radius**: {text}\n**Rollback**: unset {text}\n**Status**: PENDING\n"
        )
        failures.append(f"2026-05-20T10:00:{number:02}Z TOOL_FAILURE: Bash {text}\n")
    (learnings / "ERRORS.md").write_text("# Errors\n\n" + "\n".join(four), encoding="utf-8")
    (learnings / "LEARNINGS.md").write_text("# Learnings\n\n" + "\n".join(sections), encoding="utf-8")
    (learnings / ".pending-errors.log").write_text("".join(failures), encoding="utf-8")
    task = f"# Working Buffer\n\n## Current Task\n\nUse {written('github')}\n\n## Progress\n\n- [ ] {written('aws')}\n"
    (memory / "working-buffer.md").write_text(f"{task}\n## WAL Log\n\n" + "\n".join(records), encoding="utf-8")
    (memory / "SESSION-STATE.md").write_text(
        f"# Session State\n\n## Decisions\n\n- 2026-05-20: {written('slack')}\n", encoding="utf-8"
    )
    (root / "CLAUDE.md").write_text(f"# Rules\n\n## Agent Rules\n\n- Use {written('gitlab')}\n", encoding="utf-8")


def leaked(text: str) -> list[str]:
    """The kinds of planted secrets that a text gives away."""
    return [kind for kind, secret in SECRETS.items() if secret in text]
