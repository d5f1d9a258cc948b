"""What a group says no to: the same as what a class does."""

from __future__ import annotations

from enfilade.messages.refused import Refused as Refused
