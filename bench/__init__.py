"""Measurements of the running house: never part of the tests."""
