"""Disk to content and back: YAML with line numbers, and the catalogue of what exists."""
