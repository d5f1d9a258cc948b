"""Geometry toolkit of the element library: closed, bevelled surfaces with texture coordinates in metres.

Every shape returns a `Surface` in its own small frame; `Assembly` gathers surfaces by finish into parts. The
first texture coordinate runs along the grain (a board's length, a tube's axis), the second across it.
"""
