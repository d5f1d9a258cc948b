"""The tables. Times are ms of the server's clock; of every secret only its hash is kept."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

staff = Table(
    "staff",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(80), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("created_ms", BigInteger, nullable=False),
)
"""Who may start groups: admin, curator, guide, teacher."""

staff_links = Table(
    "staff_links",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("staff_id", ForeignKey("staff.id", ondelete="CASCADE"), nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
)
"""One-time links to sign in; used ones are deleted."""

staff_sessions = Table(
    "staff_sessions",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("staff_id", ForeignKey("staff.id", ondelete="CASCADE"), nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
)

groups = Table(
    "groups",
    metadata,
    Column("gid", String(32), primary_key=True),
    Column("code", String(8), nullable=True, unique=True),
    Column("guide_hash", String(64), nullable=True, unique=True),
    Column("epoch", Integer, nullable=False, default=0),
    Column("owner", String(32), nullable=False, default=""),
    Column("created_ms", BigInteger, nullable=False),
    Column("ended_ms", BigInteger, nullable=True),
    Column("ended_code", String(8), nullable=True),
    Column("state", Text, nullable=False),
)
"""`state` is the JSON of `live.state.Group`. Who takes it over raises `epoch`; older owners' writes fail.

`code` and `guide_hash` are emptied when the group ends; `ended_code` is what the code was.
"""

member_tokens = Table(
    "member_tokens",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("gid", ForeignKey("groups.gid", ondelete="CASCADE"), nullable=False),
    Column("uid", String(32), nullable=False),
)
"""What a member shows to come back as the same person. A member may hold several, one per device."""

workers = Table(
    "workers",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("boot", String(32), nullable=False),
    Column("address", String(200), nullable=False),
    Column("until_ms", BigInteger, nullable=False),
)
"""The processes that serve. Until `until_ms` of the store's clock a worker's groups are its own; each renews
its lease long before. `boot` tells a process from the one that had its name before.
"""

Index("ix_groups_open", groups.c.ended_ms)
Index("ix_groups_owner", groups.c.owner)
Index("ix_groups_ended_code", groups.c.ended_code)
Index(None, member_tokens.c.gid)

text_edits = Table(
    "text_edits",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("change", Integer, nullable=False),
    Column("museum", String(64), nullable=False),
    Column("text", String(300), nullable=False),
    Column("key", String(16), nullable=False),
    Column("before", Text, nullable=True),
    Column("after", Text, nullable=True),
    Column("by", String(80), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)
"""Corrections of the museum's words in the browser; rows are never changed, an undo is a row of its own."""

Index(None, text_edits.c.museum, text_edits.c.text)

classes = Table(
    "classes",
    metadata,
    Column("gid", String(32), primary_key=True),
    Column("museum", String(64), nullable=False),
    Column("lesson", String(64), nullable=False),
    Column("revision", String(64), nullable=False),
    Column("solemn", Boolean, nullable=False),
    Column("created_ms", BigInteger, nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
    Column("teacher_hash", String(64), nullable=False, unique=True),
    Column("lesson_json", Text, nullable=False),
    Column("state", Text, nullable=False),
)
"""A run of a lesson. It outlives its group of the same `gid`, until `expires_ms` or until its teacher deletes
it.

`lesson_json` is the lesson as it was when the class was opened, `state` the JSON of `lessons.state.Head`.
"""

pupils = Table(
    "pupils",
    metadata,
    Column("gid", ForeignKey("classes.gid", ondelete="CASCADE"), primary_key=True),
    Column("uid", String(32), primary_key=True),
    Column("phrase_hash", String(64), nullable=True),
    Column("state", Text, nullable=False),
)
"""Devices of a class: the JSON of `lessons.state.Pupil`. Nobody's name is in it."""

answers = Table(
    "answers",
    metadata,
    Column("gid", ForeignKey("classes.gid", ondelete="CASCADE"), primary_key=True),
    Column("uid", String(32), primary_key=True),
    Column("task", String(64), primary_key=True),
    Column("kept", Text, nullable=False),
)
"""The last answer of each pupil to each task: the JSON of `lessons.state.Kept`. One answer is one row
written.
"""

class_tickets = Table(
    "class_tickets",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("gid", ForeignKey("classes.gid", ondelete="CASCADE"), nullable=False),
    Column("uid", String(32), nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
)
"""What another system was given to bring a pupil back: used once, and soon too old."""

Index(None, classes.c.expires_ms)
Index("ix_pupils_phrase", pupils.c.gid, pupils.c.phrase_hash)

lti_notes = Table(
    "lti_notes",
    metadata,
    Column("name", String(200), primary_key=True),
    Column("value", Text, nullable=False),
    Column("until_ms", BigInteger, nullable=False),
)
"""What a launch from a learning system keeps between its steps, for an hour at most."""

lti_links = Table(
    "lti_links",
    metadata,
    Column("link", String(64), primary_key=True),
    Column("gid", ForeignKey("classes.gid", ondelete="CASCADE"), nullable=False),
    Column("salt", String(64), nullable=False),
)
"""The class that a platform's link opened last; of the salt its teacher's secret is made."""

lti_pupils = Table(
    "lti_pupils",
    metadata,
    Column("gid", ForeignKey("classes.gid", ondelete="CASCADE"), primary_key=True),
    Column("uid", String(32), primary_key=True),
    Column("platform", String(500), nullable=False),
    Column("client", String(200), nullable=False),
    Column("person", String(255), nullable=False),
    Column("line_item", Text, nullable=False),
    Column("told", Integer, nullable=False),
)
"""Who of a platform's people a pupil is, by the platform's own number for them: their score goes there."""

Index("ix_lti_links_gid", lti_links.c.gid)
Index("ix_lti_pupils_person", lti_pupils.c.gid, lti_pupils.c.person, unique=True)

recordings = Table(
    "recordings",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("gid", String(32), nullable=False, unique=True),
    Column("kind", String(8), nullable=False),
    Column("museum", String(64), nullable=False),
    Column("tour", String(64), nullable=False),
    Column("revision", String(64), nullable=False),
    Column("plan", Text, nullable=False),
    Column("guide_hash", String(64), nullable=False, index=True),
    Column("created_ms", BigInteger, nullable=False),
    Column("began_ms", BigInteger, nullable=True),
    Column("last_ms", BigInteger, nullable=True),
    Column("ended_ms", BigInteger, nullable=True),
    Column("bytes", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
)
"""Tours that are recorded, or were. A recording outlives its group. `created_ms` is the group's, `began_ms`
and `last_ms` are those of its first and last line, counted from there. `plan` is the JSON of
`live.plan.Plan`, `state` that of `store.recordings.Kept`.
"""

recording_chunks = Table(
    "recording_chunks",
    metadata,
    Column("id", ForeignKey("recordings.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("lines", Text, nullable=False),
)
"""A recording's log as it came, some seconds to a row; the times of each row count from the group's
creation.
"""

recording_acts = Table(
    "recording_acts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(32), nullable=False, index=True),
    Column("act", String(16), nullable=False),
    Column("by", String(80), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)
"""Who did what with a recording, and when. It stays when the recording has been deleted, and tells nothing
of what was in it.
"""

summaries = Table(
    "summaries",
    metadata,
    Column("gid", String(32), primary_key=True),
    Column("guide_hash", String(64), nullable=True),
    Column("ended_ms", BigInteger, nullable=False),
    Column("summary", Text, nullable=False),
)
"""What a group has left: the JSON of `live.summary.Summary`, in which nobody is. It outlives the group, until
it is as old as results may be or until somebody deletes it.
"""

Index(None, summaries.c.ended_ms)
Index(None, summaries.c.guide_hash)
