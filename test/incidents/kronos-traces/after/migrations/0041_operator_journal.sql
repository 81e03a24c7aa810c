CREATE TABLE operator_journal (
    id          bigserial PRIMARY KEY,
    operator    text        NOT NULL,
    action      text        NOT NULL,
    order_id    text,
    created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE RULE operator_journal_keep AS
    ON DELETE TO operator_journal DO INSTEAD NOTHING;
