"""The other side of every channel, on the loopback: what it gets is checked as the real one checks it, and kept."""

from infra.notify.stubs.gateway import Gateway, Got
from infra.notify.stubs.post_office import PostOffice

__all__ = ["Gateway", "Got", "PostOffice"]
