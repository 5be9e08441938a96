"""Who may come in: anybody on this machine but web pages, or whoever knows the name and the password."""

import base64
import binascii
import ipaddress
from hashlib import sha256
from hmac import compare_digest

from hotwash.core.model.values import dataclass, field
from hotwash.core.storage.webhook.exchange import Answer, Request, refused


@dataclass(frozen=True, slots=True)
class Credentials:
    """What basic authentication asks for."""

    user: str
    password: str = field(repr=False)

    def fit(self, header: str) -> bool:
        """Whether an Authorization header says the same; takes as long whatever differs."""
        scheme, _, encoded = header.partition(" ")
        try:
            given = base64.b64decode(encoded.strip(), validate=True)
        except (binascii.Error, ValueError):
            given = b""
        wanted = f"{self.user}:{self.password}".encode()
        return compare_digest(sha256(given).digest(), sha256(wanted).digest()) and scheme.lower() == "basic"


def refusal(request: Request, credentials: Credentials | None) -> Answer | None:
    """Why a request is turned away. Without credentials only this machine is meant, and called by its own name."""
    if credentials is not None and not credentials.fit(request.headers.get("authorization", "")):
        return refused(401, "name and password are asked for", WWW_Authenticate='Basic realm="hotwash"')
    if "origin" in request.headers:
        return refused(403, "requests of web pages are turned away")
    if credentials is None and not is_this_machine(_name_of(request.headers.get("host", ""))):
        return refused(403, "call this machine localhost, or start with --auth")
    return None


def is_this_machine(host: str) -> bool:
    """Whether a host can only mean this machine."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _name_of(host: str) -> str:
    """A Host header without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if host.count(":") == 1 else host
