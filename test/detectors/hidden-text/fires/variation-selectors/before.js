const table = load();
run(table);
