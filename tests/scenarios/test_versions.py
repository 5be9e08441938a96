"""The third tab of a write-ahead record: what it said before."""

from support.driver import Person, Place, at_the_dashboard

RECORD = """## WAL Log

## WAL Entry — 2026-05-20 14:20
**Operation**: helm upgrade edge
**Affected resources**: edge
**Blast radius**: ingress
**Rollback**: helm rollback edge {revision}
**Status**: {status}
"""


def claim(place: Place, revision: int, status: str) -> None:
    folder = place.root / "memory"
    folder.mkdir(exist_ok=True)
    (folder / "working-buffer.md").write_text(RECORD.format(revision=revision, status=status), encoding="utf-8")


def test_a_record_that_was_reworded_tells_both_versions_newest_first(place: Place) -> None:
    claim(place, 41, "PENDING")

    async def scenario(person: Person) -> None:
        await person.press("5", "]", "]")
        assert "This is the only version seen since hotwash was started." in person.detail
        await person.wait(60)
        await person.others(lambda: claim(place, 40, "COMMITTED"))
        told = [line.split("  ")[1:] for line in person.detail.splitlines() if "rollback:" in line]
        assert told == [
            ["COMMITTED", "rollback: helm rollback edge 40"],
            ["PENDING", "rollback: helm rollback edge 41"],
        ]

    at_the_dashboard(place, scenario)
