"""A program with one new member in each closed list, from reading a text to the pages; prints what it saw."""

from __future__ import annotations

import json
from dataclasses import replace

from streamlit.testing.v1 import AppTest

from geo import frames, serial, wording
from geo.corroboration import corroborate, reports_of
from geo.gazetteer import Gazetteer
from geo.gazetteer.build import build
from geo.maps import Subject
from geo.maps.figures import figures, movements_of
from geo.maps.legend import legend
from geo.model import AssetClass, EventKind, Modality
from geo.pipeline import Pipeline
from geo.reading import read_text
from geo.settings import DATA, ROOT, settings
from geo.store import Store
from tests.gazetteer.conftest import TABLES, inputs

TEXT = "Two zeppelins paraded at Hmeimim air base on 3 May 2024."


def shown(page: str, **address: str) -> str:
    """What a page puts on the screen."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.switch_page(f"pages/{page}.py")
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, [each.message for each in app.exception]
    choices = (option for widget in app.multiselect for option in widget.options)
    return "\n".join([*(each.proto.body for each in app.get("html")), *choices])


def main() -> None:
    before = Gazetteer.open().place("site:hmeimim")  # by a file that was written without the new kind
    (DATA / "gazetteer.bin").unlink()
    build(DATA / "gazetteer.bin", inputs(DATA / "places_of_test", _tables()))
    article = read_text(TEXT, id="report", published="2024-05-04")
    findings = Pipeline.open().extract(article)
    rumour = replace(findings.events[0], modality=Modality("rumoured"))
    store = Store.open(settings().database)
    store.add(article, findings)
    store.add(read_text(TEXT + " It is said.", id="rumour"), replace(findings, events=(rumour,)))
    events = frames.events(store)
    (place_id,) = {end.place.id for end in rumour.ends if end.place}
    (drawn, *_) = figures(movements_of(events))
    page = shown("movements")
    print(
        json.dumps(
            {
                "before": before and before.kind,
                "events": serial.document(article, findings)["events"],
                "headlines": [wording.headline(found) for found in events["found"]],
                "modalities": sorted(events["modality"]),
                "lanes": list(frames.timeline(events, place_id)["lane"]),
                "families": [found.family for found in corroborate(reports_of(events))],
                "route": len(drawn.spots),
                "labels": [AssetClass("zeppelin").label, EventKind("parade").label],
                "legend": legend(Subject.MOVEMENTS),
                "movements": page,
                "map": shown("map"),
            },
            default=str,
        )
    )


def _tables() -> dict[str, str]:
    """The tests' places, with the air base as one of the new kind."""
    return TABLES | {"sites.csv": TABLES["sites.csv"].replace(",airbase,", ",heliport,")}


if __name__ == "__main__":
    main()
