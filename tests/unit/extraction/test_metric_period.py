import hashlib
from datetime import date

import pytest

from tasks.contracts.metric import Metric
from tasks.contracts.source import SourceFile
from tasks.extraction.metrics import extract_metrics
from tasks.ingestion.reading import read_document


def metrics(text: str) -> tuple[Metric, ...]:
    content = text.encode()
    source = SourceFile(
        file="a.txt",
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        received_at=date(2026, 11, 2),
        received_basis="first sight",
    )
    return extract_metrics(read_document(source)).metrics


@pytest.mark.parametrize(
    ("sentence", "period", "rate"),
    [
        ("In 2022 the plant saved 40 tonnes of steel in its foundry.", "2022", None),
        ("The plant saved 40 tonnes of steel between 2019 and 2022.", "2019/2022", None),
        ("The plant saves 40 tonnes of steel a year in its foundry.", None, "per year"),
        ("The plant saved 40 tonnes of steel, 5 more than a year earlier.", None, None),
        ("The plant saved 40 tonnes of steel, said the 2019 report of the bank.", None, None),
        ("The Ministry reported on 12 March 2024 that 140 tonnes of steel had been saved since 2021.", "2021/", None),
        ("Water use fell by 18 per cent, from 5 million m3 in 2021 to 4 million m3 in 2023.", "2021/2023", None),
        ("In 2022 output rose by 4 per cent compared with 2019 in this plant.", "2022", None),
        ("2022年该厂用水量比2019年下降了12%，这是一个良好的开端。", "2022", None),
        ("自2021年以来，该厂节约了40吨钢材，这是一个良好的开端。", "2021/", None),
        ("该厂2022年节约了40吨钢材，这是一个良好的开端。", "2022", None),
        ("该厂每年节约40吨钢材，这是一个良好的开端。", None, "per year"),
    ],
)
def test_period_and_rate_come_from_the_words_beside_the_figure(sentence, period, rate):
    metric = metrics(f"{sentence}\n")[0]
    assert (metric.period, metric.rate) == (period, rate)


def test_a_rate_belongs_to_its_own_figure_only():
    first, second = metrics("It launched a programme worth $12 million to recycle 72,000 tonnes of e-waste a year.\n")
    assert (first.rate, second.rate) == (None, "per year")
