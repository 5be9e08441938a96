"""Numbers for new ids are never used again."""

from hotwash.core.analysis.numbers import next_id
from support.operating import ERRORS, LEARNINGS, Files


def test_the_next_number_is_above_every_entry_and_every_reference_of_the_day() -> None:
    files = Files.of(
        {
            LEARNINGS: "### LRN-20260926-001\n**Status**: pending\n\n### LRN-20260926-003\n**Status**: pending\n",
            ERRORS: "### ERR-20260926-007\n**Status**: pending\n**Supersedes**: LRN-20260926-004\n",
        }
    )
    assert next_id(files.snapshot, "LRN", "20260926") == "LRN-20260926-005"
    assert next_id(files.snapshot, "LRN", "20260925") == "LRN-20260925-001"


def test_letters_dates_and_longer_ids_are_no_numbers() -> None:
    files = Files.of({ERRORS: "## [OPS-20260926-A7B] a\n\n## [OPS-20260926-120000-4] b\n\nXOPS-20260926-050\n"})
    assert next_id(files.snapshot, "OPS", "20260926") == "OPS-20260926-001"


def test_an_id_given_away_in_the_same_breath_is_taken() -> None:
    assert next_id(Files.of({}).snapshot, "ERR", "20260926", ["ERR-20260926-001"]) == "ERR-20260926-002"
