"""The rights each module declared for its tables (`GRANTS` beside its models); the rest get the default."""

import sys

from infra.db import Base

Grant = tuple[str, str, str]


def declared_grants() -> list[Grant]:
    homes = {mapper.class_.__module__ for mapper in Base.registry.mappers}
    return [grant for home in sorted(homes) for grant in getattr(sys.modules[home], "GRANTS", ())]
