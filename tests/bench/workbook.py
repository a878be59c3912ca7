"""What a workbook costs: python -m tests.bench.workbook [--records 10000].

A made-up directory is exported as a workbook and brought back, as people do it: unchanged, with a cell changed in every
hundredth row, and with one changed in every row.
"""

from __future__ import annotations
