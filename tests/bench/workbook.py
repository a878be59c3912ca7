"""What a workbook costs: python -m tests.bench.workbook [--records 10000].

A made-up directory is exported as a workbook and brought back, as people do it: unchanged, with a cell changed in every
hundredth row, and with one changed in every row.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from python_calamine import CalamineWorkbook
import xlsxwriter

from tests.bench.generate import write_directory
from tests.bench.measure import Cost, run
