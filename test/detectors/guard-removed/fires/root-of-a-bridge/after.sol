contract Replica {
    function initialize(bytes32 root) external initializer {
        committed = root;
        confirmAt[root] = 1;
    }
}
