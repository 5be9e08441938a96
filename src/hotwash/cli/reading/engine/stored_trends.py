"""What the last analysis said of trends, where there are not enough findings to work them out again."""

from collections.abc import Iterator

from hotwash.core.model.trends import Movement, Trends
from hotwash.viewmodels.rows import shown


def stored_lines(stored: Trends) -> list[str]:
    """Alerts and improvements as they stand in `trends.json`."""
    generated = shown(stored.generated) or "at an unknown time"
    alerts, improvements = (
        [line for row in rows for line in _row(row)] for rows in (stored.alerts, stored.improvements)
    )
    return [
        "=== PATTERN TRENDS ===",
        f"As stored {generated}; there are too few findings to work them out again.",
        *("", "=== ALERTS ===", *(alerts or ["None."])),
        *("", "=== IMPROVEMENTS ===", *(improvements or ["None."])),
    ]


def _row(row: Movement) -> Iterator[str]:
    moved = f" ({row.previous_count} → {row.current_count})" if row.previous_count is not None else ""
    yield f"- {shown(row.pattern) or 'unnamed'}{moved}{': ' + shown(row.message) if row.message else ''}"
    if row.recommended_action:
        yield f"  Action: {shown(row.recommended_action)}"
