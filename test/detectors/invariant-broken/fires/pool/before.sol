contract Pair {
    function swap(uint256 amount0In, uint256 amount1In) external {
        uint256 adjusted0 = balance0 * 1000 - amount0In * 3;
        uint256 adjusted1 = balance1 * 1000 - amount1In * 3;
        require(adjusted0 * adjusted1 >= reserve0 * reserve1 * 1000 ** 2, "K");
    }
}
