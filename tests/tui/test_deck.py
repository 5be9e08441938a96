"""The queue of a review: skipped cards come again once, undone ones come back, new ones wait below."""

from hotwash.tui.deck import Card, Deck

A, B, C, D = (("entry", name) for name in "ABCD")


def through(deck: Deck) -> list[Card]:
    """The cards that come when nobody decides anything."""
    seen = []
    while (card := deck.current) is not None:
        seen.append(card)
        deck = deck.skip()
    return seen


def test_skipped_cards_come_again_once() -> None:
    assert through(Deck((A, B))) == [A, B, A, B]


def test_a_decided_card_does_not_come_again() -> None:
    deck = Deck((A, B, C)).skip().decide("resolved", "T1")
    assert deck.place == "3/3"
    assert through(deck) == [C, A, C]
    assert deck.skipped == 1


def test_the_place_says_when_cards_come_again() -> None:
    deck = Deck((A, B)).skip().decide("resolved", "T1")
    assert (deck.current, deck.place) == (A, "again 1/1")
    assert deck.decide("snoozed", "T2").current is None


def test_an_undone_decision_brings_its_card_back() -> None:
    deck = Deck((A, B, C)).decide("resolved", "T1").decide("snoozed", "T2")
    assert deck.words == {"resolved": 1, "snoozed": 1}
    back = deck.back("T1")
    assert back.current == A
    assert back.words == {"snoozed": 1}
    assert deck.back("T9") == deck


def test_what_others_decided_is_counted_and_passed_over() -> None:
    deck = Deck((A, B)).pass_over()
    assert (deck.current, deck.others, deck.skipped) == (B, 1, 0)


def test_new_cards_lie_below_and_known_ones_do_not_come_twice() -> None:
    assert through(Deck((A, B)).join((B, C)))[:3] == [A, B, C]
    deck = Deck((A,)).skip().join((A, D))
    assert (deck.current, through(deck)) == (A, [A, D])


def test_a_card_that_was_skipped_twice_is_not_put_away_twice() -> None:
    deck = Deck((A, B)).skip().decide("resolved", "T1").back("T1").skip()
    assert through(deck) == [A, B]
