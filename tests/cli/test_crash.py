"""A defect of hotwash leaves a traceback that acts on no terminal and shows no secret, and a code of its own."""

import pytest

from hotwash.cli.crash import report


def test_a_crash_is_told_without_control_characters_and_secrets(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        raise ValueError("\x1b]0;x\x07 token=hunter2hunter2")
    except ValueError as error:
        code = report(error)
    said = capsys.readouterr().err
    assert code == 70
    assert "Traceback" in said
    assert "␛]0;x␇" in said
    assert "hunter2" not in said
    assert said.endswith("next: report the lines above with the output of hotwash doctor\n")
