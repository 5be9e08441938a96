"""What a session state holds: dated bullets, named things, and not what its template says."""

from hotwash.core.formats.session_state import state_section
from hotwash.core.model.captures import Capture
from hotwash.core.model.contents import Count
from hotwash.core.model.session import Bullet, SessionState, StateSection
from support.reading import document

PATH = "memory/SESSION-STATE.md"
STATE = """\
# Session State

Live capture of corrections.

Last updated: 2026-10-05 09:41

---

## Corrections and constraints

- YYYY-MM-DD — Example: do not delete
- 2026-10-05 — no restarts of the billing service
  before six in the evening
- 2026-10-05 - the staging account is shared

## Preferences

## Decisions

```
- 2026-10-01 — shown, not decided
```
* 2026-10-04 — cold storage after a year

## Key proper nouns

- Example cluster: what it is
- **orchard**: the build cluster
- 2026-10-04 — pier is the gateway

## Next steps

- [ ] a checkbox is no note
- call the vendor
"""


def test_bullets_are_read_with_their_dates_and_names_and_placeholders_are_left_out() -> None:
    parsed = document(STATE, PATH)
    assert parsed.format == "session-state"
    assert parsed.contents == SessionState(
        "2026-10-05 09:41",
        (
            StateSection(
                "Corrections and constraints",
                Capture.CORRECTION,
                (
                    Bullet("no restarts of the billing service before six in the evening", "2026-10-05", 12),
                    Bullet("the staging account is shared", "2026-10-05", 14),
                ),
            ),
            StateSection("Preferences", Capture.PREFERENCE, ()),
            StateSection("Decisions", Capture.DECISION, (Bullet("cold storage after a year", "2026-10-04", 23),)),
            StateSection(
                "Key proper nouns",
                Capture.NOUN,
                (Bullet("the build cluster", "orchard", 28), Bullet("pier is the gateway", "2026-10-04", 29)),
            ),
            StateSection("Next steps", None, (Bullet("call the vendor", None, 34),)),
        ),
    )
    assert parsed.contents.counts == (
        Count(2, "correction"),
        Count(1, "decision"),
        Count(2, "noun"),
        Count(1, "other note"),
    )


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    windows = b"\xef\xbb\xbf" + STATE.replace("\n", "\r\n").encode()
    assert document(windows, PATH).contents == document(STATE, PATH).contents


def test_the_untouched_template_holds_nothing() -> None:
    parsed = document("# Session State\n\nLast updated: YYYY-MM-DD HH:MM\n\n## Decisions\n", PATH)
    assert parsed.contents == SessionState(None, (StateSection("Decisions", Capture.DECISION, ()),))


def test_a_section_knows_where_the_next_bullet_goes() -> None:
    content = STATE.encode()
    section = state_section(content, Capture.PREFERENCE)
    assert section is not None
    assert content[section.insert_at :].startswith(b"\n## Decisions")
    assert state_section(b"# Session State\n", Capture.NOUN) is None
