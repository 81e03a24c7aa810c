CREATE TABLE audit_log (actor text, action text);
