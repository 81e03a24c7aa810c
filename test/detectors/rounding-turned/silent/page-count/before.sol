contract Pool {
    function outOf(uint256 a, uint256 b) internal pure returns (uint256) {
        return a.mulDown(b);
    }
}
