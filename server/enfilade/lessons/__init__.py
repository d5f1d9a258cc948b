"""A class as a pure state machine: one run of a lesson, what its pupils answer, what each may see of it."""
