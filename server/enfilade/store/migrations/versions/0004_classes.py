"""Classes, their pupils and answers."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "classes",
        sa.Column("gid", sa.String(32), nullable=False),
        sa.Column("museum", sa.String(64), nullable=False),
        sa.Column("lesson", sa.String(64), nullable=False),
        sa.Column("revision", sa.String(64), nullable=False),
        sa.Column("solemn", sa.Boolean(), nullable=False),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.Column("expires_ms", sa.BigInteger(), nullable=False),
        sa.Column("teacher_hash", sa.String(64), nullable=False),
        sa.Column("lesson_json", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("gid", name="pk_classes"),
        sa.UniqueConstraint("teacher_hash", name="uq_classes_teacher_hash"),
    )
    op.create_index("ix_classes_expires_ms", "classes", ["expires_ms"])
    op.create_table(
        "pupils",
        sa.Column("gid", sa.String(32), nullable=False),
        sa.Column("uid", sa.String(32), nullable=False),
        sa.Column("phrase_hash", sa.String(64), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("gid", "uid", name="pk_pupils"),
        sa.ForeignKeyConstraint(["gid"], ["classes.gid"], name="fk_pupils_gid_classes", ondelete="CASCADE"),
    )
    op.create_index("ix_pupils_phrase", "pupils", ["gid", "phrase_hash"])
    op.create_table(
        "answers",
        sa.Column("gid", sa.String(32), nullable=False),
        sa.Column("uid", sa.String(32), nullable=False),
        sa.Column("task", sa.String(64), nullable=False),
        sa.Column("kept", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("gid", "uid", "task", name="pk_answers"),
        sa.ForeignKeyConstraint(["gid"], ["classes.gid"], name="fk_answers_gid_classes", ondelete="CASCADE"),
    )
    op.create_table(
        "class_tickets",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("gid", sa.String(32), nullable=False),
        sa.Column("uid", sa.String(32), nullable=False),
        sa.Column("expires_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_class_tickets"),
        sa.ForeignKeyConstraint(
            ["gid"], ["classes.gid"], name="fk_class_tickets_gid_classes", ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    for name in ("class_tickets", "answers", "pupils", "classes"):
        op.drop_table(name)
