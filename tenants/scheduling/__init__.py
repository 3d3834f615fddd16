"""Scheduling: which operation is next where, when orders will be done by that, and who does what in a shift.

Dispatching by rule: forward finite loading on calendars and rosters, renewed after every act that matters. The living
plan is its own (decisions/0009); orders hear of it by `orders.set_plan`. It judges no report and changes no order.
"""

from tenants.scheduling.replanning import Replanned, replan

__all__ = ["Replanned", "replan"]
