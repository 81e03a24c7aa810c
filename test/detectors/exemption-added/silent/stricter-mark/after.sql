CREATE TABLE accounts (id bigint, balance numeric);
ALTER TABLE accounts ADD COLUMN requires_review boolean NOT NULL DEFAULT true;
