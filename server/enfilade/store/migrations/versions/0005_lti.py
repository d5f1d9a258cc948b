"""Lessons that a learning system opens."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lti_notes",
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_lti_notes"),
    )
    op.create_table(
        "lti_links",
        sa.Column("link", sa.String(64), nullable=False),
        sa.Column("gid", sa.String(32), nullable=False),
        sa.Column("salt", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("link", name="pk_lti_links"),
        sa.ForeignKeyConstraint(
            ["gid"], ["classes.gid"], name="fk_lti_links_gid_classes", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_lti_links_gid", "lti_links", ["gid"])
    op.create_table(
        "lti_pupils",
        sa.Column("gid", sa.String(32), nullable=False),
        sa.Column("uid", sa.String(32), nullable=False),
        sa.Column("platform", sa.String(500), nullable=False),
        sa.Column("client", sa.String(200), nullable=False),
        sa.Column("person", sa.String(255), nullable=False),
        sa.Column("line_item", sa.Text(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("gid", "uid", name="pk_lti_pupils"),
        sa.ForeignKeyConstraint(
            ["gid"], ["classes.gid"], name="fk_lti_pupils_gid_classes", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_lti_pupils_person", "lti_pupils", ["gid", "person"], unique=True)


def downgrade() -> None:
    op.drop_index("ix_lti_pupils_person", "lti_pupils")
    op.drop_table("lti_pupils")
    op.drop_index("ix_lti_links_gid", "lti_links")
    op.drop_table("lti_links")
    op.drop_table("lti_notes")
