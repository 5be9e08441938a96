"""Makes files appear whole, and makes files that hotwash itself created disappear again."""

import errno
import time

from hotwash.core.storage import displaced as aside
from hotwash.core.storage import sysio, ulid
from hotwash.core.storage.displaced import FILE, SPARE, Displaced
from hotwash.core.storage.exchange import Old, wait_until_quiet
from hotwash.core.storage.place import ChangedMeanwhile, Place
from hotwash.core.storage.sysio import Lease

_WAIT = 0.05
_NO_LINK = (errno.EXDEV, errno.EPERM, errno.EOPNOTSUPP, errno.EMLINK, errno.EACCES)


def create_file(place: Place, content: bytes) -> None:
    """A new file with the permissions that any new file gets. Raises `ChangedMeanwhile` if there is one by now."""
    name = ulid.new_id(time.time()) + SPARE
    with sysio.opened(sysio.open_at(name, place.state, sysio.NEW, 0o666)) as fresh:
        try:
            sysio.append(fresh, content)
            sysio.sync(fresh)
            _appear(place, name, content)
        finally:
            sysio.discard(name, place.state)


def remove_file(place: Place, old: Old) -> None:
    """Take the file away as long as it holds exactly `old.base`. Raises `ChangedMeanwhile` or `OSError`."""
    name = ulid.new_id(time.time())
    gone = Displaced(
        name=name,
        home=sysio.status(place.state).st_ino,
        target=place.path,
        inode=old.found.st_ino,
        taken=len(old.base),
        fresh=0,
        written=0,
        at=time.time(),
    )
    aside.note(place.state, gone)
    aside.sync_record(place.state, gone)
    try:
        if wait_until_quiet(old.descriptor, _WAIT) is Lease.HELD:
            raise ChangedMeanwhile(place.path)
        _check_untouched(place, old)
        sysio.rename(place.name, place.directory, name + FILE, place.state)
    except OSError as error:
        aside.forget(place.state, name)
        if error.errno != errno.EXDEV:
            raise
        sysio.remove(place.name, place.directory)
        sysio.sync(place.directory)
        return
    except BaseException:
        aside.forget(place.state, name)
        raise
    try:
        sysio.give_back(old.descriptor)
        wait_until_quiet(old.descriptor, _WAIT)
        _check_content(place, old)
        sysio.sync(place.directory)
    except BaseException:
        sysio.link(name + FILE, place.state, place.name, place.directory)
        aside.forget(place.state, name)
        raise


def _appear(place: Place, name: str, content: bytes) -> None:
    try:
        sysio.link(name, place.state, place.name, place.directory)
    except FileExistsError as error:
        raise ChangedMeanwhile(place.path) from error
    except OSError as error:
        if error.errno not in _NO_LINK:
            raise
        _write_where_it_belongs(place, content)
    try:
        sysio.sync(place.directory)
    except OSError:
        sysio.remove(place.name, place.directory)
        raise


def _write_where_it_belongs(place: Place, content: bytes) -> None:
    """Without links into this directory: a reader may see the beginning of the file alone for a moment."""
    try:
        descriptor = sysio.open_at(place.name, place.directory, sysio.NEW, 0o666)
    except FileExistsError as error:
        raise ChangedMeanwhile(place.path) from error
    with sysio.opened(descriptor):
        try:
            sysio.append(descriptor, content)
            sysio.sync(descriptor)
        except BaseException:
            sysio.remove(place.name, place.directory)
            raise


def _check_untouched(place: Place, old: Old) -> None:
    found = sysio.status_at(place.name, place.directory)
    if found is None or found.st_ino != old.found.st_ino:
        raise ChangedMeanwhile(place.path)
    _check_content(place, old)


def _check_content(place: Place, old: Old) -> None:
    if sysio.read(old.descriptor) != old.base:
        raise ChangedMeanwhile(place.path)
