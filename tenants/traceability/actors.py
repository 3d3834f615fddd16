"""What traceability does by itself: each part's actors, found by this name."""

from tenants.traceability import expiring, upgrading
from tenants.traceability.flow import actors as flow_actors
from tenants.traceability.recall import actors as recall_actors
from tenants.traceability.substances import actors as substance_actors

__all__ = ["expiring", "flow_actors", "recall_actors", "substance_actors", "upgrading"]
