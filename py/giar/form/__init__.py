"""The statutory form as data: its editions, their tables and labels, and the sums that must hold.

Sources: 国办公开办函〔2019〕60号 (the trial form, for 2019 and 2020) and 国办公开办函〔2021〕30号 (for 2021 and later).
"""

from giar.form.common import SECTIONS, SectionTitle
from giar.form.edition_2019 import EDITION_2019
from giar.form.edition_2021 import EDITION_2021, HYBRID
from giar.form.model import Block, Edition, Line, Relation, Table, cell_key
from giar.form.relations import BALANCE, DISPUTE_TOTAL, OUTCOMES, ROW_TOTAL, relations

EDITIONS = (EDITION_2021, HYBRID, EDITION_2019)

__all__ = [
    "BALANCE",
    "DISPUTE_TOTAL",
    "EDITIONS",
    "EDITION_2019",
    "EDITION_2021",
    "HYBRID",
    "OUTCOMES",
    "ROW_TOTAL",
    "SECTIONS",
    "Block",
    "Edition",
    "Line",
    "Relation",
    "SectionTitle",
    "Table",
    "cell_key",
    "relations",
]
