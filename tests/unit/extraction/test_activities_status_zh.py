import pytest

from tasks.extraction.activity_status_zh import status_zh


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("工发组织培训了 1,200 名技术人员。", "done"),
        ("该准则已于 2022 年 6 月发布。", "done"),
        ("理事会通过了第 IDB.50/Dec.3 号决定。", "done"),
        ("环境署与肯尼亚签署了谅解备忘录。", "done"),
        ("开发署正在支持赞比亚编写国家行动计划。", "ongoing"),
        ("工发组织继续协助会员国。", "ongoing"),
        ("目前三个国家开展试点。", "ongoing"),
        ("工发组织与粮农组织合作开展项目。", "ongoing"),
        ("工发组织将于 2025 年启动第二阶段。", "planned"),
        ("六个项目正在筹备中。", "planned"),
        ("双方计划在南非建立示范项目。", "planned"),
        ("建议会员国加强监管框架。", "recommended"),
        ("促请捐助方提供资金。", "recommended"),
        ("大会第 GC.19/Res.4 号决议请总干事提交报告。", "recommended"),
        ("委员会似宜注意到本文件。", "recommended"),
    ],
)
def test_a_sentence_has_its_status(text: str, status: str) -> None:
    verdict = status_zh(text)
    assert verdict is not None and verdict[0].value == status


@pytest.mark.parametrize("text", ["塑料污染是指塑料制品在环境中的积累。", "本文件提供了最新情况。", ""])
def test_definitions_and_words_about_the_document_are_no_activity(text: str) -> None:
    assert status_zh(text) is None


def test_sustainable_is_not_continuing() -> None:
    verdict = status_zh("通过了可持续发展战略。")
    assert verdict is not None and verdict[0].value == "done"
