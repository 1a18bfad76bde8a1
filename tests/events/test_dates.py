"""Dates in sentences. A row is a sentence with what is found in brackets, and the days that it stands for.

The sentences are published on Wednesday 11 December 2024, unless a row says otherwise.
"""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given

from geo.events.dates import find_dates, lasting
from geo.model import Article, Span, When
from tests.builders import article
from tests.hostile import WHATEVER, texts

WEDNESDAY = "2024-12-11"


def told(marked: str, published: str | None = WEDNESDAY, future: bool = False) -> list[tuple[str, str]]:
    """The dates of a sentence whose expected ones are in brackets, as words and "start/end"."""
    report = article(re.sub(r"[\[\]]", "", marked), published=published)
    return [(when.text, _days(when)) for when in _dates(report, future)]


def _dates(report: Article, future: bool = False) -> tuple[When, ...]:
    return find_dates(report, Span(0, len(report.text)), future=future)


def _days(when: When) -> str:
    return f"{when.start}" if when.start == when.end else f"{when.start}/{when.end}"


def _expected(marked: str, *days: str) -> list[tuple[str, str]]:
    return list(zip(re.findall(r"\[([^]]+)", marked), days, strict=True))


WEEKDAYS = [
    ("The convoy left [on Tuesday].", "2024-12-10"),
    ("The convoy left [on Wednesday].", "2024-12-11"),
    ("The convoy left [on Thursday].", "2024-12-05"),
    ("An officer told the agency [Tuesday] that all was quiet.", "2024-12-10"),
    ("A tug left [early on Monday].", "2024-12-09"),
    ("A tug left [late Sunday].", "2024-12-08"),
    ("A tug left [Sunday night].", "2024-12-08"),
    ("A tug left [on Monday morning].", "2024-12-09"),
    ("Two corvettes sailed [before dawn on Tuesday].", "2024-12-10"),
    ("Two corvettes sailed [at dawn on Tuesday].", "2024-12-10"),
    ("Two corvettes sailed [in the early hours of Saturday].", "2024-12-07"),
    ("They return [next Tuesday].", "2024-12-17"),
    ("They returned [last Wednesday].", "2024-12-04"),
    ("They returned [last Monday].", "2024-12-09"),
    ("They return [this Friday].", "2024-12-13"),
    ("They returned [this past Sunday].", "2024-12-08"),
    ("They returned [on Tuesday last week].", "2024-12-03"),
    ("They return [on Tuesday of next week].", "2024-12-17"),
    ("Jets landed [on Monday and Tuesday].", "2024-12-09/2024-12-10"),
    ("Jets landed [on Friday and Saturday].", "2024-12-06/2024-12-07"),
    ("Jets landed [between Thursday and Saturday].", "2024-12-05/2024-12-07"),
    ("Jets landed [from Monday to Wednesday].", "2024-12-09/2024-12-11"),
    ("The range is closed [from Monday through Friday].", "2024-12-09/2024-12-13"),
    ("Jets landed [on the night of Saturday to Sunday].", "2024-12-07/2024-12-08"),
    ("Tanks crossed the bridge [overnight].", "2024-12-10/2024-12-11"),
    ("Tanks crossed the bridge [overnight on Saturday].", "2024-12-07/2024-12-08"),
    ("Tanks crossed the bridge [overnight into Sunday].", "2024-12-07/2024-12-08"),
    ("Tanks crossed the bridge [overnight Wednesday].", "2024-12-10/2024-12-11"),
]
DAYS_AROUND = [
    ("Trucks left [today].", "2024-12-11"),
    ("Trucks left [earlier today].", "2024-12-11"),
    ("Trucks left [this morning].", "2024-12-11"),
    ("Trucks left [last night].", "2024-12-10"),
    ("Trucks left [yesterday].", "2024-12-10"),
    ("Trucks left [yesterday evening].", "2024-12-10"),
    ("Trucks left [the day before yesterday].", "2024-12-09"),
    ("Trucks leave [tomorrow].", "2024-12-12"),
    ("Trucks left [two days ago].", "2024-12-09"),
    ("Trucks left [about ten days ago].", "2024-12-01"),
    ("Trucks left [thirteen days ago].", "2024-11-28"),
    ("Trucks left [twenty-one days ago].", "2024-11-20"),
    ("Trucks left [twenty one days ago].", "2024-11-20"),
    ("Trucks left [half a dozen days ago].", "2024-12-05"),
    ("Trucks left [a hundred days ago].", "2024-09-02"),
    ("Trucks left [half an hour ago].", "2024-12-10/2024-12-11"),
    ("Trucks left [half a year ago].", "2024-06-01/2024-06-30"),
    ("Trucks left [six hours ago].", "2024-12-10/2024-12-11"),
    ("Trucks left [three weeks ago].", "2024-11-18/2024-11-24"),
    ("Trucks left [a month ago].", "2024-11-01/2024-11-30"),
    ("Trucks left [two years ago].", "2022-01-01/2022-12-31"),
    ("Six flights landed [in the last 24 hours].", "2024-12-10/2024-12-11"),
    ("Six flights landed [over the past two weeks].", "2024-11-27/2024-12-11"),
    ("Six flights landed [in the past month].", "2024-11-11/2024-12-11"),
    ("Six flights are due [in the coming week].", "2024-12-11/2024-12-18"),
    ("Six flights are due [over the next three days].", "2024-12-11/2024-12-14"),
]
WEEKS_TO_YEARS = [
    ("The base was emptied [this week].", "2024-12-09/2024-12-15"),
    ("The base was emptied [last week].", "2024-12-02/2024-12-08"),
    ("The base is emptied [next week].", "2024-12-16/2024-12-22"),
    ("The base was emptied [earlier this week].", "2024-12-09/2024-12-11"),
    ("The base is emptied [later this month].", "2024-12-11/2024-12-31"),
    ("The base is emptied [early next week].", "2024-12-16/2024-12-17"),
    ("The base was emptied [late last week].", "2024-12-06/2024-12-08"),
    ("The base was emptied [last month].", "2024-11-01/2024-11-30"),
    ("The base was emptied [late last month].", "2024-11-21/2024-11-30"),
    ("The base was emptied [this month].", "2024-12-01/2024-12-31"),
    ("The base was emptied [last year].", "2023-01-01/2023-12-31"),
    ("The base was emptied [earlier this year].", "2024-01-01/2024-12-11"),
    ("The base is emptied [next year].", "2025-01-01/2025-12-31"),
    ("The base is emptied [at the start of next year].", "2025-01-01/2025-04-30"),
    ("The base is emptied [at the end of the month].", "2024-12-21/2024-12-31"),
    ("The base is emptied [this weekend].", "2024-12-14/2024-12-15"),
    ("The base was emptied [over the weekend].", "2024-12-07/2024-12-08"),
    ("The base was emptied [last weekend].", "2024-12-07/2024-12-08"),
]
MONTHS = [
    ("Shelling began [in November].", "2024-11-01/2024-11-30"),
    ("Shelling began [in December].", "2024-12-01/2024-12-31"),
    ("Shelling began [last November].", "2024-11-01/2024-11-30"),
    ("Shelling began [in November last year].", "2023-11-01/2023-11-30"),
    ("Shelling began [in December 2023].", "2023-12-01/2023-12-31"),
    ("The dock was finished, [December 2023].", "2023-12-01/2023-12-31"),
    ("Shelling began [in late October].", "2024-10-21/2024-10-31"),
    ("Shelling began [in early November].", "2024-11-01/2024-11-10"),
    ("Shelling began [in mid-November].", "2024-11-11/2024-11-20"),
    ("Shelling began [in mid November].", "2024-11-11/2024-11-20"),
    ("Shelling began [at the end of October 2022].", "2022-10-21/2022-10-31"),
    ("Shelling began [in the first week of September].", "2024-09-01/2024-09-07"),
    ("Shelling began [in the third week of May].", "2024-05-15/2024-05-21"),
    ("Shelling began [in the last week of June].", "2024-06-24/2024-06-30"),
    ("Shelling began [in the second half of July].", "2024-07-16/2024-07-31"),
    ("Shelling began [in the first half of February].", "2024-02-01/2024-02-15"),
    ("Shelling began [in the last three days of May].", "2024-05-29/2024-05-31"),
    ("Shelling began [in the first days of March].", "2024-03-01/2024-03-10"),
    ("Shelling went on [in May and June].", "2024-05-01/2024-06-30"),
    ("Shelling went on [in May] and [August].", "2024-05-01/2024-05-31", "2024-08-01/2024-08-31"),
    ("Shelling went on [from March to May 2022].", "2022-03-01/2022-05-31"),
    ("Shelling went on [in July–August 2023].", "2023-07-01/2023-08-31"),
    ("Shelling went on [between late June and early July].", "2024-06-21/2024-07-10"),
    ("[In May] 24 vehicles arrived.", "2024-05-01/2024-05-31"),
]
DAYS_OF_MONTHS = [
    ("A brigade moved [on 9 May].", "2024-05-09"),
    ("A brigade moved [on May 9].", "2024-05-09"),
    ("A brigade moved [on 20 December].", "2023-12-20"),
    ("A brigade moved [on Apr. 20].", "2024-04-20"),
    ("A brigade moved [on the 9th of May].", "2024-05-09"),
    ("A brigade moved [on May 9th].", "2024-05-09"),
    ("A brigade moved [before dawn on 9 May].", "2024-05-09"),
    ("A brigade moved [on Sunday, 8 December].", "2024-12-08"),
    ("A brigade moved [on 9 May last year].", "2023-05-09"),
    ("A brigade moved [on 29 February].", "2024-02-29"),
    ("A brigade moved [on 3 and 4 May].", "2024-05-03/2024-05-04"),
    ("A brigade moved [on 3, 4 and 5 May].", "2024-05-03/2024-05-05"),
    ("A brigade moved [on May 3 and 4].", "2024-05-03/2024-05-04"),
    ("A brigade moved [on the 3rd and 4th].", "2024-12-03/2024-12-04"),
    ("A brigade moved [on the 12th].", "2024-11-12"),
    ("A brigade moved [on the 5th of last month].", "2024-11-05"),
    ("A brigade moved [on 3 May] and [9 June].", "2024-05-03", "2024-06-09"),
    ("[On May 9] 24 vehicles arrived.", "2024-05-09"),
    ("Drills ran [from 3 to 7 June].", "2024-06-03/2024-06-07"),
    ("Drills ran [between 3 and 7 June].", "2024-06-03/2024-06-07"),
    ("Drills run [from 9 to 20 December].", "2024-12-09/2024-12-20"),
    ("Drills ran [June 3–7].", "2024-06-03/2024-06-07"),
    ("Drills ran [3-7 June 2022].", "2022-06-03/2022-06-07"),
    ("Drills ran [June 3 to 7, 2022].", "2022-06-03/2022-06-07"),
    ("Drills ran [from 28 May to 3 June].", "2024-05-28/2024-06-03"),
    ("Drills ran [from 28 December 2023 to 3 January].", "2023-12-28/2024-01-03"),
    ("Drills ran [from May 28 until June 3, 2022].", "2022-05-28/2022-06-03"),
    ("Flags were raised [on New Year's Eve].", "2023-12-31"),
    ("Flags were raised [on Christmas Day 2021].", "2021-12-25"),
]
SEASONS_AND_YEARS = [
    ("The radar came [in the spring].", "2024-03-01/2024-05-31"),
    ("The radar came [in the summer of 2023].", "2023-06-01/2023-08-31"),
    ("The radar came [in autumn 2022].", "2022-09-01/2022-11-30"),
    ("The radar came [in the winter of 2022-23].", "2022-12-01/2023-02-28"),
    ("The radar came [this winter].", "2024-12-01/2025-02-28"),
    ("The radar came [last winter].", "2023-12-01/2024-02-29"),
    ("The radar came [last fall].", "2024-09-01/2024-11-30"),
    ("The radar came [in late summer].", "2024-08-01/2024-08-31"),
    ("The radar comes [next spring].", "2025-03-01/2025-05-31"),
    ("The radar came [in 2015].", "2015-01-01/2015-12-31"),
    ("The radar came [as early as 1991].", "1991-01-01/1991-12-31"),
    ("The radar came [in early 2023].", "2023-01-01/2023-04-30"),
    ("The radar came [in mid-2019].", "2019-05-01/2019-08-31"),
    ("The radar came [in the second half of 2023].", "2023-07-01/2023-12-31"),
    ("The radar came [in the third quarter of 2023].", "2023-07-01/2023-09-30"),
    ("The radar came [in Q3 2023].", "2023-07-01/2023-09-30"),
    ("The radar came [during the 2015] intervention.", "2015-01-01/2015-12-31"),
    ("The radar came [in the 1990s].", "1990-01-01/1999-12-31"),
    ("The radar came [in the early 1990s].", "1990-01-01/1993-12-31"),
    ("The war of [2019-2020] emptied the depots.", "2019-01-01/2020-12-31"),
    ("The radar stood there [from 2014 to 2016].", "2014-01-01/2016-12-31"),
    ("The radar stood there [in 2014–16].", "2014-01-01/2016-12-31"),
]
BOUNDS = [
    ("The squadron has been there [since 9 May].", "2024-05-09/2024-12-11"),
    ("The squadron has been there [since Monday].", "2024-12-09/2024-12-11"),
    ("The squadron has been there [since 2022].", "2022-01-01/2024-12-11"),
    ("The squadron has been there [since early October].", "2024-10-01/2024-12-11"),
    ("The squadron has been there [since at least last week].", "2024-12-02/2024-12-11"),
    ("The squadron stays [until 24 January].", "2024-12-11/2025-01-24"),
    ("The squadron stays [until Friday].", "2024-12-11/2024-12-13"),
    ("The squadron stays [until early February].", "2024-12-11/2025-02-10"),
    ("The squadron stayed [until Friday].", "2024-12-06"),
    ("The squadron was at the base [until October].", "2024-10-01/2024-10-31"),
    ("The squadron is to leave [by Friday].", "2024-12-11/2024-12-13"),
    ("The squadron is to leave [by the end of 2025].", "2024-12-11/2025-12-31"),
    ("The squadron is to leave [by the end of the month].", "2024-12-11/2024-12-31"),
    ("The squadron is to leave [no later than 5 January].", "2024-12-11/2025-01-05"),
    ("The squadron had left [by Monday].", "2024-12-09"),
    ("The squadron flies [from 3 January 2025].", "2025-01-03"),
    ("The squadron is gone [as of Tuesday].", "2024-12-10"),
]
FIGURES = [
    ("Image dated [14 December 2023].", "2023-12-14"),
    ("Image dated [14th December, 2023].", "2023-12-14"),
    ("Image dated [Aug. 27, 2018].", "2018-08-27"),
    ("Image dated [27 AUG 2018].", "2018-08-27"),
    ("Image dated [Monday, Aug. 27, 2018].", "2018-08-27"),
    ("Image dated [2018-08-27].", "2018-08-27"),
    ("Image dated [27.08.2018].", "2018-08-27"),
    ("Image dated [8/27/2018].", "2018-08-27"),
    ("Image dated [27/8/2018].", "2018-08-27"),
    ("Image dated [8/8/2018].", "2018-08-08"),
    ("Image dated [9\u00a0May\u00a02018].", "2018-05-09"),
    ("Image dated [9\nMay 2018].", "2018-05-09"),
]
FROM_A_DATE_BEFORE = [
    ("The tug left [on Monday] and was back [the following day].", "2024-12-09", "2024-12-10"),
    ("The tug left [on 9 May]; [two days later] it was back.", "2024-05-09", "2024-05-11"),
    ("The tug left [on 9 May]; [a week earlier] it had come.", "2024-05-09", "2024-04-29/2024-05-05"),
    ("The tug left [on 9 May]; it had come [the day before].", "2024-05-09", "2024-05-08"),
    ("The tug left [on 9 May]; [later that day] it was back.", "2024-05-09", "2024-05-09"),
    (
        "The tug left [in 2014] and came back [two years later].",
        "2014-01-01/2014-12-31",
        "2016-01-01/2016-12-31",
    ),
    ("The tug left [on 9 May] and came back [the following Monday].", "2024-05-09", "2024-05-13"),
]


@pytest.mark.parametrize(
    ("marked", "days"),
    [
        pytest.param(marked, days, id=marked)
        for table in (
            WEEKDAYS,
            DAYS_AROUND,
            WEEKS_TO_YEARS,
            MONTHS,
            DAYS_OF_MONTHS,
            SEASONS_AND_YEARS,
            BOUNDS,
            FIGURES,
            FROM_A_DATE_BEFORE,
        )
        for marked, *days in table
    ],
)
def test_a_date_is_counted_from_the_publication(marked: str, days: list[str]) -> None:
    assert told(marked) == _expected(marked, *days)


@pytest.mark.parametrize(
    ("marked", "days"),
    [
        ("The cruiser will sail [on Tuesday].", "2024-12-17"),
        ("The cruiser will sail [on Wednesday].", "2024-12-11"),
        ("The cruiser will sail [on 9 May].", "2025-05-09"),
        ("The cruiser will sail [on the 3rd].", "2025-01-03"),
        ("The cruiser will sail [in March].", "2025-03-01/2025-03-31"),
        ("The cruiser will sail [in December].", "2024-12-01/2024-12-31"),
        ("The cruiser will sail [in the spring].", "2025-03-01/2025-05-31"),
        ("The cruiser will sail [in early January].", "2025-01-01/2025-01-10"),
        ("The cruiser will sail [overnight].", "2024-12-11/2024-12-12"),
        ("The cruiser will sail [over the weekend].", "2024-12-14/2024-12-15"),
        ("The cruiser will sail [within 48 hours].", "2024-12-11/2024-12-13"),
        ("The cruiser will sail [in two weeks].", "2024-12-23/2024-12-29"),
        ("The cruiser will be out [from Monday to Thursday].", "2024-12-16/2024-12-19"),
        ("The cruiser will be out [on Monday and Tuesday].", "2024-12-16/2024-12-17"),
        ("The cruiser will be out [from 28 December to 3 January].", "2024-12-28/2025-01-03"),
        ("The cruiser will be out [until March].", "2024-12-11/2025-03-31"),
        ("The cruiser, in port [since Monday], will sail.", "2024-12-09/2024-12-11"),
    ],
)
def test_what_is_to_come_takes_the_next_such_day(marked: str, days: str) -> None:
    assert told(marked, future=True) == _expected(marked, days)


@pytest.mark.parametrize(
    ("marked", "published", "days"),
    [
        ("Buses left [on Sunday].", "2024-12-01", "2024-12-01"),
        ("Buses left [over the weekend].", "2024-12-07", "2024-12-07/2024-12-08"),
        ("Buses left [in December].", "2024-11-30", "2023-12-01/2023-12-31"),
        ("Buses left [on 31 December].", "2025-01-01", "2024-12-31"),
        ("Buses left [on the 31st].", "2025-03-05", "2025-01-31"),
        ("Buses left [last week].", "2025-01-01", "2024-12-23/2024-12-29"),
        ("Buses left [last month].", "2025-03-31", "2025-02-01/2025-02-28"),
        ("Buses left [on 29 February].", "2027-06-01", "2024-02-29"),
        ("Buses left [in the winter].", "2025-01-15", "2024-12-01/2025-02-28"),
        ("Buses left [this winter].", "2025-01-15", "2024-12-01/2025-02-28"),
        ("Buses run [until March].", "2024-05-15", "2024-03-01/2024-03-31"),
    ],
)
def test_a_week_or_a_year_may_have_turned(marked: str, published: str, days: str) -> None:
    assert told(marked, published) == _expected(marked, days)


@pytest.mark.parametrize(
    ("marked", "days"),
    [
        ("A depot burned [on 14 December 2023].", ["2023-12-14"]),
        ("A depot burned [in December 2023].", ["2023-12-01/2023-12-31"]),
        ("A depot burned [in 2015].", ["2015-01-01/2015-12-31"]),
        ("A depot burned [from 3 May to 7 June 2015].", ["2015-05-03/2015-06-07"]),
        ("A depot burned [on 9 May 2015] and again [two days later].", ["2015-05-09", "2015-05-11"]),
        ("A depot burned on Tuesday, on 9 May, in May, last week and two days ago.", []),
        ("A depot has burned since 2015 and will until 2027.", []),
    ],
)
def test_without_a_publication_only_full_dates_count(marked: str, days: list[str]) -> None:
    assert told(marked, None) == _expected(marked, *days)


@pytest.mark.parametrize(
    "sentence",
    [
        # times that are too vague, or open at one end
        "The fleet has grown in recent days.",
        "The fleet sailed a few days ago, or several weeks ago.",
        "The fleet sailed half a million days ago, or ninety thousand weeks ago.",
        "The fleet sailed more than a year ago.",
        "The fleet sailed nearly six years after the first one.",
        "The fleet sails in the coming days.",
        "The fleet was down from ten hulls a week earlier.",
        "The fleet came back the next day.",
        "The fleet stays in port before September.",
        "The fleet left after Tuesday's storm.",
        "The fleet sails every Friday and on Sundays.",
        "The fleet left two days earlier than planned.",
        "The fleet left for the first time in two years.",
        "The accord gives them the use of the pier for 49 years.",
        # words
        "The troops may march; the tanker sat at anchor.",
        "March on the capital, the spring offensive, the fall of the town.",
        "In the spring of their hopes they left.",
        "Mr May and Ms April August met.",
        # names
        "Black Friday and Bloody Sunday are remembered there.",
        "The Sunday Times and the Mail on Sunday had it.",
        "The house at 7 April Street stands beside the 14th of October Bridge.",
        "The March 14 alliance met in 6th of October City.",
        "They have been on guard since the October 7 attacks.",
        "Exercise Grey Heron 2024 opened.",
        "They took part in Winter Heron 2024.",
        "The Post © 2025",
        "Copyright 2019-2024 The Post",
        # numbers
        "The 173rd has an S-300, eight MI-8 and a Su-24 beside a Leopard 2.",
        "1,200 troops in 2024 vehicles and some 24 trucks crossed.",
        "From 2000 to 2500 soldiers are there, between 1900 and 2000 men at most.",
        "It dived in 2000 metres at 14:30, by 2000 GMT, or at 0600 GMT.",
        "Call +44 20 1991 2015 or 555-2019-2020.",
        "The pilot is 24, the other a 31-year-old.",
        "A 1980s-era tank and a 1990s gun stood there.",
        "Under the 2015 accord they keep the pier.",
        # no such day, or no telling which
        "It was dated 31 June, 30 February 2024, 2024-13-01 and 31.02.2024.",
        "It was dated 05/06/2024.",
        "It was dated 0000-00-00.",
    ],
)
def test_what_is_no_date(sentence: str) -> None:
    assert told(sentence) == []


def test_spans_are_into_the_article() -> None:
    report = article("Rain fell on Monday. The convoy left on Tuesday.", published=WEDNESDAY)
    [when] = find_dates(report, Span(21, 48))
    assert (report.quote(when.span), when.text) == ("on Tuesday", "on Tuesday")


@pytest.mark.parametrize("future", [False, True])
@pytest.mark.parametrize("published", [date.min, date(2024, 2, 29), date.max, None])
def test_no_mixture_of_words_breaks_it(published: date | None, future: bool) -> None:
    words = (
        "on in since until by the to and – , last next first end of half week weeks month year ago later 3 "
        "31 9999 Monday May 9 June 29 February 2024 0000-00-00 9999-12-31 overnight weekend winter today Q4 "
        "1990s a twenty-one dozen million half an"
    )
    drawn = random.Random(7)  # noqa: S311
    for _ in range(300):
        report = article(" ".join(drawn.choices(words.split(), k=20)), published=published)
        found = _dates(report, future)
        assert all(when.start <= when.end and report.quote(when.span) == when.text for when in found)
        assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("a three-day drill", relativedelta(days=3)),
        ("a two-week-long exercise", relativedelta(weeks=2)),
        ("a week-long exercise", relativedelta(weeks=1)),
        ("a monthlong deployment", relativedelta(months=1)),
        ("they stay for four months", relativedelta(months=4)),
        ("the rotation lasts a year", relativedelta(years=1)),
        ("ten days of manoeuvres", relativedelta(days=10)),
        ("a 48-hour ceasefire", relativedelta(days=2)),
        ("a 36-hour watch, then a five-day one", relativedelta(days=2)),
        ("for several days", None),
        ("40 sorties a day", None),
        ("a two-year-old frigate", None),
        ("a drill", None),
    ],
)
def test_how_long_something_lasts(text: str, length: relativedelta | None) -> None:
    assert lasting(text) == length


def test_a_drill_of_three_days_begun_on_tuesday_ends_on_thursday() -> None:
    [when] = _dates(article("A three-day drill began on Tuesday.", published=WEDNESDAY))
    length = lasting("three-day drill")
    assert length is not None
    assert when.start + length - timedelta(days=1) == date(2024, 12, 12)


@given(WHATEVER | texts())
def test_dates_of_any_text_are_in_order_and_in_the_years_that_reports_tell(text: str) -> None:
    for published in (None, date(2024, 12, 11), date(1800, 1, 1), date(2099, 12, 31)):
        found = _dates(article(text, published=published))
        assert all(text[when.span.start : when.span.end] == when.text for when in found)
        assert all(one.span.end <= other.span.start for one, other in pairwise(found))
        assert all(when.start.year >= 1800 and when.start <= when.end < date(2100, 1, 1) for when in found)


@given(WHATEVER | texts())
def test_the_length_of_any_text_can_be_counted_from_any_day(text: str) -> None:
    length = lasting(text)
    assert length is None or date(2099, 12, 31) + length > date(2099, 12, 31) - timedelta(days=1)


@pytest.mark.parametrize(
    ("marked", "days"),
    [
        ("They left [laſt week].", "2024-12-02/2024-12-08"),
        ("They left [yeſterday].", "2024-12-10"),
        ("They left [FİVE days ago].", "2024-12-06"),
        ("They left [fıve  weeKs ago].", "2024-11-04/2024-11-10"),
    ],
)
def test_letters_that_patterns_take_for_others_are_read_as_those(marked: str, days: str) -> None:
    assert told(marked) == _expected(marked, days)


@pytest.mark.parametrize(
    "text", ["on 9999-12-31", "on 0001-01-01", "1500 years ago", "in the next 9999 years", "on 12.12.2345"]
)
def test_no_report_tells_of_such_a_year(text: str) -> None:
    assert told(f"They left {text}.") == []


@pytest.mark.parametrize("text", ["a 9999-year drill", "for 9999 weeks", "for fıve thouſand years"])
def test_nothing_lasts_so_long(text: str) -> None:
    assert lasting(text) is None
