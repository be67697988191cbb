"""The number lock on what each language says in its own way: times of day, half points, chapters, flows, advertising.

All cases are the author's own.
"""

import pytest

from tasks.grammar.number_lock import check_lock

# Language and words of the source, and English that is right.
RIGHT = [
    ("zh", "第三编 附则", "Part III. Supplementary provisions"),
    ("zh", "附件十", "Annex X"),
    ("zh", "第一章 总则", "Chapter I: General provisions"),
    ("fr", "Chapitre V. Gestion des déchets", "Chapter V. Waste management"),
    ("zh", "据估计为5000人。", "The number was put at 5,000."),
    ("zh", "根据第2022/14号决议", "pursuant to resolution 2022/14"),
    ("zh-Hant", "大會75/233號決議", "General Assembly resolution 75/233"),
    ("zh", "利率上调半个百分点。", "The rate was raised by half a point."),
    ("zh", "利率上调1个半百分点。", "The rate was raised by one and a half percentage points."),
    ("es", "La tasa subió medio punto porcentual.", "The rate rose by half a percentage point."),
    ("ru", "Ставка повышена на половину процентного пункта.", "The rate was raised by half a percentage point."),
    ("ar", "ارتفع المعدل نصف نقطة مئوية.", "The rate rose by half a percentage point."),
    ("zh-Hant", "失業率由四成二降至三成。", "Unemployment fell from 42 per cent to 30 per cent."),
    ("zh", "八成五的受访者表示满意。", "Eighty-five per cent of respondents were satisfied."),
    ("zh", "六成企业", "60 per cent of enterprises"),
    ("zh", "三成七以上的企业", "more than 37 per cent of enterprises"),
    ("zh-Hant", "義大利與象牙海岸簽署協定。", "Italy and Côte d’Ivoire signed an agreement."),
    ("zh-Hant", "寮國和緬甸", "the Lao People's Democratic Republic and Myanmar"),
    ("zh-Hant", "衣索比亞的紡織業", "the textile industry of Ethiopia"),
    ("zh", "澳洲铁矿石", "iron ore from Australia"),
    ("zh-Hant", "奈及利亞及尼日", "Nigeria and the Niger"),
    ("fr", "La production a atteint 3,5 millions de tonnes.", "Output reached 3.5m tonnes."),
    ("zh", "产量为120万桶。", "Output was 1.2m barrels."),
    (
        "es",
        "La reunión se celebrará en la segunda quincena de mayo.",
        "The meeting will be held in the second half of May.",
    ),
    ("ru", "Совещание состоится в первой половине апреля.", "The meeting will be held in the first half of April."),
    ("zh", "会议将于4月上半月举行。", "The meeting will be held in the first half of April."),
    ("ar", "سيعقد الاجتماع في النصف الأول من نيسان/أبريل.", "The meeting will be held in the first half of April."),
    ("fr", "La séance est ouverte à 15 h 10.", "The meeting was called to order at 3.10 p.m."),
    ("ru", "Заседание открывается в 10 ч. 15 мин.", "The meeting was called to order at 10.15 a.m."),
    ("ru", "Заявки принимаются до 17:00 28 февраля 2025 года.", "Bids are accepted until 5 p.m. on 28 February 2025."),
    ("ar", "تُفتتح الجلسة الساعة 15/10.", "The meeting was called to order at 3.10 p.m."),
    ("zh", "会议于下午5时开始。", "The meeting began at 5 p.m."),
    ("zh", "会议于17时开始。", "The meeting began at 5 p.m."),
    ("zh", "截止时间为2月28日17:00。", "The deadline is 5 p.m. on 28 February."),
    ("fr", "Le dépôt est clos le 3 mars à 17 h.", "Submissions close at 5 p.m. on 3 March."),
    ("es", "La sesión comenzó a las 10.00 horas.", "The meeting began at 10 a.m."),
    ("fr", "La séance est levée à 18 heures.", "The meeting rose at 6 p.m."),
    ("ar", "ارتفع الإنتاج إلى أربعة أمثاله.", "Output rose fourfold."),
    ("zh", "德国对巴西的出口增长了一成。", "Germany's exports to Brazil grew by 10 per cent."),
    ("zh", "德国对巴西的出口增长了一成。", "Exports from Germany to Brazil grew by 10 per cent."),
    ("zh", "中国从智利进口的铜增加了。", "China's imports of copper from Chile increased."),
    ("zh", "中国从智利进口的铜增加了。", "Chile's exports of copper to China increased."),
    (
        "zh",
        "大会通过了预算。大会还通过了决议。",
        "The Assembly adopted the budget. The Assembly also adopted a resolution.",
    ),
    (
        "zh",
        "理事会注意到报告，请总干事跟进。",
        "The Board took note of the report. It requested the Director General to follow up.",
    ),
    ("zh", "点击此处订阅通讯。", "Click here to subscribe to the newsletter."),
    ("zh", "人均收入达到1万美元。", "Income per capita reached $10,000."),
    (
        "zh",
        "人均住房面积30平方米，每户三口人。",
        "Housing space is 30 square metres a person, with three people in each household.",
    ),
    ("ar", "عقد المجلس جلستين. واعتمد التقرير.", "The Board held two meetings and adopted its report."),
    ("ru", "Совет утвердил бюджет. Он также принял доклад.", "The Board approved the budget and adopted the report."),
    ("zh", "比例为3:10。", "The ratio is 3:10."),
    ("zh", "提出三点建议", "made three suggestions"),
    ("zh", "会议将在5月3日9时至11时举行。", "The meeting will be held from 9 a.m. to 11 a.m. on 3 May."),
]
# The same with English that is wrong, and the checks that must refuse it.
WRONG = [
    ("zh", "第三编 附则", "Part IV. Supplementary provisions", ["ordinals"]),
    ("zh", "估计为2.3亿吨。", "are put at 320 million tons.", ["figures"]),
    ("zh", "利率上调半个百分点。", "The rate was raised by half.", ["units"]),
    ("zh", "利率上调半个百分点。", "The rate was raised by a percentage point.", ["figures"]),
    ("zh", "利率上调1个半百分点。", "The rate was raised by half a percentage point.", ["figures"]),
    ("fr", "relevé d'un demi-point de pourcentage", "raised by half a basis point", ["units"]),
    ("zh-Hant", "失業率由四成二降至三成。", "Unemployment fell from 40.2 per cent to 30 per cent.", ["figures"]),
    ("zh-Hant", "義大利與象牙海岸簽署協定。", "Italy and Ghana signed an agreement.", ["countries"]),
    ("zh-Hant", "澳洲與紐西蘭取消了關稅。", "New Zealand abolished tariffs.", ["countries"]),
    ("zh-Hant", "澳洲取消了關稅。", "Austria abolished tariffs.", ["countries"]),
    ("fr", "3,5 millions de tonnes", "3.5bn tonnes", ["figures"]),
    ("es", "en la segunda quincena de mayo", "in the first half of May", ["dates"]),
    ("ru", "в первой половине апреля", "in the second half of April", ["dates"]),
    ("fr", "La séance est ouverte à 15 h 10.", "The meeting was called to order at 5.10 p.m.", ["dates"]),
    ("es", "a las 17.00 horas", "at 7 p.m.", ["dates"]),
    ("es", "El plazo vence a las 17.00 horas.", "The deadline is 5 a.m.", ["dates"]),
    ("zh", "会议于下午5时开始。", "The meeting began at 5 a.m.", ["dates"]),
    ("ar", "ثلاثة أمثال ما كان", "four times what it was", ["figures"]),
    ("zh", "法国向马里提供的援助增加。", "Mali's aid to France increased.", ["sense"]),
    ("zh", "中国从智利进口的铜增加了。", "China's exports of copper to Chile increased.", ["sense"]),
    ("zh", "日本对印度的投资增长。", "India's investment in Japan grew.", ["sense"]),
    ("zh", "委员会批准了项目。", "The Committee approved the project. Sign up for our newsletter.", ["form"]),
    ("zh", "委员会批准了项目。", "Home. The Committee approved the project. All rights reserved.", ["form"]),
    ("zh", "每户每年产生7公斤垃圾。", "Each person generates 7 kg of waste a year.", ["units"]),
    ("zh", "每名工人产出7公斤", "Each household produces 7 kg", ["units"]),
    ("ru", "Совет утвердил бюджет. Он также принял доклад.", "The Board approved the budget.", ["length"]),
    (
        "fr",
        "Le Conseil a adopté le budget. Il a prié le Directeur général de faire rapport.",
        "The Board adopted the budget.",
        ["length"],
    ),
    (
        "es",
        "La Junta aprobó el presupuesto. Pidió al Director General que presentara un informe.",
        "The Board approved the budget.",
        ["length"],
    ),
    (
        "zh",
        "报告将于周五公布。",
        "The report will be published on Friday. The report will be released at the end of the week.",
        ["figures", "length"],
    ),
    ("zh", "会议于17时开始。", "The meeting began at 7 p.m.", ["dates"]),
    ("zh", "截止时间为17:00。", "The deadline is 5 a.m.", ["dates"]),
]


def failed(language: str, source: str, target: str) -> list[str]:
    return [check.name for check in check_lock(source, language, target) if not check.passed]


@pytest.mark.parametrize(("language", "source", "target"), RIGHT)
def test_right_wording_passes(language: str, source: str, target: str) -> None:
    assert failed(language, source, target) == []


@pytest.mark.parametrize(("language", "source", "target", "checks"), WRONG)
def test_wrong_wording_is_refused(language: str, source: str, target: str, checks: list[str]) -> None:
    assert failed(language, source, target) == checks
