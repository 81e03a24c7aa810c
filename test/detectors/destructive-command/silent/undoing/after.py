def upgrade(op):
    op.execute("CREATE TABLE payouts (id int)")


def downgrade(op):
    op.execute("DROP TABLE payouts")
