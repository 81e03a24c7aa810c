CREATE INDEX audit_log_age ON audit_log (created);
