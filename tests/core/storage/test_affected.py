"""How affected files look from outside, and never those outside the project."""

import os
from datetime import UTC, datetime
from pathlib import Path

from hotwash.core.storage.affected import looks

NOW = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)


def test_size_and_time_are_told_and_what_is_missing(tmp_path: Path) -> None:
    plan = tmp_path / "infra" / "main.tf"
    plan.parent.mkdir()
    plan.write_bytes(b"x" * 2048)
    written = NOW.timestamp() - 3 * 3600
    os.utime(plan, (written, written))
    assert looks(str(tmp_path), ["infra/main.tf", "gone.tf"], NOW) == {
        "infra/main.tf": "2.0 KB, written 3 h ago",
        "gone.tf": "is not there",
    }


def test_names_that_lead_out_of_the_project_are_left_out(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "secret.txt").write_text("x")
    (project / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert looks(str(project), ["../secret.txt", "link.txt", "/etc/hostname.conf"], NOW) == {}
