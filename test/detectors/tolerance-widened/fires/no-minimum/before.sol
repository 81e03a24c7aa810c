contract Swapper {
    function sell(uint256 amountIn, uint256 minAmountOut) external {
        router.swapExactTokensForTokens(amountIn, minAmountOut, path, address(this), deadline);
    }
}
