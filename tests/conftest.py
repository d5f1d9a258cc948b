"""What holds for every test: properties are searched without a clock: a slow machine fails nothing."""

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
