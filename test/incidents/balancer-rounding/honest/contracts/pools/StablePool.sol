// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity ^0.8.24;

import {Scaling} from "../lib/Scaling.sol";
import {StableMath} from "../lib/StableMath.sol";

abstract contract StablePool {
    uint256 internal constant ONE = 1e18;
    uint256 internal amplification;

    function _swapGivenOut(
        uint256 amountOut,
        uint256[] memory balances,
        uint256[] memory factors,
        uint256 indexIn,
        uint256 indexOut
    ) internal view returns (uint256 amountIn) {
        uint256 scaledOut = Scaling.upscale(amountOut, factors[indexOut]);
        uint256 scaledIn = StableMath.inGivenOut(
            amplification,
            balances,
            indexIn,
            indexOut,
            scaledOut
        );
        amountIn = Scaling.downscaleUp(scaledIn, factors[indexIn]);
    }
}
