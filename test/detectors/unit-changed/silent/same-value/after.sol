contract Lock {
    uint256 constant PERIOD = 24 hours;
}
