contract Pair {
    function isKept(uint256 amount0In) internal view returns (bool ok) {
        uint256 adjusted0 = balance0 * 10000 - amount0In * 3;
        uint256 adjusted1 = balance1 * 10000;
        uint256 kept = reserve0 * reserve1 * 10000 ** 2;
        ok = adjusted0 * adjusted1 > kept;
    }
}
