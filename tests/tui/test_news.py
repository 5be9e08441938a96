"""What others wrote is news; what was there at the start or what the person wrote is not."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import Snapshot
from hotwash.tui.news import News
from support.snapshots import document, entry, snapshot

NOW = datetime(2026, 5, 20, 14, 32)
ONE, TWO = entry("ERR-20260520-001", "one"), entry("ERR-20260520-002", "two")
NOTHING: frozenset[Key] = frozenset()


def after(news: News, before: Snapshot, now_known: Snapshot, own: frozenset[Key] = NOTHING) -> News:
    return news.after(before, now_known, own, NOW, 10.0)


def test_entries_that_appear_are_new_and_counted_from_now() -> None:
    news = after(News(), snapshot(document(ONE)), snapshot(document(ONE, TWO), generation=2))
    assert (news.new, news.changed, news.count) == (frozenset({TWO.key}), NOTHING, 1)
    assert news.first_seen == {TWO.key: NOW}


def test_text_that_differs_is_changed_and_a_new_entry_stays_new() -> None:
    first, second = snapshot(document(ONE)), snapshot(document(ONE, TWO), generation=2)
    third = snapshot(document((ONE, {"Action": "another"}), (TWO, {"Action": "another"})), generation=3)
    news = after(after(News(), first, second), second, third)
    assert (news.new, news.changed) == (frozenset({TWO.key}), frozenset({ONE.key}))


def test_what_the_person_wrote_is_no_news() -> None:
    changed = snapshot(document((ONE, {"Action": "mine"})), generation=2)
    assert after(News(), snapshot(document(ONE)), changed, frozenset({ONE.key})).count == 0


def test_what_the_person_wrote_elsewhere_is_none_and_only_asked_for_where_there_is_any() -> None:
    asked: list[frozenset[Key]] = []

    def elsewhere(_: Snapshot, __: Snapshot, keys: Iterable[Key]) -> frozenset[Key]:
        asked.append(frozenset(keys))
        return frozenset({TWO.key})

    first, second = snapshot(document(ONE)), snapshot(document((ONE, {"Action": "x"}), TWO), generation=2)
    news = News().after(first, second, NOTHING, NOW, 10.0, elsewhere)
    assert (news.new, news.changed, asked) == (NOTHING, frozenset({ONE.key}), [frozenset({ONE.key, TWO.key})])
    news.after(second, replace(second, generation=3), NOTHING, NOW, 11.0, elsewhere)
    assert len(asked) == 1


def test_rows_that_only_arrive_because_files_are_still_being_read_are_no_news() -> None:
    loading = replace(snapshot(document(ONE)), loading=1)
    assert after(News(), loading, snapshot(document(ONE, TWO), generation=2)).count == 0


def test_what_is_gone_is_no_news_any_more() -> None:
    first, second = snapshot(document(ONE)), snapshot(document(ONE, TWO), generation=2)
    news = after(after(News(), first, second), second, snapshot(document(ONE), generation=3))
    assert news.count == 0


def test_news_is_fresh_for_half_a_second() -> None:
    news = after(News(), snapshot(document(ONE)), snapshot(document(ONE, TWO), generation=2))
    assert news.is_fresh([TWO.key], 10.4)
    assert not news.is_fresh([TWO.key], 10.6)
    assert not news.is_fresh([ONE.key], 10.0)
