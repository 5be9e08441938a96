"""Small files in all the ways that people and agents write them: found is what is labelled, no less and no more."""

import re
from collections.abc import Callable

import pytest

from support.labelled import Case, found_in, labelled_cases, wanted_in

CASES = labelled_cases()
NAMES = [f"{case.topic}: {case.name}" for case in CASES]
TITLE = re.compile(r"^(#{1,6} +)(\S.*)$", re.MULTILINE)

DISGUISES: dict[str, Callable[[str], str]] = {
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "no final newline": lambda text: text.rstrip("\n"),
    "more blank lines at the end": lambda text: text + "\n\n",
    "closing hashes": lambda text: TITLE.sub(r"\1\2 ##", text),
    "blanks behind titles": lambda text: TITLE.sub(r"\1\2  ", text),
    "titles in bold": lambda text: TITLE.sub(lambda title: title[0] if "**" in title[0] else _bold(title), text),
    "an emoji before titles": lambda text: TITLE.sub(r"\1🔧 \2", text),
    "two blanks before titles": lambda text: TITLE.sub(r"\1 \2", text),
}


def _bold(title: re.Match[str]) -> str:
    return f"{title[1]}**{title[2]}**"


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_what_is_labelled_is_found(case: Case) -> None:
    assert found_in(case) == wanted_in(case)


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=list(DISGUISES))
def test_what_is_found_does_not_depend_on_how_titles_and_lines_are_dressed(disguise: Callable[[str], str]) -> None:
    odd = [case.name for case in CASES if found_in(case._replace(text=disguise(case.text))) != wanted_in(case)]
    assert odd == []


def test_the_names_of_cases_are_told_apart() -> None:
    assert len(set(NAMES)) == len(NAMES) >= 320
