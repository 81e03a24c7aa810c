// SPDX-License-Identifier: MIT
pragma solidity ^0.8.25;

import "./LockStorage.sol";
import "./LockMigration.sol";
import "./upgrades/UpgradeableBase.sol";

contract LockManager is LockStorage, LockMigration, UpgradeableBase {
    function initialize(address _config) external initializer {
        __Base_init(_config);
        lockDuration = 30 days;
        _loadAssets();
        _carryOver(msg.sender);
    }

    function lock(address token, uint256 quantity) external payable notPaused {
        require(quantity > 0, "nothing to lock");
        LockedToken storage locked = lockedTokens[msg.sender][token];
        locked.quantity += quantity;
        locked.unlockTime = uint32(block.timestamp + lockDuration);
        IERC20(token).transferFrom(msg.sender, address(this), quantity);
        emit Locked(msg.sender, token, quantity);
    }

    function unlock(address token, uint256 quantity) external notPaused {
        LockedToken storage locked = lockedTokens[msg.sender][token];
        require(locked.quantity >= quantity, "more than is locked");
        require(block.timestamp >= locked.unlockTime, "still locked");
        locked.quantity -= quantity;
        IERC20(token).transfer(msg.sender, quantity);
        emit Unlocked(msg.sender, token, quantity);
    }
}
