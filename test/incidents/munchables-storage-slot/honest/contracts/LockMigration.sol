// SPDX-License-Identifier: MIT
pragma solidity ^0.8.25;

import "./LockStorage.sol";

/// Carries the state of the first version over to this layout.
abstract contract LockMigration is LockStorage {
    uint256 internal constant LAYOUT = 2;

    event CarriedOver(uint256 layout, address by);

    function _carryOver(address by) internal {
        if (layoutVersion >= LAYOUT) {
            return;
        }
        layoutVersion = LAYOUT;
        lockDuration = lockDuration == 0 ? 30 days : lockDuration;
        emit CarriedOver(LAYOUT, by);
    }
}
