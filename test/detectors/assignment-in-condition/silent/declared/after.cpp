void run(Map& map) {
    if (auto found = map.find(1); found != map.end()) visit(found);
    visit(map);
}
