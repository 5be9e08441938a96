"""Filters, hits, and the order of a list."""

from hotwash.tui.action import Action, Group
from hotwash.tui.commands import going, recalling, viewing

ACTIONS: tuple[Action, ...] = (
    Action(
        "filter.edit",
        ("/",),
        "filter",
        "Narrow the list while you type; Enter keeps it, Esc brings the one before back.",
        Group.FIND,
        going.edit_filter,
        with_words=going.filter_by,
    ),
    Action(
        "recall.open",
        (),
        "recall…",
        "What was learned about some words before, best first; : recall WORDS does it at once.",
        Group.FIND,
        recalling.ask,
        with_words=recalling.recall_words,
    ),
    Action(
        "view.saved",
        ("F",),
        "views",
        "Filters with a name: show one, save the present one, delete one.",
        Group.FIND,
        viewing.open_views,
        writes=True,
        verbs=("save-view", "delete-view"),
    ),
    Action("filter.new", ("t",), "new only", "Only what is new or changed; again: all.", Group.FIND, going.toggle_news),
    Action(
        "hit.next",
        ("n",),
        "next hit",
        "The next place with a word of the filter.",
        Group.FIND,
        going.hit_by(1),
        going.no_words,
    ),
    Action("hit.previous", ("N",), "hit before", "The hit before.", Group.FIND, going.hit_by(-1), going.no_words),
    Action(
        "goto.id",
        ("#",),
        "go to ID",
        "Go to an ID; its last digits are enough.",
        Group.FIND,
        going.ask_id,
        with_words=going.go_to,
    ),
    Action(
        "attention.next", ("!",), "what needs you", "Go to the next thing that needs a human.", Group.FIND, going.attend
    ),
    Action("sort.menu", ("o",), "sort", "Choose the order of this list.", Group.FIND, going.choose_order),
    Action("sort.reverse", ("O",), "reverse order", "Turn the order around.", Group.FIND, going.reverse_order),
)
