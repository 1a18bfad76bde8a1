"""The pipeline is pure: equal articles give equal findings, in any process."""

import pickle

from geo.pipeline import Pipeline
from tests.builders import article


def test_equal_articles_give_equal_findings_also_after_a_trip_through_pickle() -> None:
    pipeline = Pipeline.open()
    report = article("Jets left Hmeimim for Benghazi. Moscow said nothing.")
    findings = pipeline.extract(report)
    assert [m.text for m in findings.mentions] == ["Hmeimim", "Benghazi", "Moscow"]
    assert pickle.loads(pickle.dumps(pipeline)).extract(report) == findings  # noqa: S301 - our own bytes
