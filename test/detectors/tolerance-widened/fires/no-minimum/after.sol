contract Swapper {
    function sell(uint256 amountIn, uint256 minAmountOut) external {
        router.swapExactTokensForTokens(amountIn, 0, path, address(this), deadline);
    }
}
