"""A lesson run as a pure state machine: tasks, answers, results. Its first machine comes with the lesson issue."""
