"""Every model there is, so that the metadata is whole."""

import importlib
from importlib.util import find_spec

from tenants.modules import MODULES

INFRA_MODELS = ("infra.directory", "infra.journal.models", "infra.outbox")


def load_models() -> None:
    for module in (*INFRA_MODELS, *(f"tenants.{name}.models" for name in MODULES)):
        if _exists(module):
            importlib.import_module(module)


def _exists(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError as error:
        if error.name is None or not module.startswith(error.name):
            raise  # a broken import would otherwise quietly leave tables out
        return False
