"""The first line: every word stands for a check that has passed."""

from dataclasses import replace

import pytest

from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.header import Counts, Health, Mode, header, health_cell, workspaces_text
from hotwash.viewmodels.rows import Breadth, Cell
from support.snapshots import GLOBAL, NOW, PROJECT

LIVE = Health(files=5, confirmed=3.4)


@pytest.mark.parametrize(
    ("health", "wide", "narrow"),
    [
        (LIVE, "● live · 5 files · 3s", "● live 3s"),
        (replace(LIVE, files=1), "● live · 1 file · 3s", "● live 3s"),
        (replace(LIVE, poll=2.0), "● poll 2s · 5 files", "● poll 2s"),
        (replace(LIVE, plugins=2), "● live · ▲ 2 plugins · 3s", "● live ▲2 3s"),
        (Health(files=5), "reading 0/5", "reading 0/5"),
        (Health(files=5, read=3), "reading 3/5", "reading 3/5"),
        (replace(LIVE, held_back=7), "‖ paused +7", "‖ paused +7"),
        (replace(LIVE, missing=1), "▲ missing 1", "▲ missing 1"),
        (replace(LIVE, confirmed=40.0), "▲ stale 40s", "▲ stale 40s"),
        (replace(LIVE, errors=1), "✗ error 1", "✗ error 1"),
    ],
)
def test_health_in_words(health: Health, wide: str, narrow: str) -> None:
    assert health_cell(health, Breadth.WIDE).text == wide
    assert health_cell(health, Breadth.NARROW).text == narrow


def test_the_lowest_line_of_the_table_wins() -> None:
    everything = Health(files=5, read=3, confirmed=40.0, poll=2.0, held_back=7, missing=1, errors=1)
    order = [
        everything,
        replace(everything, errors=0),
        replace(everything, errors=0, confirmed=3.0),
        replace(everything, errors=0, confirmed=3.0, missing=0),
        replace(everything, errors=0, confirmed=3.0, missing=0, held_back=None),
        replace(everything, errors=0, confirmed=3.0, missing=0, held_back=None, read=None),
        replace(everything, errors=0, confirmed=3.0, missing=0, held_back=None, read=None, poll=None),
    ]
    words = [health_cell(health, Breadth.WIDE).text.strip("✗▲‖● ").split()[0] for health in order]
    assert words == ["error", "stale", "missing", "paused", "reading", "poll", "live"]


def test_workspaces_carry_their_scope_as_a_word_and_a_tone() -> None:
    both = (PROJECT, GLOBAL)
    assert workspaces_text(both, Breadth.WIDE) == (
        Cell("payments-api (project)", Tone.PROJECT),
        Cell(" + ", Tone.DIM),
        Cell("~/.claude (global)", Tone.GLOBAL),
    )
    texts = [
        "".join(cell.text for cell in workspaces_text(both, breadth)) for breadth in (Breadth.MEDIUM, Breadth.NARROW)
    ]
    assert texts == ["payments-api +global", "payments-api +g"]
    three = (PROJECT, replace(PROJECT, id="b"), GLOBAL)
    assert "".join(cell.text for cell in workspaces_text(three, Breadth.MEDIUM)) == "payments-api +1 +global"
    assert workspaces_text((), Breadth.WIDE)[0].text == "no workspace"


def test_the_parts_of_the_header() -> None:
    made = header((PROJECT, GLOBAL), LIVE, Counts(12, 2, 5, 3), mode=Mode.READ_WRITE, now=NOW, breadth=Breadth.WIDE)
    assert ["".join(cell.text for cell in name) for name in made.names] == [
        "hotwash payments-api (project) + ~/.claude (global)",
        "hotwash payments-api +global",
        "hotwash payments-api +g",
    ]
    assert (made.counts.text, made.problems.text) == ("12 pend  2 cand  5 stale", "✗3")
    assert (made.mode.text, made.clock.text) == ("RW", "14:32")
    early = header((PROJECT,), LIVE, Counts(12, None, 5), mode=Mode.READ_WRITE, now=NOW, breadth=Breadth.WIDE)
    assert early.counts.text == "12 pend  … cand  5 stale"
    narrow = header((PROJECT,), LIVE, Counts(12), mode=Mode.DEMO, now=NOW, breadth=Breadth.NARROW)
    assert (narrow.counts.text, narrow.problems.text, narrow.mode) == ("", "", Cell("DEMO", Tone.ACCENT))
    assert ["".join(cell.text for cell in name) for name in narrow.names] == ["payments-api"]
