"""The pages of a PDF to blocks: ruled tables, tables by alignment, and prose, in reading order across page breaks."""

from __future__ import annotations

from collections.abc import Sequence

from giar.source.blocks import Block
from giar.source.pdf.carrying import carried_over
from giar.source.pdf.content import Page
from giar.source.pdf.flow import blocks_in_order
from giar.source.pdf.parts import parts_of
from giar.source.pdf.running import without_running_heads
from giar.source.pdf.unruled import UNCLEAR, UNCLEAR_REMARK


def blocks_of(pages: Sequence[Page]) -> tuple[list[Block], tuple[str, ...]]:
    """What stands on the pages, and what had to be decided."""
    parts = without_running_heads([parts_of(page) for page in pages], [page.height for page in pages])
    blocks = list(blocks_in_order(carried_over(parts)))
    left_out = any(block is UNCLEAR for block in blocks)
    return [block for block in blocks if block is not UNCLEAR], (UNCLEAR_REMARK,) if left_out else ()
