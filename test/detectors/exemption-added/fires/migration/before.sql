CREATE TABLE accounts (id bigint, balance numeric);
