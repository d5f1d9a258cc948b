"""A lesson run as a pure state machine.

Tasks, answers, results. Its first machine comes with the lesson issue.
"""
