"""Structured logs: JSON lines in production, readable lines elsewhere. Who and what ride along by context."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog

log: structlog.stdlib.BoundLogger = structlog.get_logger("lotline")

_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
]


def configure(*, production: bool, level: int = logging.INFO) -> None:
    """Once per process. Lines of other libraries take the same road and the same shape."""
    renderer = structlog.processors.JSONRenderer() if production else structlog.dev.ConsoleRenderer(colors=False)
    shared = _SHARED if production else [each for each in _SHARED if each is not structlog.processors.format_exc_info]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for noisy in ("pika", "dramatiq.worker", "botocore", "amqtt", "transitions"):
        logging.getLogger(noisy).setLevel(max(level, logging.WARNING))


@contextmanager
def told(**who: Any) -> Iterator[None]:
    """Bind tenant, actor, command to every line logged inside."""
    with structlog.contextvars.bound_contextvars(
        **{name: str(value) for name, value in who.items() if value is not None}
    ):
        yield
