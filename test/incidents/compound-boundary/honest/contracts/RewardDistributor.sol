// SPDX-License-Identifier: MIT
pragma solidity ^0.8.10;

import "./MarketStorage.sol";

contract RewardDistributor is MarketStorage {
    uint224 public constant startIndex = 1e36;

    event SupplierPaid(address indexed market, address indexed supplier, uint delta, uint index);

    function updateSupplyIndex(address market) internal {
        RewardState storage state = supplyState[market];
        uint speed = supplySpeeds[market];
        uint blocks = block.number - state.block;
        if (blocks == 0) {
            return;
        }
        uint accrued = blocks * speed;
        uint supply = IMarket(market).totalSupply();
        uint ratio = supply > 0 ? (accrued * 1e36) / supply : 0;
        state.index = uint224(state.index + ratio);
        state.block = uint32(block.number);
    }

    function distributeSupplier(address market, address supplier) internal {
        RewardState storage state = supplyState[market];
        uint marketIndex = state.index;
        uint ownIndex = supplierIndices[market][supplier];
        // Written first: nothing below may be counted twice.
        supplierIndices[market][supplier] = marketIndex;

        if (ownIndex == 0 && marketIndex >= startIndex) {
            ownIndex = startIndex;
        }

        uint grown = marketIndex - ownIndex;
        uint tokens = IMarket(market).balanceOf(supplier);
        uint delta = (tokens * grown) / 1e36;
        accruedRewards[supplier] += delta;
        emit SupplierPaid(market, supplier, delta, marketIndex);
    }

    function claim(address supplier, address[] memory markets) external {
        for (uint i = 0; i < markets.length; i++) {
            require(isListed[markets[i]], "market is not listed");
            updateSupplyIndex(markets[i]);
            distributeSupplier(markets[i], supplier);
        }
        uint owed = accruedRewards[supplier];
        accruedRewards[supplier] = 0;
        rewardToken.transfer(supplier, owed);
    }
}
