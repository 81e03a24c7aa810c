void run(Map& map) {
    visit(map);
}
