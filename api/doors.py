"""What the handlers of one process share."""

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import strawberry

from api.schema import schema
from infra.graphql.documents import Documents
from infra.live import Live
from infra.settings import PROJECT, Settings, settings


@dataclass(frozen=True)
class Doors:
    settings: Settings
    schema: strawberry.Schema
    documents: Documents
    live: Live


@lru_cache(maxsize=1)
def doors() -> Doors:
    made = schema()
    # Manifests only grow: a phone that was away for months still finds its documents.
    manifests = [PROJECT / "pwa" / "persisted-documents.json", *sorted((PROJECT / "pwa" / "manifests").glob("*.json"))]
    if more := os.environ.get("LOTLINE_DOCUMENTS"):  # an integrator's own reviewed documents
        manifests.append(Path(more))
    return Doors(
        settings=settings(),
        schema=made,
        documents=Documents(made._schema, manifests, production=settings().production),
        live=Live(),
    )
