"""What git knows of a folder, as lines; nothing where it knows nothing."""


def recent_commits(folder: str, most: int = 5) -> tuple[str, ...] | None:
    """One line for each of the newest commits of the repository that holds `folder`; `None` where git knows none."""
    return asked(folder, "log", "--oneline", "--no-decorate", "--no-color", "--no-show-signature", f"-{most}")


def asked(folder: str, *arguments: str) -> tuple[str, ...] | None:
    """The lines of git's answer in a folder; `None` where it has none or is not there."""
    from hotwash.core.storage.git_program import Git, GitFailed

    try:
        return tuple(Git(folder).read(*arguments).decode("utf-8", "replace").splitlines())
    except GitFailed:
        return None
