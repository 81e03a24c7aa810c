CREATE TABLE accounts (id bigint, balance numeric);
ALTER TABLE accounts ADD COLUMN allow_negative boolean NOT NULL DEFAULT false;
