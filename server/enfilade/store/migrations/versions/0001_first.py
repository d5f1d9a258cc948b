"""Staff, their links and sessions; groups and their members' tokens."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
        sa.UniqueConstraint("name", name="uq_staff_name"),
    )
    for name in ("staff_links", "staff_sessions"):
        op.create_table(
            name,
            sa.Column("hash", sa.String(64), nullable=False),
            sa.Column("staff_id", sa.Integer(), nullable=False),
            sa.Column("expires_ms", sa.BigInteger(), nullable=False),
            sa.PrimaryKeyConstraint("hash", name=f"pk_{name}"),
            sa.ForeignKeyConstraint(
                ["staff_id"], ["staff.id"], name=f"fk_{name}_staff_id_staff", ondelete="CASCADE"
            ),
        )
    op.create_table(
        "groups",
        sa.Column("gid", sa.String(32), nullable=False),
        sa.Column("code", sa.String(8), nullable=True),
        sa.Column("guide_hash", sa.String(64), nullable=True),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(32), nullable=False),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.Column("ended_ms", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("gid", name="pk_groups"),
        sa.UniqueConstraint("code", name="uq_groups_code"),
        sa.UniqueConstraint("guide_hash", name="uq_groups_guide_hash"),
    )
    op.create_index("ix_groups_open", "groups", ["ended_ms"])
    op.create_table(
        "member_tokens",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("gid", sa.String(32), nullable=False),
        sa.Column("uid", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_member_tokens"),
        sa.ForeignKeyConstraint(
            ["gid"], ["groups.gid"], name="fk_member_tokens_gid_groups", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_member_tokens_gid", "member_tokens", ["gid"])


def downgrade() -> None:
    for name in ("member_tokens", "groups", "staff_sessions", "staff_links", "staff"):
        op.drop_table(name)
