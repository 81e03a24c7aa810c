def upgrade(op):
    op.execute("CREATE TABLE payouts (id int)")
