"""Registers kept elsewhere: recognise a grid of cells and say what a careful person would take."""
