contract Lock {
    uint256 constant PERIOD = 1 days;
}
