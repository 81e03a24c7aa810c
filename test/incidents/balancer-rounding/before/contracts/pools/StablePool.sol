// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity ^0.8.24;

import {FixedPoint} from "../lib/FixedPoint.sol";
import {StableMath} from "../lib/StableMath.sol";

abstract contract StablePool {
    using FixedPoint for uint256;

    uint256 internal constant ONE = 1e18;
    uint256 internal amplification;

    function _swapGivenOut(
        uint256 amountOut,
        uint256[] memory balances,
        uint256[] memory factors,
        uint256 indexIn,
        uint256 indexOut
    ) internal view returns (uint256 amountIn) {
        uint256 scaledOut = _upscale(amountOut, factors[indexOut]);
        uint256 scaledIn = StableMath.inGivenOut(
            amplification,
            balances,
            indexIn,
            indexOut,
            scaledOut
        );
        amountIn = _downscaleUp(scaledIn, factors[indexIn]);
    }

    function _upscale(uint256 amount, uint256 factor) internal pure returns (uint256) {
        require(factor >= ONE, "factor");
        uint256 scaled = amount.mulUp(factor);
        require(scaled >= amount, "overflow");
        return scaled;
    }

    function _downscaleUp(uint256 amount, uint256 factor) internal pure returns (uint256) {
        require(factor >= ONE, "factor");
        uint256 raw = amount.divUp(factor);
        require(raw <= amount, "overflow");
        return raw;
    }
}
