contract Pair {
    function isKept(uint256 amount0In) internal view returns (bool ok) {
        uint256 adjusted0 = balance0 * 1000 - amount0In * 3;
        uint256 adjusted1 = balance1 * 1000;
        uint256 kept = reserve0 * reserve1 * 1000 ** 2;
        ok = adjusted0 * adjusted1 > kept;
    }
}
