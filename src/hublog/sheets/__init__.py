"""Spreadsheets in and out: the only place that speaks openpyxl and calamine."""

import os

# Where lxml is installed openpyxl writes through it: other bytes, and errors that are no OSErrors.
os.environ.setdefault("OPENPYXL_LXML", "False")
