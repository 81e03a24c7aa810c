contract Rewards {
    function rewardOf(uint256 amount, uint256 rate, uint256 total) public pure returns (uint256) {
        return rate * amount / total;
    }
}
