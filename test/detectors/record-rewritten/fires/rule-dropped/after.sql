CREATE INDEX audit_log_age ON audit_log (created);
DROP RULE IF EXISTS audit_log_keep ON audit_log;
