"""What scripts may import from `hotwash.core`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import hotwash.core
from hotwash.core import Intent, Plan, Store, Target, configured


def test_every_public_name_can_be_imported_and_is_documented() -> None:
    for name in hotwash.core.__all__:
        value = getattr(hotwash.core, name)
        assert value.__doc__ if callable(value) else value


def test_the_list_is_sorted_whole_and_shown_to_people_who_look() -> None:
    assert hotwash.core.__all__ == sorted(hotwash.core.__all__, key=_order)
    assert dir(hotwash.core) == sorted(hotwash.core.__all__)
    assert set(hotwash.core.__all__) == set(hotwash.core._MODULE_OF)


def _order(name: str) -> tuple[bool, bool, str]:
    """Constants, classes, functions; as the linter sorts them."""
    return (not name.isupper(), name.islower(), name)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        hotwash.core.nonsense  # noqa: B018 # looking is the test


def test_the_package_itself_imports_nothing_of_its_own() -> None:
    code = "import sys, hotwash.core; print(sorted(name for name in sys.modules if name.startswith('hotwash.core.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_script_lists_and_resolves(tmp_path: Path) -> None:
    errors = tmp_path / "project" / ".learnings" / "ERRORS.md"
    errors.parent.mkdir(parents=True)
    errors.write_text(
        "### ERR-20260520-001\n**Status**: pending\n**Context**: a\n**Content**: b\n**Action**: c\n", encoding="utf-8"
    )
    (tmp_path / "project" / "src").mkdir()
    (tmp_path / "project" / ".hotwash.toml").write_text("editor = 'x'\n", encoding="utf-8")
    store = Store(configured(tmp_path / "project" / "src", tmp_path, {**os.environ}))
    ((document, entry),) = store.load().entries()
    assert (document.relative, entry.line, entry.native_id) == (".learnings/ERRORS.md", 1, "ERR-20260520-001")
    assert [remark.rule for remark in store.snapshot.remarks] == ["configuration"]
    plan = store.plan(Intent("resolve", (Target(entry.key),)))
    assert isinstance(plan, Plan)
    assert store.commit(plan).sentence.startswith("resolved ERR-20260520-001")
