contract Timelock {
    uint256 public constant MINIMUM_DELAY = 2 minutes;

    function execute(bytes32 id) external {
        require(block.timestamp >= queuedAt[id] + MINIMUM_DELAY, "early");
        upgrade(id);
    }
}
