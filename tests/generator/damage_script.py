"""Traditional characters made by machine, Taiwan wording, and readings written after characters."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from random import Random

from opencc import OpenCC

from generator.damage import Damage, Draft

_RUN = re.compile("[\u4e00-\u9fff“”]+")
_READINGS = {
    "據": "jù", "關": "guān", "發": "fā", "編": "biān", "結": "jié", "際": "jì", "數": "shù", "統": "tǒng", "計": "jì", "項": "xiàng",
    "規": "guī", "務": "wù", "機": "jī", "構": "gòu", "權": "quán", "護": "hù", "類": "lèi", "訴": "sù", "復": "fù", "轉": "zhuǎn",
    "業": "yè", "辦": "bàn", "開": "kāi", "內": "nèi", "執": "zhí", "維": "wéi", "續": "xù", "費": "fèi", "總": "zǒng", "處": "chù",
}  # fmt: skip
_LEFT_SIMPLIFIED = (
    ("範", "范"),
    ("製", "制"),
    ("會", "会"),
    ("這", "这"),
    ("採", "采"),
    ("於", "于"),
    ("後", "后"),
    ("複", "復"),
    ("徵", "征"),
)


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


@lru_cache(maxsize=20000)
def _converted(name: str, run: str) -> str:
    return str(_converter(name).convert(run))


def _in_script(marked: str, name: str) -> str:
    return _RUN.sub(lambda found: _converted(name, found[0]), marked)


def traditional(draft: Draft, rng: Random) -> Draft:
    """Traditional characters as conversion engines write them, and as scrapers mix them."""
    text = _in_script(draft.marked, rng.choice(("s2t", "s2tw")))
    for full, simple in _LEFT_SIMPLIFIED:
        if rng.random() < 0.5:
            text = text.replace(full, simple)
    if rng.random() < 0.3:
        text = re.sub("[復複复][議议]", "覆議", text)
    return draft.with_text(text)


def taiwan_wording(draft: Draft, rng: Random) -> Draft:
    """Traditional characters with the words of Taiwan: 檔案 for 文件, 資訊 for 信息."""
    del rng
    return draft.with_text(_in_script(draft.marked, "s2twp"))


def reading_notes(draft: Draft, rng: Random) -> Draft:
    """Traditional characters with their readings written after them, once, twice or without brackets."""
    text = _in_script(draft.marked, "s2t")
    chance = rng.choice((0.15, 0.5, 0.9))

    def annotate(found: re.Match[str]) -> str:
        reading = _READINGS[found[0]]
        if rng.random() >= chance:
            return found[0]
        style = rng.random()
        if style < 0.9:
            return f"{found[0]}({reading})"
        return f"{found[0]}({reading})({reading})" if style < 0.95 else found[0] + reading

    return draft.with_text(re.sub(f"[{''.join(_READINGS)}]", annotate, text))


def _damage(name: str, change: Callable[[Draft, Random], Draft], *more: str) -> Damage:
    return Damage(name, on_text=change, touches=frozenset({"script", *more}))


DAMAGES = (
    _damage("traditional", traditional),
    _damage("taiwan-wording", taiwan_wording),
    _damage("reading-notes", reading_notes, "labels"),
)
