"""The business modules that exist, lowest first: registry, import order, seed order and navigation order at once.

A module imports only modules before it. `graphql.py`, `actors.py`, `models.py` and the others are found by name.
"""

MODULES = (
    "plans", "identity", "records", "masterdata", "equipment", "orders", "traceability", "labels", "reporting", "wages",
    "telemetry", "scheduling", "insights", "onboarding", "vendor",
)  # fmt: skip
