"""待办: what somebody has to do, whichever module wants it done. One list per person and role.

A module posts a to-do in the transaction that makes it necessary and settles it in the one that does it, so the list
never disagrees with the plant. Telling people about it is somebody else's work a moment later (an actor on TodoPosted).
"""

from tenants.identity.inbox.kinds import TodoKind, todo_kind
from tenants.identity.inbox.posting import post_todo, settle_todo

__all__ = ["TodoKind", "post_todo", "settle_todo", "todo_kind"]
