"""The code that a group had which has ended."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("groups", sa.Column("ended_code", sa.String(8), nullable=True))
    op.create_index("ix_groups_ended_code", "groups", ["ended_code"])


def downgrade() -> None:
    op.drop_index("ix_groups_ended_code", "groups")
    op.drop_column("groups", "ended_code")
