"""The commands' groups; each module beside this one hangs its commands on them."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup


class EndsByDefault(TyperGroup):
    """``posko call PERSON ...`` is ``posko call end PERSON ...``: what is typed most, one call after the other, needs no verb."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments with the verb that was left out."""
        if args and args[0] not in (*self.commands, "--help"):
            args = ["end", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    name="posko",
    help="Situation console for a foreign ministry and its missions.",
    no_args_is_help=True,
    add_completion=False,
)
register_app = typer.Typer(help="Backup, restore, rebuild, check.", no_args_is_help=True)
person_app = typer.Typer(help="Show, add and judge persons.", no_args_is_help=True)
incident_app = typer.Typer(help="Open, list and show incidents.", no_args_is_help=True)
report_app = typer.Typer(help="File and withdraw reports.", no_args_is_help=True)
officer_app = typer.Typer(help="The officers who can unlock this register.", no_args_is_help=True)
hospital_app = typer.Typer(help="Hospitals that were asked.", no_args_is_help=True)
contact_app = typer.Typer(help="Contacts with authorities of the host country.", no_args_is_help=True)
warden_app = typer.Typer(help="Wardens of the community, and whom they look after.", no_args_is_help=True)
household_app = typer.Typer(help="Who lives with whom.", no_args_is_help=True)
alert_app = typer.Typer(help="Alert levels of countries and areas (status siaga).", no_args_is_help=True)
call_app = typer.Typer(
    cls=EndsByDefault, help="How a call ended: call PERSON ... --incident I --result R.", no_args_is_help=True
)
enquiry_app = typer.Typer(help="Those who ask for somebody, and what they are told.", no_args_is_help=True)
sweep_app = typer.Typer(help="Asking the hospitals and authorities of a place.", no_args_is_help=True)
chronology_app = typer.Typer(help="The chronology of an incident.", no_args_is_help=True)
statement_app = typer.Typer(help="The public statement and its approval.", no_args_is_help=True)
admin_app = typer.Typer(
    help="The ministry: founding it, its missions, who is enrolled, revoked, a guest.", no_args_is_help=True
)
device_app = typer.Typer(help="The consoles of the ministry, and this one's enrolment.", no_args_is_help=True)
exchange_app = typer.Typer(help="Where the hub is; exchange files.", no_args_is_help=True)
conflicts_app = typer.Typer(help="Values written apart, of which an officer keeps one.", no_args_is_help=True)
mission_app = typer.Typer(help="What stands on a mission's record.", no_args_is_help=True)
for name, group in (
    ("register", register_app),
    ("person", person_app),
    ("household", household_app),
    ("warden", warden_app),
    ("incident", incident_app),
    ("report", report_app),
    ("hospital", hospital_app),
    ("contact", contact_app),
    ("call", call_app),
    ("enquiry", enquiry_app),
    ("sweep", sweep_app),
    ("chronology", chronology_app),
    ("alert", alert_app),
    ("officer", officer_app),
    ("statement", statement_app),
    ("mission", mission_app),
    ("admin", admin_app),
    ("device", device_app),
    ("exchange", exchange_app),
    ("conflicts", conflicts_app),
):
    app.add_typer(group, name=name)

AsJson = Annotated[bool, typer.Option("--json", help="Answer as one JSON document.")]
