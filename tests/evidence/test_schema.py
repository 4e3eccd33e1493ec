"""The schema agrees with itself."""

import pytest

from evidence import cells
from evidence.choices import ALL_UNITS, COUNTED, DESIGNS, DIRECTNESS, RATIOS, SHOWN_IN, UNITS
from evidence.rules import _RANGES, RULES
from evidence.schema import TABLES


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_columns_are_named_once_and_of_known_kinds(table):
    assert len(set(table.names)) == len(table.names)
    kinds = {column.kind for column in table.columns}
    assert kinds <= set(cells._READERS)
    assert kinds - {"choice", "choices"} <= set(cells._EXPECTED)
    assert set(table.identity) <= set(table.names)
    assert table.file in RULES


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_choices_stand_where_there_is_a_choice_and_only_there(table):
    for column in table.columns:
        assert bool(column.choices) == (column.kind in ("choice", "choices")), column.name


def test_designs_and_directness_are_known():
    assert set(SHOWN_IN) <= set(DESIGNS)
    assert {directness for possible in SHOWN_IN.values() for directness in possible} <= set(DIRECTNESS)


def test_every_unit_has_a_range_and_counted_endpoints_are_percentages():
    assert set(_RANGES) == set(ALL_UNITS)
    assert set(RATIOS) <= set(ALL_UNITS)
    assert all("percent" in UNITS[endpoint] for endpoint in COUNTED)


@pytest.mark.parametrize(
    ("name", "header"),
    [
        (
            "studies",
            "key,review,design,system,population,directness,n,n_liver_metastases,locoregional,immune,therapies,inhibitor,questions,summary,supports_review,discrepancy,read,source_url,checked",
        ),
        (
            "outcomes",
            "id,study,population,liver_metastases,arm,comparator,therapies,endpoint,question,estimate,"
            "ci_low,ci_high,ci_level,unit,events,total,locator,read,source_url,checked,standing,note",
        ),
        ("claims", "id,chapter,statement,cites,directness,certainty,why,against,therapies,questions,checked"),
        ("nodes", "node,type,label,symbol"),
        ("mechanisms", "source,target,sign,kind,context,species,cites,claim"),
    ],
)
def test_headers_are_those_of_the_contract(name, header):
    assert ",".join(TABLES[name].names) == header
