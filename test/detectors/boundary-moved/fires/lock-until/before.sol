contract Lock {
    function release(address to) external {
        require(block.timestamp > unlockTime, "locked");
        token.transfer(to, amountOf[to]);
    }
}
