"""What a first-time visitor reads when everything runs."""

from __future__ import annotations

from infra.bootstrap import say
from infra.launch.plan import Plan

PASSWORD, PIN = "lotline-demo", "1357"
LOGINS = (
    ("wang", "王建国", "operator", "/w", "scan or type a card, report good and scrap, 交"),
    ("chen", "陈志强", "team lead", "/w", "the team's work, 需处理, adopt a refused report"),
    ("zhou", "周晓岚", "planner", "/c", "orders moving live, release, hold, print a traveller card"),
    ("sun", "孙丽", "quality lead", "/c", "the trail: who, what, when, old and new; export it"),
    ("qian", "钱卫东", "owner", "/c", "people, roles, what each may do and where"),
)


def show(plan: Plan, seconds: float) -> None:
    say.line(f"\nLotline 工迹 runs, {seconds:.0f} s after the command.\n")
    for name, path in (("Start page", "/"), ("Worker app", "/w"), ("Console", "/c")):
        say.line(f"  {name.ljust(12)} {plan.public_url}{path}")
    if plan.lan:
        address = plan.public_url.removeprefix("https://").rpartition(":")[0]
        say.line(f"  {'Phones'.ljust(12)} http://{address}:{plan.landing_port}   (open this first: certificate and QR)")
    say.line(f"\n  Company code  hengzhun (恒准精密)    password  {PASSWORD}    PIN  {PIN}\n")
    for login, name, role, app, what in LOGINS:
        say.line(f"    {login.ljust(6)} {say.padded(name, 8)} {role.ljust(13)} {app}   {what}")
    say.line("\n  Engines")
    for concern, resolved, switch in plan.engines():
        say.line(f"    {concern.ljust(8)} {resolved}" + ("" if switch == "-" else f"   [{switch}]"))
    say.line(f"\n  Data  {plan.state}    Logs  {plan.logs}")
    say.line("  A machine that counts: ./lotline simulate    Check the trail: ./lotline verify hengzhun")
    say.line("  Stop: Ctrl-C, or ./lotline down. The data stays until ./lotline reset.\n")
