"""Spreadsheets in and out: the only place that speaks openpyxl and calamine."""
