library Math {
    function outGivenIn(uint256 balance, uint256 amountIn) internal pure returns (uint256) {
        return balance.mulUp(amountIn).divDown(balance + amountIn);
    }
}
