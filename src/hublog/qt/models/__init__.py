"""Thin adapters between frozen dataclasses and Qt's views."""
