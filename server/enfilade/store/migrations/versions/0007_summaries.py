"""What groups leave after their end."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "summaries",
        sa.Column("gid", sa.String(32), nullable=False),
        sa.Column("guide_hash", sa.String(64), nullable=True),
        sa.Column("ended_ms", sa.BigInteger(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("gid", name="pk_summaries"),
    )
    op.create_index("ix_summaries_ended_ms", "summaries", ["ended_ms"])
    op.create_index("ix_summaries_guide_hash", "summaries", ["guide_hash"])


def downgrade() -> None:
    op.drop_index("ix_summaries_guide_hash", "summaries")
    op.drop_index("ix_summaries_ended_ms", "summaries")
    op.drop_table("summaries")
