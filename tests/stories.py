"""A small collection of movements, told by hand: what the journeys and the tests of their page read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from geo.model import Article, Event, Place
from geo.store import Store
from tests.builders import article, asset, end, event, findings, place, said_by, when

HMEIMIM = place("Hmeimim air base", id="site:hmeimim", kind="airbase", precision="site", lat=35.4, lon=35.95)
TARTUS = place("Tartus")
KHADIM = place("Al-Khadim air base", id="site:khadim", kind="airbase", precision="site", lat=32, lon=21.2)
BALTIC = place(
    "Baltic Sea", id="region:baltic", kind="water", precision="sea", lat=57.5, lon=19.5, country=None
)
PALMYRA = place("Palmyra", lat=34.56, lon=38.27, division="Homs")

Tell = Callable[[Article], Event]
Named = tuple[str, Place | None]


def tells(
    trigger: str,
    kind: str = "arrive",
    what: tuple[str, str, str] | None = None,
    *,
    count: int | None = None,
    start: Named | None = None,
    to: Named | None = None,
    at: Named | None = None,
    on: tuple[str, str] | None = None,
    by: str | None = None,
    **known: Any,
) -> Tell:
    """What a word of a text tells: ``what`` is an asset's words, class and name, the rest is in its words."""

    def told(of: Article) -> Event:
        slots = {"origin": start, "destination": to, "location": at}
        parts: dict[str, Any] = {slot: end(of, *named) for slot, named in slots.items() if named}
        if what:
            words, asset_class, name = what
            parts["asset"] = asset(of, words, asset_class, name=name, operator="RU", count=count)
        parts |= {"date": when(of, *on)} if on else {}
        parts |= {"attribution": said_by(of, by)} if by else {}
        return event(of, trigger, kind, **parts, **known)

    return told


def report(store: Store, text: str, *told: Tell, sample: bool = False, **known: Any) -> Article:
    """Store an article that tells of these movements."""
    of = article(text, **known)
    events = [tell(of) for tell in told]
    assets = [each.asset for each in events if each.asset]
    store.add(of, findings(of, assets=assets, events=events), sample=sample)
    return of


def relate(store: Store) -> None:
    """Transports, counted differently and denied; a voyage; a presence; and what stays off the map."""
    day = ("14 December", "2024-12-14")
    transports: dict[str, Any] = {"start": ("Hmeimim", HMEIMIM), "to": ("al-Khadim", KHADIM), "on": day}
    report(
        store,
        "The day began quietly. Two Il-76 transports left Hmeimim for al-Khadim on 14 December, Maxar found."
        " More were being loaded.",
        tells(
            "left",
            "relocate",
            ("Two Il-76 transports", "transport_aircraft", "Il-76"),
            count=2,
            by="Maxar",
            modality="observed",
            **transports,
        ),
        publisher="Gazette",
        published="2024-12-15",
        title="Transports leave",
    )
    report(
        store,
        "Four Il-76 flew from Hmeimim to al-Khadim on 14 December, Reuters said.",
        tells(
            "flew",
            "relocate",
            ("Four Il-76", "transport_aircraft", "Il-76"),
            count=4,
            by="Reuters",
            modality="claimed",
            **transports,
        ),
        publisher="Courier",
        published="2024-12-15",
    )
    report(
        store,
        "The ministry denied that any Il-76 left Hmeimim for al-Khadim on 14 December.",
        tells(
            "left",
            "relocate",
            ("Il-76", "transport_aircraft", "Il-76"),
            by="The ministry",
            modality="denied",
            polarity="negated",
            draw=False,
            **transports,
        ),
        publisher="Agency",
        published="2024-12-16",
    )
    report(
        store,
        "Two logistics vessels from the Baltic reached Tartus on 21 December.",
        tells(
            "reached",
            "arrive",
            ("Two logistics vessels", "auxiliary_ship", "logistics vessel"),
            count=2,
            start=("Baltic", BALTIC),
            to=("Tartus", TARTUS),
            on=("21 December", "2024-12-21"),
        ),
        publisher="Naval Watch",
        published="2024-12-22",
    )
    report(
        store,
        "Soldiers remain at Palmyra. An exercise is under way somewhere. Once frigates lay at Tartus."
        " Submarines may call at Tartus.",
        tells(
            "remain", "remain", ("Soldiers", "personnel", "soldiers"), at=("Palmyra", PALMYRA), time="current"
        ),
        tells("exercise", "exercise", at=("somewhere", None)),
        tells(
            "lay",
            "station",
            ("frigates", "warship", "frigates"),
            at=("Tartus", TARTUS),
            time="historical",
            draw=False,
        ),
        tells(
            "call",
            "arrive",
            ("Submarines", "submarine", "submarines"),
            to=("Tartus", TARTUS),
            modality="possible",
            draw=False,
        ),
        publisher="Courier",
        published="2024-12-30",
    )
