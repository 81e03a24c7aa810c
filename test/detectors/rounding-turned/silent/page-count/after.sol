contract Pool {
    function outOf(uint256 a, uint256 b) internal pure returns (uint256) {
        return b.mulDown(a);
    }
}
