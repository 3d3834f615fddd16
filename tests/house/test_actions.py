"""Every way in declares what it needs."""

from infra.actions import COMMANDS, QUERIES, Command
from infra.permissions import Permission, permissions
from tenants.roles import BUILT_IN, DEVICE, DISPLAY, EVERYONE, STAFF


def test_every_command_needs_a_permission():
    for name, spec in COMMANDS.items():
        assert isinstance(spec.needs, Permission), name
        assert issubclass(spec.type, Command), name
        assert spec.type.__dataclass_params__.frozen, name


def test_every_query_says_what_it_needs():
    assert QUERIES
    for name, spec in QUERIES.items():
        assert spec.needs is None or isinstance(spec.needs, Permission), name


def test_permissions_belong_to_known_roles_and_read_in_both_languages():
    known = {role.code for role in (*BUILT_IN, *STAFF)} | {DEVICE, DISPLAY, EVERYONE}
    for name, each in permissions().items():
        if name.startswith("test"):
            continue  # made by a test in this process
        assert each.roles <= known, name
        assert each.zh, f"{name} has no Chinese words"
        assert each.text, name
