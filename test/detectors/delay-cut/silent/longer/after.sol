contract Timelock {
    uint256 public constant MINIMUM_DELAY = 7 days;
}
