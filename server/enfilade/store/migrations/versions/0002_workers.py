"""Workers and their leases."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "workers",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("boot", sa.String(32), nullable=False),
        sa.Column("address", sa.String(200), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_workers"),
    )
    op.create_index("ix_groups_owner", "groups", ["owner"])


def downgrade() -> None:
    op.drop_index("ix_groups_owner", "groups")
    op.drop_table("workers")
