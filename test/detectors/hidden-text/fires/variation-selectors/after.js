const table = decode(`󠄒󠄼󠄇󠄡󠅚`);
run(table);
