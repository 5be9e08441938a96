"""The documents that people keep and that something can be promoted to, by kind (source: operations, promotion)."""

from collections.abc import Mapping

DOCUMENT_KINDS: Mapping[str, str] = {
    "runbook": "incident response steps",
    "postmortem": "root cause findings",
    "automation-backlog": "automation candidates",
    "capacity-model": "resource projections",
    "on-call-checklist": "shift handoff gaps",
    "slo": "reliability targets",
}
"""What each is for. Without a file only the entry says that it was promoted there."""

LIST_KINDS = ("automation-backlog", "on-call-checklist")
"""Those that are lists: an entry is one open item there."""
