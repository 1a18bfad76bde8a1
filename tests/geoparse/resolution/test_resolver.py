"""How the place of a name is chosen: candidates, features, weights, explanations."""

from __future__ import annotations

import json
import pickle
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from threading import Barrier, BrokenBarrierError
from typing import Any

import numpy as np
import pytest

from geo.errors import ModelError
from geo.gazetteer import Candidate, Gazetteer, NameKind
from geo.geoparse import ContextResolver, Toponym
from geo.geoparse.resolution.candidates import CandidateFinder, part_of_name, same_name
from geo.geoparse.resolution.context import SAME_KM, Beliefs
from geo.geoparse.resolution.explanation import SHOWN
from geo.geoparse.resolution.features import FEATURES
from geo.geoparse.resolution.publishers import home_country
from geo.geoparse.resolution.resolver import as_array, feature_values, read_weights
from geo.geoparse.tokens import tokenise
from geo.geoparse.toponym import toponym_at
from geo.model import Article, Place, Span
from geo.pipeline import Pipeline
from geo.spatial import distance_km


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def resolver(gazetteer: Gazetteer) -> ContextResolver:
    return ContextResolver(gazetteer)


def toponyms(gazetteer: Gazetteer, text: str, *names: str) -> list[Toponym]:
    """The names where they first stand in a text of one sentence."""
    words = tokenise(text, Span(0, len(text)))
    found = []
    for name in names:
        start = text.index(name)
        inside = [at for at, w in enumerate(words) if start <= w.span.start < start + len(name)]
        ends = (inside[0], inside[-1])
        found.append(toponym_at(text, words, ends, gazetteer.candidates(name), 1.0, start + len(name)))
    return found


def apart_km(a: Place, b: Place) -> float:
    return distance_km((a.lat, a.lon), (b.lat, b.lon))


def resolved(gazetteer: Gazetteer, resolver: ContextResolver, text: str, *names: str) -> list[str | None]:
    """Country and division of each name's place."""
    results = resolver.resolve(toponyms(gazetteer, text, *names))
    return [r.place and "/".join(filter(None, (r.place.country, r.place.division))) for r in results]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Shots fell in Paris.", ["Paris"], ["FR/Île-de-France"]),
        ("He left Paris, Texas.", ["Paris", "Texas"], ["US/Texas", "US"]),
        ("From Homer to Soldotna, Kenai and Anchorage.", ["Homer", "Soldotna", "Kenai", "Anchorage"],
         ["US/Alaska"] * 4),
        ("Convoys left Tripoli, Zliten and Misrata.", ["Tripoli", "Zliten", "Misrata"], ["LY"] * 3),
        ("Clashes in Tripoli reached Batroun and Beirut.", ["Tripoli", "Batroun", "Beirut"], ["LB"] * 3),
    ],
)  # fmt: skip
def test_what_else_a_text_names_decides(
    gazetteer: Gazetteer, resolver: ContextResolver, text: str, names: list[str], expected: list[str]
) -> None:
    found = resolved(gazetteer, resolver, text, *names)
    assert all(f and f.startswith(e) for f, e in zip(found, expected, strict=True)), found


def test_a_town_comes_before_the_province_of_its_name_unless_a_word_says_so(
    gazetteer: Gazetteer, resolver: ContextResolver
) -> None:
    text = "They shelled Idlib and retook Raqqa province."
    idlib, raqqa = resolver.resolve(toponyms(gazetteer, text, "Idlib", "Raqqa"))
    assert (idlib.place and idlib.place.kind, raqqa.place and raqqa.place.kind) == ("city", "division")


def test_what_is_said_of_a_name_once_holds_where_it_stands_alone(pipeline: Pipeline) -> None:
    text = "Fire broke out in Alexandria, Louisiana. Nobody in Alexandria was hurt."
    places = [
        m.place for m in pipeline.extract(Article(id="x", text=text)).mentions if m.text == "Alexandria"
    ]
    assert [p and p.division for p in places] == ["Louisiana", "Louisiana"]


def test_a_name_without_candidates_stays_without_a_place(
    gazetteer: Gazetteer, resolver: ContextResolver
) -> None:
    text = "They flew from Qzarbumtil to Damascus."
    nowhere, damascus = resolver.resolve(toponyms(gazetteer, text, "Qzarbumtil", "Damascus"))
    assert (nowhere.place, nowhere.score, nowhere.alternatives) == (None, 0.0, ())
    assert damascus.place is not None
    assert resolver.resolve(toponyms(gazetteer, text, "Qzarbumtil"))[0].place is None
    assert resolver.resolve([]) == []


def test_alternatives_are_other_places_and_the_score_is_a_share(
    gazetteer: Gazetteer, resolver: ContextResolver
) -> None:
    (found,) = resolver.resolve(toponyms(gazetteer, "Springfield was quiet.", "Springfield"))
    ids = [p.id for p in (found.place, *found.alternatives) if p]
    assert len(ids) == len(set(ids)) == 5
    assert 0 < found.score < 1


@pytest.mark.parametrize(
    ("publisher", "url", "division"),
    [(None, None, "England"), ("CTV News", None, "Ontario"), (None, "https://paper.example.ca/a", "Ontario")],
)
def test_the_publishers_country_tips_the_scales(
    gazetteer: Gazetteer, publisher: str | None, url: str | None, division: str
) -> None:
    weights = read_weights() | {"home": 9.0}
    article = Article(id="x", text="Police in London said so.", publisher=publisher, url=url)
    names = toponyms(gazetteer, article.text, "London")
    (found,) = ContextResolver(gazetteer, weights).resolve(names, article)
    assert found.place and found.place.division == division


@pytest.mark.parametrize(
    ("publisher", "url", "country"),
    [
        ("TASS", None, "RU"),
        ("the kyiv independent", None, "UA"),
        ("dailysabah.com", None, "TR"),
        (None, "https://www.news.usni.org/2024/x", "US"),
        (None, "https://www.example.co.uk/x", "GB"),
        ("Unheard-of Gazette", "http://example.ly", "LY"),
        (None, "https://example.com", None),
        (None, "https://example.io/a", None),
        (None, "http://[broken", None),
        (None, "localhost", None),
        (None, "https://10.0.0.1/", None),
        (None, None, None),
    ],
)
def test_where_a_publisher_is_at_home(publisher: str | None, url: str | None, country: str | None) -> None:
    assert home_country(Article(id="x", text="x", publisher=publisher, url=url)) == country


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("the bronx", "bronx"),
        ("n y", "ny"),
        ("ft drum", "fort drum"),
        ("mayo county", "county mayo"),
        ("karak district", "karak"),
        ("city of mosul", "mosul"),
    ],
)
def test_other_forms_of_a_name(name: str, form: str) -> None:
    assert form in list(same_name(name.split()))


def test_a_part_of_a_name_counts_only_where_it_is_well_known(gazetteer: Gazetteer) -> None:
    assert list(part_of_name(["far", "northern", "mali"])) == []
    assert list(part_of_name(["northern", "mali"])) == ["mali"]
    finder = CandidateFinder(gazetteer)
    assert finder.find("northern Mali", None, False, False)[0].place.id == gazetteer.country("ML").id  # type: ignore[union-attr]
    assert finder.find("West Qzarbumtil", None, False, False) == ()
    village = next(c for c in gazetteer.candidates("Wing") if c.place.population < 50_000)
    assert village not in finder.find("Northwest Wing", None, False, False)


def test_an_abbreviation_has_to_be_written_as_one(gazetteer: Gazetteer) -> None:
    finder = CandidateFinder(gazetteer)
    kinds = [
        {c.name_kind for c in finder.find("La", None, False, abbreviated)} for abbreviated in (True, False)
    ]
    assert NameKind.ABBREVIATION in kinds[0] and NameKind.ABBREVIATION not in kinds[1]


def test_each_place_is_one_candidate(gazetteer: Gazetteer) -> None:
    for name in ("Moscow", "New York", "Tartus"):
        ids = [c.place.id for c in CandidateFinder(gazetteer).find(name, "port", False, False)]
        assert len(ids) == len(set(ids))


def test_features_stay_within_the_ranges_that_they_state(
    gazetteer: Gazetteer, resolver: ContextResolver
) -> None:
    text = "In Tripoli, Lebanon, near Beirut, Syrian troops from Idlib province met men of Paris."
    names = toponyms(gazetteer, text, "Tripoli", "Lebanon", "Beirut", "Syrian", "Idlib", "Paris")
    (scene,) = resolver.scenes(resolver.senses(names)[0])
    weighing = resolver.weigh(scene)
    assert weighing is not None
    assert weighing.values.shape == (len(scene.owner), len(FEATURES))
    assert np.isfinite(weighing.values).all()
    assert weighing.values.min() >= -1 and weighing.values.max() <= 1
    sums = np.add.reduceat(weighing.beliefs.rows, scene.starts)
    assert np.allclose(sums, 1)


def test_a_first_pass_believes_nothing_of_other_names(
    gazetteer: Gazetteer, resolver: ContextResolver
) -> None:
    names = toponyms(gazetteer, "From Beirut to Tripoli in Lebanon.", "Beirut", "Tripoli", "Lebanon")
    (scene,) = resolver.scenes(resolver.senses(names)[0])
    values = feature_values(scene, Beliefs.none(scene))
    keys = [f.key for f in FEATURES]
    for key in ("country_share", "country_named", "division_share", "division_named", "near"):
        assert not values[:, keys.index(key)].any(), key


def test_an_explanation_adds_up_to_the_choice(gazetteer: Gazetteer, resolver: ContextResolver) -> None:
    text = "From Qzarbumtil and Beirut to Tripoli."
    names = toponyms(gazetteer, text, "Qzarbumtil", "Beirut", "Tripoli") * 2
    resolutions, explained = resolver.resolve_and_explain(names)
    assert resolutions == resolver.resolve(names)
    for at, (toponym, why, resolution) in enumerate(zip(names, explained, resolutions, strict=True)):
        assert (why.span, why.text) == (toponym.span, toponym.text)
        assert (why.candidates[0].place if why.candidates else None) == resolution.place
        assert tuple(c.place for c in why.candidates[1:]) == resolution.alternatives
        assert len(why.candidates) <= SHOWN
        assert all(a.score >= b.score for a, b in pairwise(why.candidates))
        assert resolver.explain(names, at) == why
        for candidate in why.candidates:
            assert candidate.score == pytest.approx(sum(c.amount for c in candidate.contributions))
            assert [c.key for c in candidate.contributions] == [f.key for f in FEATURES]
    assert explained[1].candidates is explained[4].candidates
    assert 0 < explained[1].candidates[0].probability <= resolutions[1].score <= 1


def test_to_explain_one_name_others_are_not_explained(
    gazetteer: Gazetteer, resolver: ContextResolver, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = toponyms(gazetteer, "From Beirut to Tripoli.", "Beirut", "Tripoli")
    explained: list[int] = []
    told = ContextResolver._explained
    monkeypatch.setattr(
        ContextResolver, "_explained", lambda own, by, sense: explained.append(sense) or told(own, by, sense)
    )
    assert resolver.explain(names, 1).candidates and explained == [1]


def test_a_province_and_its_town_are_one_place_to_be_sure_of(
    gazetteer: Gazetteer, resolver: ContextResolver
) -> None:
    names = toponyms(gazetteer, "Fog lay over Homs at dawn.", "Homs")
    ((found,), (why,)) = resolver.resolve_and_explain(names)
    both = [c for c in why.candidates if apart_km(c.place, why.candidates[0].place) <= SAME_KM]
    assert len(both) > 1 and found.score >= sum(c.probability for c in both) - 1e-9


def test_the_pipeline_explains_one_mention_of_an_article(pipeline: Pipeline) -> None:
    article = Article(id="x", text="Two ships moored at the naval port of Tartus.")
    (mention,) = pipeline.extract(article).mentions
    why = pipeline.explain(article, mention.span)
    assert why is not None and why.candidates[0].place == mention.place
    assert "fits the word beside the name" in {c.label for c in why.candidates[0].contributions if c.amount}
    assert pipeline.explain(article, Span(0, 3)) is None


def test_features_have_distinct_names_and_a_sentence_each() -> None:
    assert len({f.key for f in FEATURES}) == len({f.label for f in FEATURES}) == len(FEATURES)
    assert all(f.value.__doc__ and f.value.__name__ == f.key for f in FEATURES)


def test_the_shipped_weights_are_sorted_and_fit_the_features() -> None:
    weights = read_weights()
    assert list(weights) == sorted(weights)
    assert as_array(weights).shape == (len(FEATURES),)


@pytest.mark.parametrize("content", [None, "[1, 2]", "{", '{"usual": "much"}', '{"usual": null}'])
def test_broken_weights_are_named(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "resolver.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"resolver\.json"):
        read_weights(path)


@pytest.mark.parametrize("change", [{"usual": None}, {"unheard_of": 1.0}])
def test_weights_of_other_features_are_refused(change: dict[str, float | None]) -> None:
    merged = read_weights() | change
    with pytest.raises(ModelError, match=next(iter(change))):
        as_array({key: weight for key, weight in merged.items() if weight is not None})


def test_a_resolver_can_be_sent_to_another_process(gazetteer: Gazetteer, resolver: ContextResolver) -> None:
    names = toponyms(gazetteer, "They retook Palmyra.", "Palmyra")
    assert pickle.loads(pickle.dumps(resolver)).resolve(names) == resolver.resolve(names)  # noqa: S301


def test_endless_repetition_is_one_sense(gazetteer: Gazetteer, resolver: ContextResolver) -> None:
    names = toponyms(gazetteer, "From Damascus to Homs.", "Damascus", "Homs") * 30_000
    (scene,) = resolver.scenes(resolver.senses(names)[0])
    assert [sense.count for sense in scene.senses] == [30_000, 30_000]
    results = resolver.resolve(names)
    assert len(results) == 60_000
    assert {r.place.name for r in results if r.place} == {"Damascus", "Homs"}


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        ("He went to Paris. " * 199 + "He lives in Tripoli, Lebanon.", "Tripoli",
         ("LB", "North Governorate")),
        ("He left Alexandria, Louisiana. " + "He saw Paris. " * 250 + "He saw Alexandria.", "Alexandria",
         ("US", "Louisiana")),
    ],
)  # fmt: skip
def test_what_is_said_of_a_name_holds_however_long_the_text(
    pipeline: Pipeline, text: str, name: str, within: tuple[str, str]
) -> None:
    mentions = pipeline.extract(Article(id="x", text=text)).mentions
    found = [m.place for m in mentions if m.text == name]
    assert found and {(p.country, p.division) for p in found if p} == {within}


def test_many_different_names_are_cut_into_scenes(
    gazetteer: Gazetteer, resolver: ContextResolver, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "From Beirut to Tripoli, Lebanon, and from Qzarbumtil to Tripoli in Libya."
    names = toponyms(gazetteer, text, "Beirut", "Tripoli", "Lebanon", "Qzarbumtil", "Libya")
    whole = resolver.resolve(names)
    monkeypatch.setattr("geo.geoparse.resolution.resolver._MOST_SENSES", 2)
    senses, _ = resolver.senses(names)
    assert [scene.numbers for scene in resolver.scenes(senses)] == [[0, 1], [2, 4]]
    assert [r.place for r in resolver.resolve(names)] == [r.place for r in whole]
    monkeypatch.setattr("geo.geoparse.resolution.resolver._MOST_ROWS", 1)
    assert [scene.numbers for scene in resolver.scenes(senses)] == [[0], [1], [2], [4]]


def test_distances_are_bounded_in_memory_and_do_not_depend_on_the_step(
    gazetteer: Gazetteer, resolver: ContextResolver, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = toponyms(
        gazetteer, "From Homer to Soldotna, Kenai and Troy.", "Homer", "Soldotna", "Kenai", "Troy"
    )
    (scene,) = resolver.scenes(resolver.senses(names)[0])
    at_once = resolver.weigh(scene).scores
    monkeypatch.setattr("geo.geoparse.resolution.context._AT_ONCE", 1)
    assert np.allclose(resolver.weigh(scene).scores, at_once)


def test_many_ambiguous_names_take_little_memory(gazetteer: Gazetteer) -> None:
    towns = (
        "Springfield",
        "Georgetown",
        "Franklin",
        "Clinton",
        "Salem",
        "Madison",
        "Washington",
        "Arlington",
    )
    kinds = ("", "airbase", "port", "division", "town", "river")
    names = [
        replace(t, site=site)
        for town in towns for site in kinds for t in toponyms(gazetteer, f"In {town} today.", town)
    ]  # fmt: skip
    resolver = ContextResolver(gazetteer)
    resolver.resolve(names)
    tracemalloc.start()
    try:
        resolver.resolve(names)
        assert tracemalloc.get_traced_memory()[1] < 30e6
    finally:
        tracemalloc.stop()


def test_threads_that_miss_together_see_one_sense(
    gazetteer: Gazetteer, resolver: ContextResolver, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = toponyms(gazetteer, "Near Tripoli stood Alexandria.", "Tripoli", "Alexandria") * 3
    expected = resolver.resolve(names)
    threads = 4
    for _ in range(5):
        fresh = ContextResolver(gazetteer)
        find, together = fresh._finder.find, Barrier(threads)

        def slow(
            *written: Any, find: Callable[..., Any] = find, together: Barrier = together
        ) -> tuple[Candidate, ...]:
            with suppress(BrokenBarrierError):
                together.wait(0.2)
            return tuple(find(*written))

        monkeypatch.setattr(fresh._finder, "find", slow)
        with ThreadPoolExecutor(threads) as pool:
            assert list(pool.map(fresh.resolve, [names] * threads)) == [expected] * threads


def test_weights_are_learnt_from_annotated_names(gazetteer: Gazetteer, tmp_path: Path) -> None:
    pytest.importorskip("scipy")
    from geo.training.corpora import toponym_corpus
    from geo.training.resolution import report, samples, train, write

    text = "Storms crossed Paris in Tennessee and Paris in Texas. Qzarbumtil was dry."
    golds = [("Paris", 36.302, -88.327), ("Tennessee", 35.75, -86.25), ("Texas", 31.25, -99.25)]
    record = {
        "id": "x", "text": text,
        "toponyms": [
            {"start": text.index(n), "end": text.index(n) + len(n), "lat": lat, "lon": lon}
            for n, lat, lon in golds
        ],
    }  # fmt: skip
    (tmp_path / "lgl.jsonl").write_text(json.dumps(record), encoding="utf-8")
    documents = toponym_corpus("lgl", tmp_path)
    seen = samples(gazetteer, documents)
    weights = train(seen)
    assert weights == train(seen)
    assert "| lgl | 6 | 1.000 |" in report(gazetteer, documents * 2, count=2)
    write(weights, tmp_path / "resolver.json")
    assert read_weights(tmp_path / "resolver.json") == weights
