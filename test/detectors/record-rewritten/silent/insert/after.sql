CREATE TABLE audit_log (actor text, action text);
INSERT INTO audit_log (actor, action) VALUES ('system', 'start');
