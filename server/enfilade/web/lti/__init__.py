"""LTI 1.3: a school's learning system opens a lesson, chooses one, and is told how much of it is done.

Off until `config/lti.json` names a platform; needs the extra `lti` (PyLTI1p3).
"""
