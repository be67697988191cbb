"""A briefing made by hand from the five bundled sources: what aggregation would hand to rendering.

Used by the rendering tests and for looking at the design without running the other stages.
"""

from tasks.contracts.briefing import (
    ActivityCard,
    AskRow,
    BilingualDocument,
    BilingualRow,
    BriefingData,
    BriefNote,
    ChecksLine,
    Cite,
    EvidenceEntry,
    FigureGroup,
    FigureRow,
    Highlight,
    KeyFigure,
    Masthead,
    PrintedFlag,
    QualityNote,
    RefusedTotal,
    SetAsideRow,
    SourceEntry,
    Text,
    ThemeSection,
    Thread,
    Total,
)
from tasks.contracts.flag import Severity
from tests.fixtures_charts import sample_charts

CARBON_FLAG = PrintedFlag(
    code="implausible_ratio",
    label="beyond a physical limit",
    detail=(
        "72 million tons of CO₂ equivalent for 700 tons of substance is about 103,000 to 1, above the warming potential of "
        "any substance the Protocol lists (CFC-13: 14,400). Verify before quoting."
    ),
    severity=Severity.WARN,
    source="IPCC AR5, table 8.A.1",
)
COMMA_FLAG = PrintedFlag(
    code="source_wording",
    detail="The source prints “多氯联苯农药” (PCB pesticides); the next clause suggests that a comma is missing.",
    severity=Severity.NOTE,
)


# Label, mark, place, language, file, figure words, quotation.
_EVIDENCE = (
    ("e1", "S5 para. 11", "zh", "004_0482440ec995fe73.txt", ("13,194",), "从而销毁或停止使用了 13,194 公吨多氯联苯农药和双对氯苯基三氯乙烷（滴滴涕）；"),
    ("e2", "S5 para. 11", "zh", "004_0482440ec995fe73.txt", ("73,562",), "对 73,562 公吨受污染的设备、土壤和废弃物采取了保障措施。"),
    ("e3", "S5 para. 12", "zh", "004_0482440ec995fe73.txt", ("700", "7,200"), "2020 年，由于工发组织开展的活动，逐步淘汰了 700 多吨消耗臭氧层物质，避免了约 7,200 万吨二氧化碳当量的排放。"),
    ("e4", "S5 para. 13", "zh", "004_0482440ec995fe73.txt", ("22", "五"), "在 22 个国家完成了《水俣公约》初步评估，另外五个国家的评估正在进行中。"),
    ("e5", "S5 para. 16", "zh", "004_0482440ec995fe73.txt", ("50", "八"), "2020 年 12 月对八个国家 50 个工业园区的评估报告。"),
    ("e6", "S2 para. 6", "en", "001_8c75dd5f9764d27e.txt", ("1600", "600 companies"), "More than 1600 specialists from over 600 companies in Russia, Azerbaijan and Moldova have been trained during the past ten years to master the Cleaner Production methodology."),
    ("e7", "S2 para. 6", "en", "001_8c75dd5f9764d27e.txt", ("3 to 6",), "Cost efficiency of the Program is 3 to 6 rubles per each ruble invested in it, which is stipulated by implementing great measures during the training process already to save raw materials, water, energy and heat supply, to process waste and reduce the amount of pollutants released into the environment."),
    ("e8", "S2 para. 3", "en", "001_8c75dd5f9764d27e.txt", ("163", "27", "9"), "163 participants took part in the Conference, including 27 guests from Norway, Finland, Sweden, USA, Bangladesh, UNEP and EC and 9 representatives of the CIS countries."),
    ("e9", "S4 para. 3", "en", "003_b07b469396c0a885.txt", ("4",), "In 2023, 4 SEZs joined the experiment: SEZ Technopolis Moscow, SEZ Lipetsk, SEZ Alga and SEZ Avangard."),
    ("e10", "S3 para. 3", "en", "002_2718705668993c9e.txt", (), "An agreement on extending cooperation was signed in Vienna today by the Director General of UNIDO, Kandeh K. Yumkella, and the mayor of the city of Kitakyushu, Kenji Kitahashi."),
    ("e11", "S3 para. 8", "en", "002_2718705668993c9e.txt", (), "In Nigeria, the cooperation between UNIDO and Kitakyushu has led to the opening of a car-recycling investment project. Elsewhere, an e-waste project is being negotiated for Tatarstan, Russia, and eco-town projects are being prepared for the Visaya province of the Philippines, and for South Africa."),
    ("e12", "S1 item 4", "en", "000_3b779fadb95d693a.txt", (), "The UN Information Centre hosted training under the UNU Sustainable Cycles (SCYCLE) and UNEP programs with the assistance of the German Federal Environment Agency (FAOHG), the International Telecommunication Union (ITU) and the International Solid Waste Association (MATO)."),
    ("e13", "S1 item 6", "en", "000_3b779fadb95d693a.txt", ("99%",), "Russia together with Brazil, China and Kazakhstan produces more than 99% of the world's asbestos."),
    ("e14", "S5 para. 5", "zh", "004_0482440ec995fe73.txt", (), "2021 年 3 月，乌克兰基于工发组织生态工业园区方案的良好做法和从中获得的经验教训，通过了《2030 年国家经济战略》。"),
    ("e15", "S5 para. 4", "zh", "004_0482440ec995fe73.txt", ("五",), "工发组织向阿尔巴尼亚、约旦、菲律宾和突尼斯提供支持，帮助它们加大创新和技术转让的速度和规模，以实现向电动汽车的转移。另外五个国家的项目正在筹备中，以巩固一个全球电动汽车方案。"),
    ("e16", "S5 para. 27", "zh", "004_0482440ec995fe73.txt", (), "理事会似宜注意到本文件提供的信息。"),
    ("e17", "S2 rec. 4", "en", "001_8c75dd5f9764d27e.txt", (), "To develop a strategy of transition of the Russian Federation to Cleaner Production for 2005-2015."),
    ("e18", "S4 para. 3", "en", "003_b07b469396c0a885.txt", (), "The second stage of the experiment will be the development of a low-carbon development strategy for the pilot SEZ."),
    ("e19", "S5 para. 20", "zh", "004_0482440ec995fe73.txt", ("231",), "在持久性有机污染物方案下，核准了 231 项环境政策和条例。"),
)  # fmt: skip

_USED_BY = {
    "e1": (("h-1", "highlight 1"), ("f-1", "figure 1")),
    "e3": (("h-2", "highlight 2"), ("f-3", "figure 3")),
    "e6": (("k-1", "key figure 1"), ("f-6", "figure 6")),
}


def _evidence(index: int) -> EvidenceEntry:
    anchor, place, lang, file, figures, quote = _EVIDENCE[index]
    numbers = tuple((quote.index(words), quote.index(words) + len(words)) for words in figures)
    return EvidenceEntry(
        anchor=anchor,
        label=f"E{index + 1}",
        mark=place,
        source_anchor=f"s-{place[1]}",
        place=place.replace("para.", "paragraph"),
        quote=Text(text=quote, lang="zh-Hans" if lang == "zh" else "en"),
        numbers=numbers,
        file=file,
        sha256_prefix=file[4:16],
        start=1200 + 97 * index,
        end=1200 + 97 * index + len(quote),
        rule="count-noun" if figures else "activity sentence",
        flags=(CARBON_FLAG,) if anchor == "e3" else (),
        used_by=_USED_BY.get(anchor, ()),
    )


def cite(anchor: str) -> tuple[Cite, ...]:
    """The mark that leads to evidence ``anchor``."""
    mark = next(row[1] for row in _EVIDENCE if row[0] == anchor)
    return (Cite(mark=mark, evidence_anchor=anchor, source_mark=mark.split()[0]),)


def masthead() -> Masthead:
    """The cover strip of November 2026."""
    return Masthead(
        name="Industrial Sustainability Briefing",
        number=1,
        edition_label="2026-11",
        month_name="November 2026",
        as_of="30 November 2026, 18:00 UTC",
        as_of_iso="2026-11-30T18:00:00Z",
        coverage="This edition covers five sources in two languages that reached us by 30 November 2026.",
        dates_line="The sources date from December 2004 to 2023.",
        event_line="None of them reports an event of November 2026.",
        translation_line="Source S5 is in Chinese; its English is an unofficial translation.",
        next_issue="Next issue on or around 31 December 2026.",
    )


def sample_briefing() -> BriefingData:
    """The five seeds' edition for November 2026, every section filled."""
    return BriefingData(
        cite_as="Industrial Sustainability Briefing, no. 1, November 2026 (edition 2026-11, as of 30 November 2026).",
        before_quoting=(
            BriefNote(note_anchor="q-1", severity=Severity.WARN, text="S5: 72 million tons of CO₂ equivalent avoided is more than 700 tons of any listed substance can account for; verify before quoting.", cites=cite("e3")),
        ),
        before_quoting_more="Two more cautions stand in the quality notes.",
        masthead=masthead(),
        highlights=_highlights(),
        key_figures=_key_figures(),
        key_figures_rule="Chosen by rule: results achieved before plans, figures without a caution first, at most one a source paragraph.",
        themes=_themes(),
        charts=sample_charts(),
        threads=(
            Thread(anchor="t-1", kind="Country", title="Philippines", sentence="Two sources eight years apart speak of the Philippines: an eco-town was being prepared in 2013, electric vehicles and e-waste recycling followed by 2021.",
                   lines=(Text(text="2013: eco-town project prepared for the Visaya province"), Text(text="2021: support for the move to electric vehicles"), Text(text="2021：与菲律宾就电子废弃物非正式安全回收进行合作", lang="zh-Hans")), cites=cite("e11") + cite("e15")),
            Thread(anchor="t-2", kind="Subject", title="Parks and zones", sentence="From one eco-town to carbon accounts of whole zones: the sources of 2013, 2021 and 2023 describe the same idea at three stages.",
                   lines=(Text(text="2013: eco-town agreement extended"), Text(text="2020: 50 industrial parks assessed"), Text(text="2023: four zones calculate site-wide emissions")), cites=cite("e10") + cite("e5") + cite("e9")),
        ),
        asks=(
            AskRow(anchor="a-1", label="Rec. 4", ask=Text(text="To develop a strategy of transition of the Russian Federation to Cleaner Production for 2005–2015."), addressee="Government of the Russian Federation", horizon="2005–2015", state="lapsed", state_label="lapsed", cites=cite("e17"),
                   flags=(PrintedFlag(code="horizon_passed", detail="The horizon ended eleven years before this edition; the outcome is not known here.", severity=Severity.NOTE),)),
            AskRow(anchor="a-2", label="Rec. 6", ask=Text(text="To introduce sustainable development indicators into the statistical forms of companies."), addressee="Federal State Statistics Service", horizon="none stated", state="open", state_label="open", cites=cite("e17")),
            AskRow(anchor="a-3", label="Para. 27", ask=Text(text="The Board may wish to take note of the information provided in the present document."), original=Text(text="理事会似宜注意到本文件提供的信息。", lang="zh-Hans"), addressee="Industrial Development Board", horizon="forty-ninth session", state="lapsed", state_label="lapsed", cites=cite("e16")),
            AskRow(anchor="a-4", label="—", ask=Text(text="Develop low-carbon development strategies for the pilot zones (second stage of the experiment)."), addressee="pilot special economic zones", horizon="none stated", state="open", state_label="open", cites=cite("e18")),
        ),
        figures=_figures(),
        totals=(Total(anchor="tt-1", subject="Chemicals dealt with under the Stockholm Convention, cumulative", result="86,756 tons", parts=("13,194 tons destroyed or taken out of use", "73,562 tons safeguarded"), cites=cite("e1") + cite("e2")),),
        refused_totals=(
            RefusedTotal(anchor="rt-1", subject="Minamata initial assessments: 22 and 5", figures=("22 countries, completed", "5 countries, under way"), reason="Not 27: one is done, the other is not.", cites=cite("e4")),
            RefusedTotal(anchor="rt-2", subject="Participants: 163, 27 and 9", figures=("163 participants", "27 guests", "9 representatives"), reason="The second and third are parts of the first.", cites=cite("e8")),
        ),
        coming_up=(),
        coming_up_note="No source of this edition names a date after November 2026; eleven dates that they name have passed.",
        bilingual=_bilingual(),
        quality=(
            QualityNote(anchor="q-1", heading="Figure above a physical ceiling", severity=Severity.WARN, text="About 72 million tons of CO₂ equivalent avoided is more than 700 tons of any listed substance can account for. The figure may be cumulative. It is printed as the source gives it.", cites=cite("e3")),
            QualityNote(anchor="q-2", heading="Likely slips of spelling", severity=Severity.NOTE, text="“absest”, “Networ”, “Improting” in S1; “VISAYA province” for the Visayas in S3.", cites=cite("e13")),
            QualityNote(anchor="q-3", heading="Acronyms that do not fit their names", severity=Severity.NOTE, text="FAOHG (German Federal Environment Agency: UBA) and MATO (International Solid Waste Association: ISWA) in S1.", cites=cite("e12")),
            QualityNote(anchor="q-4", heading="Undated source", severity=Severity.NOTE, text="S4 does not say when the meeting took place; the latest year it names is 2023."),
        ),
        sources=_sources(),
        set_aside=(SetAsideRow(file="minutes-scan.pdf", reason="no_text_layer", detail="The file holds page images only. Ask the producer for a text version or run text recognition."),),
        evidence=tuple(_evidence(index) for index in range(len(_EVIDENCE))),
        checks=(
            ChecksLine(code="every_figure_has_evidence", name="Every figure has evidence", result="43 of 43", count=0, severity=Severity.BLOCK, passed=True, detail="Each printed figure leads to a sentence of a source."),
            ChecksLine(code="figures_survive_translation", name="Figures survive translation", result="38 of 38", count=0, severity=Severity.BLOCK, passed=True, detail="Figures of the Chinese source found again in the English."),
            ChecksLine(code="no_open_caution", name="No open caution", result="1 caution", count=1, severity=Severity.WARN, passed=False, detail="One figure should be verified before it is quoted."),
        ),
        imprint=(
            "Prepared by rule from the sources listed; no sentence of this briefing was written by a language model.",
            "Tons are metric tons. Country names follow United Nations usage. The designations employed do not imply the expression of any opinion.",
            "Corrections: write to the address that sent you this edition; corrected editions say what changed.",
        ),
        parameters=(("month", "2026-11"), ("language", "en"), ("translation", "memory, formulas")),
    )  # fmt: skip


def _highlights() -> tuple[Highlight, ...]:
    return (
        Highlight(anchor="h-1", kicker="Chemicals", text=Text(text="Countries that UNIDO supports destroyed or took out of use 13,194 tons of PCBs, pesticides and DDT and safeguarded a further 73,562 tons."), when="to 2021", cites=cite("e1") + cite("e2")),
        Highlight(anchor="h-2", kicker="Ozone and climate", text=Text(text="More than 700 tons of ozone-depleting substances were phased out in 2020."), when="2020", cites=cite("e3"), flags=(CARBON_FLAG,)),
        Highlight(anchor="h-3", kicker="Zones", text=Text(text="Four special economic zones (Technopolis Moscow, Lipetsk, Alga and Avangard) joined an experiment towards carbon neutrality and calculated site-wide emissions."), when="2023", cites=cite("e9")),
        Highlight(anchor="h-4", kicker="Partnership", text=Text(text="Kitakyushu, Japan’s first eco-town, and UNIDO extended their agreement on clean technology and waste recycling in Vienna."), when="22 May 2013", cites=cite("e10")),
        Highlight(anchor="h-5", kicker="Policy", text=Text(text="231 environmental policies and regulations were approved under the programme on persistent organic pollutants."), when="to 2021", cites=cite("e19")),
    )  # fmt: skip


def _key_figures() -> tuple[KeyFigure, ...]:
    return (
        KeyFigure(anchor="k-1", bound="more than", number="1,600", unit="specialists", definition="Specialists from over 600 companies in three countries trained in cleaner production in ten years.", as_of="As of December 2004", rule="participation", cites=cite("e6")),
        KeyFigure(anchor="k-2", bound="range", number="3 to 6", unit="rubles per ruble", definition="Returned for each ruble invested in the cleaner production programme. Never averaged.", as_of="As of December 2004", rule="ratio", cites=cite("e7")),
        KeyFigure(anchor="k-3", bound="", number="50", unit="industrial parks", definition="Industrial parks in eight countries assessed against the international framework.", as_of="As of December 2020", rule="count", cites=cite("e5")),
        KeyFigure(anchor="k-4", bound="", number="22", unit="countries", definition="Minamata initial assessments complete. Another five were under way and are not counted.", as_of="As of July 2021", rule="count", cites=cite("e4")),
    )  # fmt: skip


_COUNTRIES = ("Albania", "Jordan", "Nigeria", "Philippines", "Russian Federation", "Tunisia", "Ukraine")


def _card(anchor: str, kicker: str, headline: str, who: str, where: str, when: str, status: str, evidence: str, *,
          original: str | None = None, note: str | None = None, sdg: tuple[str, ...] = (), flags: tuple[PrintedFlag, ...] = ()) -> ActivityCard:  # fmt: skip
    return ActivityCard(
        anchor=anchor,
        kicker=kicker,
        headline=Text(text=headline),
        original=Text(text=original, lang="zh-Hans") if original else None,
        translation_note=note,
        who=who,
        where=where,
        countries=tuple(name for name in _COUNTRIES if name in where),
        when=when,
        reached_us="reached us 3 November 2026",
        status=status,
        status_label=status,
        sdg_targets=sdg,
        cites=cite(evidence),
        flags=flags,
    )


def _themes() -> tuple[ThemeSection, ...]:
    machine = "Built from the figures, places and known terms of the source; not a translation."
    return (
        ThemeSection(anchor="th-1", theme_id="circular_economy", title="Circular economy and e-waste", cards=(
            _card("ac-1", "Training", "Training in e-waste statistics for the countries of the CIS", "United Nations University (UNU), United Nations Environment Programme (UNEP)", "Moscow, Russian Federation", "20–23 January 2020", "done", "e12", sdg=("12.5",)),
            _card("ac-2", "Investment", "A car-recycling investment project opened", "UNIDO, city of Kitakyushu", "Nigeria", "2013", "done", "e11", sdg=("9.4", "12.5")),
            _card("ac-3", "Negotiation", "An e-waste project is being negotiated", "UNIDO, city of Kitakyushu", "Tatarstan, Russian Federation", "2013", "planned", "e11"),
        )),
        ThemeSection(anchor="th-2", theme_id="parks", title="Industrial parks and zones", cards=(
            _card("ac-4", "Carbon accounts", "Four special economic zones joined the experiment and calculated greenhouse gas emissions for management company, residents and site", "Association of Clusters, Technoparks and SEZs of Russia", "Russian Federation", "2023", "done", "e9", sdg=("9.4", "13.2")),
            _card("ac-5", "Strategy", "Ukraine adopted its National Economic Strategy to 2030 on the lessons of the eco-industrial park programme", "Ukraine; UNIDO", "Ukraine", "March 2021", "done", "e14", original="2021 年 3 月，乌克兰基于工发组织生态工业园区方案的良好做法和从中获得的经验教训，通过了《2030 年国家经济战略》。", note="Machine translation, figures checked."),
        )),
        ThemeSection(anchor="th-3", theme_id="energy", title="Energy and mobility", more=4, cards=(
            _card("ac-6", "Electric vehicles", "Support to Albania, Jordan, the Philippines and Tunisia in the move to electric vehicles; projects in five more countries in preparation", "UNIDO", "Albania, Jordan, Philippines, Tunisia", "2021", "ongoing", "e15", original="工发组织向阿尔巴尼亚、约旦、菲律宾和突尼斯提供支持，帮助它们加大创新和技术转让的速度和规模，以实现向电动汽车的转移。", note=machine, sdg=("7.3", "9.4")),
        )),
        ThemeSection(anchor="th-4", theme_id="chemicals", title="Chemicals and pollutants", cards=(
            _card("ac-7", "Destruction", "13,194 tons of PCBs, pesticides and DDT destroyed or taken out of use", "UNIDO", "", "to 2021", "done", "e1", original="从而销毁或停止使用了 13,194 公吨多氯联苯农药和双对氯苯基三氯乙烷（滴滴涕）；", note=machine, flags=(COMMA_FLAG,)),
            _card("ac-8", "Meeting", "Meeting on international cooperation in the safe use of chrysotile asbestos; WHO urges countries to abandon its production", "Ministry of Industry and Trade of the Russian Federation", "Moscow", "24 January 2020", "done", "e13"),
        )),
    )  # fmt: skip


def _row(number: int, reported: str, lang: str, normalised: str, bound: str, subject: str, kind: str, status: str, period: str, countries: str, evidence: str, *,
         part_of: str | None = None, flags: tuple[PrintedFlag, ...] = ()) -> FigureRow:  # fmt: skip
    return FigureRow(
        anchor=f"f-{number}",
        reported=Text(text=reported, lang=lang),
        normalised=normalised,
        bound=bound,
        subject=Text(text=subject),
        kind=kind,
        status=status,
        period=period,
        countries=countries,
        country_names=tuple(name for name in countries.split(", ") if name),
        part_of=part_of,
        cites=cite(evidence),
        flags=flags,
    )


def _figures() -> tuple[FigureGroup, ...]:
    zh = "zh-Hans"
    return (
        FigureGroup(title="Mass", rows=(
            _row(1, "13,194 公吨", zh, "13,194 t", "", "PCB pesticides and DDT destroyed or taken out of use", "outcome", "achieved", "cumulative", "", "e1", flags=(COMMA_FLAG,)),
            _row(2, "73,562 公吨", zh, "73,562 t", "", "contaminated equipment, soil and waste safeguarded", "outcome", "achieved", "cumulative", "", "e2"),
            _row(3, "700 多吨", zh, "700 t", "more than", "ozone-depleting substances phased out", "outcome", "achieved", "2020", "", "e3"),
            _row(4, "约 7,200 万吨", zh, "72,000,000 t CO₂ eq", "about", "emissions avoided", "outcome", "achieved", "2020", "", "e3", flags=(CARBON_FLAG,)),
        )),
        FigureGroup(title="Counts", rows=(
            _row(5, "163 participants", "en", "163 persons", "", "participants in the conference", "participation", "achieved", "6–9 December 2004", "Russian Federation", "e8"),
            _row(6, "More than 1600 specialists", "en", "1,600 persons", "more than", "specialists trained in the Cleaner Production methodology", "outcome", "achieved", "ten years to 2004", "Azerbaijan, Republic of Moldova, Russian Federation", "e6"),
            _row(7, "over 600 companies", "en", "600 companies", "more than", "companies whose specialists were trained", "participation", "achieved", "ten years to 2004", "Azerbaijan, Republic of Moldova, Russian Federation", "e6"),
            _row(8, "27 guests", "en", "27 persons", "", "guests from abroad", "participation", "achieved", "6–9 December 2004", "Norway, Finland, Sweden, United States, Bangladesh", "e8", part_of="part of 163 participants"),
            _row(9, "4 SEZs", "en", "4 zones", "", "special economic zones that joined the experiment", "participation", "achieved", "2023", "Russian Federation", "e9"),
            _row(10, "五个国家", zh, "5 countries", "", "countries whose electric vehicle projects are in preparation", "target", "planned", "", "", "e15"),
        )),
        FigureGroup(title="Shares and ratios", rows=(
            _row(11, "3 to 6 rubles per each ruble", "en", "3 to 6 RUB/RUB", "range", "returned for each ruble invested in the programme", "outcome", "achieved", "ten years to 2004", "Russian Federation", "e7"),
            _row(12, "more than 99%", "en", "99 %", "more than", "of the world’s asbestos produced by four countries", "context", "context", "", "Russian Federation, Brazil, China, Kazakhstan", "e13"),
        )),
    )  # fmt: skip


def _bilingual() -> tuple[BilingualDocument, ...]:
    zh = "zh-Hans"

    def row(number: int, label: str, source: str, target: str | None, state: str, provider: str, checks: str, *, digest: str | None = None, flags: tuple[PrintedFlag, ...] = ()) -> BilingualRow:  # fmt: skip
        return BilingualRow(anchor=f"b-{number}", field_label=label, place="characters 1–20", source=Text(text=source, lang=zh), target=Text(text=target) if target else None, digest=digest, provider=provider, state=state, state_label=state.replace("_", " "), checks=checks, flags=flags)  # fmt: skip

    return (
        BilingualDocument(
            anchor="bd-5",
            mark="S5",
            title="UNIDO activities in the field of environment and energy",
            note="Unofficial. Wording by formula or reviewed memory is marked verified; a field whose figures could not be matched is held and only its original is printed.",
            rows=(
                row(1, "Title", "工发组织在环境和能源方面的活动", "UNIDO activities in the field of environment and energy", "verified", "translation memory", "no figures"),
                row(2, "Body, session", "工业发展理事会 第四十九届会议", "Industrial Development Board, forty-ninth session", "verified", "formula", "1 of 1 figures"),
                row(3, "Date and place", "2021年7月12日至15日，维也纳", "Vienna, 12–15 July 2021", "verified", "formula", "3 of 3 figures"),
                row(4, "Mandate", "本文件报告大会 GC.18/Res.7 号决议执行情况，并介绍最新发展动态。它是对在 IDB.48/17 号文件中提交给工业发展理事会的信息的补充。", "The present document reports on the implementation of General Conference resolution GC.18/Res.7 and provides an update on developments. It supplements the information provided to the Industrial Development Board in document IDB.48/17.", "verified", "formula", "2 of 2 symbols"),
                row(5, "Paragraph 4, summary", "根据这一要求，在上述第一个重点领域，工发组织向阿尔巴尼亚、约旦、菲律宾和突尼斯提供支持，帮助它们加大创新和技术转让的速度和规模，以实现向电动汽车的转移。另外五个国家的项目正在筹备中，以巩固一个全球电动汽车方案。", None, "untranslated", "no provider", "", digest="Albania, Jordan, Philippines, Tunisia · electric vehicles · 5 countries, planned"),
                row(6, "Paragraph 12, summary", "2020 年，由于工发组织开展的活动，逐步淘汰了 700 多吨消耗臭氧层物质，避免了约 7,200 万吨二氧化碳当量的排放。", None, "held", "firefox", "1 of 3 figures missing", flags=(PrintedFlag(code="figures", detail="The draft gave 7.2 million where the source has 72 million; it is not printed.", severity=Severity.WARN),)),
            ),
        ),
    )  # fmt: skip


def _sources() -> tuple[SourceEntry, ...]:
    def source(number: int, title: str, kind: str, issuer: str, dated: str, file: str, counts: str, *, symbol: str = "", lang: str = "en", title_en: str | None = None, url: str | None = None) -> SourceEntry:  # fmt: skip
        return SourceEntry(anchor=f"s-{number}", mark=f"S{number}", title=Text(text=title, lang=lang), title_en=title_en, kind=kind, language="Chinese" if lang != "en" else "English", issuer=issuer, symbol=symbol, dated=dated, received="received 3 November 2026", file=file, sha256=file[4:20] * 4, sha256_prefix=file[4:16], url=url, rights="rights with the producer; quoted for information", counts=counts)  # fmt: skip

    return (
        source(1, "Newsletter January 2020", "newsletter", "UNIDO Centre for International Industrial Cooperation in the Russian Federation", "January 2020", "000_3b779fadb95d693a.txt", "10 figures, 15 activities"),
        source(2, "Recommendations of the International Conference ‘Cleaner Production as a Contribution to Sustainable Development’", "conference recommendations", "", "6–9 December 2004", "001_8c75dd5f9764d27e.txt", "9 figures, 28 activities, 15 recommendations"),
        source(3, "Japan’s green city, Kitakyushu, extends partnership with UNIDO to promote clean technology and waste-recycling services", "press release", "United Nations Information Service Vienna", "22 May 2013", "002_2718705668993c9e.txt", "2 figures, 14 activities", symbol="UNIS/OUS/189", url="https://unis.unvienna.org/unis/en/pressrels/2013/unisous189.html"),
        source(4, "Meeting of the Expert Council on Sustainable Development under the Ministry of Economic Development of Russia", "meeting note", "", "undated (names 2023)", "003_b07b469396c0a885.txt", "1 figure, 7 activities"),
        source(5, "工发组织在环境和能源方面的活动", "council report", "Industrial Development Board, forty-ninth session", "12–15 July 2021", "004_0482440ec995fe73.txt", "26 figures, 46 activities", lang="zh-Hans", title_en="UNIDO activities in the field of environment and energy"),
    )  # fmt: skip
