UPDATE settings SET value = '2' WHERE name = 'schema';
DELETE FROM orders
  WHERE closed_at < now() - interval '7 years';
