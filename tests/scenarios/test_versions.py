"""What entries and write-ahead records said before: the third tab of a record, and `<` and `>`."""

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


def test_a_step_back_stays_there_until_the_newest_is_back(place: Place) -> None:
    claim(place, 41, "PENDING")

    async def scenario(person: Person) -> None:
        await person.press("5", "<")
        assert person.status == "version before: this is the only version seen since hotwash was started"
        await person.others(lambda: claim(place, 40, "PENDING"))
        await person.press("<")
        assert person.status == "version 1 of 2"
        assert "‖ version 1/2" in person.detail
        assert "helm rollback edge 41" in person.detail
        await person.press("y")
        assert "helm rollback edge 41" in person.status
        await person.others(lambda: claim(place, 39, "COMMITTED"))
        assert "‖ version 1/3" in person.detail
        await person.press(">", "]", "]", "]")
        assert "‖ version 2/3" in person.detail
        assert "+ **Rollback**: helm rollback edge 40" in person.detail
        await person.press(">")
        assert person.status == "the newest version – it follows"
        assert "‖" not in person.detail
        await person.press(">")
        assert person.status == "this is the newest version"

    at_the_dashboard(place, scenario)


def test_an_entry_that_an_agent_changed_can_be_read_as_it_was(place: Place) -> None:
    place.log(("ERR-20260519-001", "the queue is full"))

    async def scenario(person: Person) -> None:
        await person.others(lambda: place.errors.write_text(place.text().replace("queue", "mailbox")))
        await person.press("<")
        assert "‖ version 1/2" in person.detail
        assert "the queue is full" in person.detail
        await person.press(">")
        assert "the mailbox is full" in person.detail

    at_the_dashboard(place, scenario)
