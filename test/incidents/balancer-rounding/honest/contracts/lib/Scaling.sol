// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity ^0.8.24;

import {FixedPoint} from "./FixedPoint.sol";

/// @notice Between what tokens count in and what the maths counts in.
library Scaling {
    using FixedPoint for uint256;

    uint256 internal constant ONE = 1e18;

    function upscale(uint256 amount, uint256 factor) internal pure returns (uint256) {
        require(factor >= ONE, "factor");
        uint256 scaled = amount.mulUp(factor);
        require(scaled >= amount, "overflow");
        return scaled;
    }

    function downscaleUp(uint256 amount, uint256 factor) internal pure returns (uint256) {
        require(factor >= ONE, "factor");
        uint256 raw = (amount * ONE + factor - 1) / factor;
        require(raw <= amount, "overflow");
        return raw;
    }
}
