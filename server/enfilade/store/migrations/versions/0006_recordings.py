"""Recorded tours."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recordings",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("gid", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("museum", sa.String(64), nullable=False),
        sa.Column("tour", sa.String(64), nullable=False),
        sa.Column("revision", sa.String(64), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("guide_hash", sa.String(64), nullable=False),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.Column("began_ms", sa.BigInteger(), nullable=True),
        sa.Column("last_ms", sa.BigInteger(), nullable=True),
        sa.Column("ended_ms", sa.BigInteger(), nullable=True),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_recordings"),
        sa.UniqueConstraint("gid", name="uq_recordings_gid"),
    )
    op.create_index("ix_recordings_guide_hash", "recordings", ["guide_hash"])
    op.create_table(
        "recording_chunks",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", "number", name="pk_recording_chunks"),
        sa.ForeignKeyConstraint(
            ["id"], ["recordings.id"], name="fk_recording_chunks_id_recordings", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "recording_acts",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("act", sa.String(16), nullable=False),
        sa.Column("by", sa.String(80), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_recording_acts"),
    )
    op.create_index("ix_recording_acts_id", "recording_acts", ["id"])


def downgrade() -> None:
    op.drop_index("ix_recording_acts_id", "recording_acts")
    op.drop_table("recording_acts")
    op.drop_table("recording_chunks")
    op.drop_index("ix_recordings_guide_hash", "recordings")
    op.drop_table("recordings")
