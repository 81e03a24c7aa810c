INSERT INTO audit_log (actor, action) VALUES ('system', 'migrate');
