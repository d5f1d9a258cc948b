"""One catalogue of sentences, in three languages, for server and viewer."""

from enfilade.messages.errors import FAULTS, fault
from enfilade.messages.fault import Fault
from enfilade.messages.pages import PAGES
from enfilade.messages.sentence import LANGUAGES, NAMES, Sentence, best_language
from enfilade.messages.viewer import VIEWER, viewer_messages

__all__ = [
    "FAULTS",
    "LANGUAGES",
    "NAMES",
    "PAGES",
    "VIEWER",
    "Fault",
    "Sentence",
    "best_language",
    "fault",
    "viewer_messages",
]
