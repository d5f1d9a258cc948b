"""Baked light: an atlas for a hall, the light that falls on it, and how both are stored.

Plain numpy throughout: nothing here knows YAML, halls or finishes. `encode`, `payload` and `rgbe` need numpy
and Pillow only, so that a build from committed light imports no ray tracer, denoiser or scipy.
"""
