"""How many: counts, bounds, open ones, and numbers that are none."""

import pytest

from geo.events.assets import Assets
from geo.model import Count
from tests.events.assets.reading import read

OPEN = None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("800 soldiers left.", Count(800, 800)),
        ("12,500 soldiers left.", Count(12_500, 12_500)),
        ("Twenty-four soldiers left.", Count(24, 24)),
        ("Two hundred and ten soldiers left.", Count(210, 210)),
        ("Some 2.5 thousand soldiers left.", Count(2500, 2500, approximate=True)),
        ("3,000 to 6,000 soldiers left.", Count(3000, 6000)),
        ("20-40 soldiers left.", Count(20, 40)),
        ("Between 20 and 40 soldiers left.", Count(20, 40)),
        ("Two to three dozen soldiers left.", Count(24, 36)),
        ("Three or four soldiers left.", Count(3, 4)),
        ("At least three soldiers left.", Count(3, None)),
        ("More than a dozen soldiers left.", Count(12, None)),
        ("200+ soldiers left.", Count(200, None)),
        ("As many as 800 soldiers left.", Count(None, 800)),
        ("No more than half a dozen soldiers left.", Count(None, 6)),
        ("Fewer than 50 soldiers left.", Count(None, 50)),
        ("Around 800 soldiers left.", Count(800, 800, approximate=True)),
        ("A pair of soldiers left.", Count(2, 2)),
        ("Three more soldiers left.", Count(3, 3)),
        ("A further 60 soldiers left.", Count(60, 60)),
        ("Another soldier left.", Count(1, 1)),
        ("A second frigate left.", Count(1, 1)),
        ("A trio of frigates left.", Count(3, 3)),
        ("A score of frigates left.", Count(20, 20)),
        ("Frigate leaves for home", Count(1, 1)),
        ("Nine Zabar frigates left.", Count(9, 9)),
        ("A contingent of 200 left, troops say.", Count(200, 200)),
        ("The only landing craft has sunk, troops say.", Count(1, 1)),
        ("Not one soldier left.", OPEN),
        ("The last of the 12 soldiers left.", OPEN),
        ("Both frigates left.", Count(2, 2)),
        ("Neither of the two frigates left.", Count(2, 2)),
        ("Two of the five frigates left.", Count(2, 2)),
        ("The first of about 900 soldiers left.", OPEN),
        ("Dozens of soldiers left.", OPEN),
        ("Several hundred soldiers left.", OPEN),
        ("Soldiers left.", OPEN),
        ("The frigate left.", Count(1, 1)),
        ("A Ka-52 helicopter left.", Count(1, 1)),
        ("The S-400 is a long-range system.", OPEN),
        ("The cruiser Velikan left.", Count(1, 1)),
        ("The 21st Rifle Brigade left.", Count(1, 1)),
        ("A Russian contingent and troops left.", OPEN),
        ("Leopard 2 tanks left.", OPEN),
        ("Il-76 planes left.", OPEN),
    ],
)
def test_counts(assets: Assets, text: str, count: Count | None) -> None:
    assert read(assets, text)[0].count == count


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Two battalions, around 800 soldiers, left.", [Count(2, 2), Count(800, 800, True)]),
        ("Nine helicopters were there, down from fourteen in May.", [Count(9, 9), Count(14, 14)]),
        ("150 soldiers came and a further 60 are expected.", [Count(150, 150), Count(60, 60)]),
        ("Norway has 20 frigates and wants 20 more.", [Count(20, 20), Count(20, 20)]),
        ("Soldiers flew in. About 200 of them will stay.", [None, Count(200, 200, True)]),
        ("20-40 planes, a similar number of helicopters left.", [Count(20, 40), Count(20, 40, True)]),
        ("Half the soldiers left, the remainder stayed.", [None, None]),
        ("Both aircraft and missiles were shown.", [None, None]),
        ("Three frigates left for home and one for Kelby.", [Count(3, 3)]),
        ("Three frigates went to sea and one to Kelby.", [Count(3, 3), Count(1, 1)]),
        ("Four submarines left; a fifth stayed.", [Count(4, 4), Count(1, 1)]),
        ("The 3rd Company left, the 4th stayed.", [Count(1, 1), Count(1, 1)]),
        ("Five frigates left. Some of these came back.", [Count(5, 5), None]),
        ("Five frigates left. The others stayed.", [Count(5, 5), None]),
        ("Five frigates left. The second was slower.", [Count(5, 5), Count(1, 1)]),
        ("Five frigates left, then four Brazilian ones.", [Count(5, 5), Count(4, 4)]),
        ("Five frigates left and a similar number are to follow.", [Count(5, 5), Count(5, 5, True)]),
        ("A company of the 5th Rifle Brigade left.", [Count(1, 1)]),
    ],
)
def test_counts_of_one_sentence(assets: Assets, text: str, counts: list[Count | None]) -> None:
    assert [a.count for a in read(assets, text)] == counts


@pytest.mark.parametrize(
    "text",
    [
        "Troops came in 2019 and left.",
        "Troops will stay until 24 May.",
        "Troops stood 40 km away.",
        "Troops, led by Ahmed, 44, left.",
        "Shells hit the troops, killing five.",
        "Troops left at 10:30.",
        "Troops used Highway 7.",
        "Troops cost $300 each.",
        "Troops from six nations left.",
        "Troops rose 12% overall.",
        "Troops held a three-day drill.",
        "Troops came between two and five on Sunday.",
        "Troops took a third of the town.",
        "Troops held on; the second day was calm.",
        "Troops left on May 3 Zabar time.",
    ],
)
def test_numbers_that_count_no_asset(assets: Assets, text: str) -> None:
    assert [(a.text, a.count) for a in read(assets, text) if a.text != "Shells"] in (
        [("Troops", None)],
        [("troops", None)],
    )
