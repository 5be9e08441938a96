"""The Python code of the guide does what the guide says, as a script of its own."""

import os
import re
import subprocess
import sys
from pathlib import Path

GUIDE = Path(__file__).parents[1] / "docs" / "guide"
CODE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ERRORS = "### ERR-20260520-001\n**Status**: pending\n**Context**: a\n**Content**: b\n**Action**: c\n"


def test_the_code_of_the_guide_to_scripts_lists_and_resolves(tmp_path: Path) -> None:
    log = tmp_path / "project" / ".learnings" / "ERRORS.md"
    log.parent.mkdir(parents=True)
    log.write_text(ERRORS, encoding="utf-8")
    script = "\n".join(CODE.findall((GUIDE / "scripting.md").read_text(encoding="utf-8")))
    place = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state"), "PATH": os.environ["PATH"]}
    ran = subprocess.run(
        [sys.executable, "-c", script],
        check=False,
        cwd=tmp_path / "project",
        env={**place, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == (".learnings/ERRORS.md 1 ERR-20260520-001 open\nresolved ERR-20260520-001\n")
    assert log.read_text(encoding="utf-8").startswith("### ERR-20260520-001\n**Status**: resolved\n")
