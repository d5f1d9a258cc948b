"""From plans and texts to the built site: verbs, one step per file. `build_hall.py` is the recipe."""
