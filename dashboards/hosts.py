"""Hosts: the names under which an atlas is reached."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from dashboards.settings import Settings


def here(host: str) -> bool:
    """Whether a host is the machine that asks."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def named(address: str) -> str:
    """Return the host of an address, or of the header ``Host``; empty where it has none."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
        return host if host.isascii() else host.encode("idna").decode()
    except ValueError:
        return ""


def welcome(settings: Settings) -> frozenset[str]:
    """Return the hosts that are answered beside this machine itself; none means any.

    Those that the administrator lists, and the one that leads here.
    """
    listed = (named(one.strip()) for one in settings.hosts.split(","))
    return frozenset(host for host in (*listed, named(settings.site)) if host)


def lets(hosts: frozenset[str], host: str) -> bool:
    """Whether a request to a host is answered; one that starts with a point stands for all in it.

    Examples
    --------
    >>> lets(frozenset({"atlas.example"}), "elsewhere.example")
    False
    """
    if not hosts:
        return True
    ends = tuple(one for one in hosts if one.startswith("."))
    return host in hosts or here(host) or f".{host}".endswith(ends)
