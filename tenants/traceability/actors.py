"""What traceability does by itself: each part's actors, found by this name."""

from tenants.traceability.recall import actors as recall_actors

__all__ = ["recall_actors"]
