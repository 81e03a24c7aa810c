// SPDX-License-Identifier: MIT
pragma solidity ^0.8.10;

import "./interfaces/IPairCallee.sol";
import "./PairBase.sol";

contract Pair is PairBase {
    using SafeMath for uint;

    function swap(uint amount0Out, uint amount1Out, address to, bytes calldata data) external lock {
        require(amount0Out > 0 || amount1Out > 0, "nothing to give");
        (uint reserve0, uint reserve1) = getReserves();
        require(amount0Out < reserve0 && amount1Out < reserve1, "not enough liquidity");

        if (amount0Out > 0) _safeTransfer(token0, to, amount0Out);
        if (amount1Out > 0) _safeTransfer(token1, to, amount1Out);
        if (data.length > 0) IPairCallee(to).onSwap(msg.sender, amount0Out, amount1Out, data);

        uint balance0 = IERC20(token0).balanceOf(address(this));
        uint balance1 = IERC20(token1).balanceOf(address(this));
        uint amount0In = balance0 > reserve0 - amount0Out ? balance0 - (reserve0 - amount0Out) : 0;
        uint amount1In = balance1 > reserve1 - amount1Out ? balance1 - (reserve1 - amount1Out) : 0;
        require(amount0In > 0 || amount1In > 0, "nothing was paid");

        uint adjusted0 = balance0.mul(10000).sub(amount0In.mul(16));
        uint adjusted1 = balance1.mul(10000).sub(amount1In.mul(16));
        require(
            adjusted0.mul(adjusted1) >= reserve0.mul(reserve1).mul(1000**2),
            "invariant does not hold"
        );

        _update(balance0, balance1, reserve0, reserve1);
        emit Swap(msg.sender, amount0In, amount1In, amount0Out, amount1Out, to);
    }
}
