contract Replica {
    function initialize(bytes32 root) external initializer {
        require(root != bytes32(0), "no root");
        committed = root;
        confirmAt[root] = 1;
    }
}
