// SPDX-License-Identifier: MIT
pragma solidity ^0.8.17;

import "./ReplicaBase.sol";

contract Replica is ReplicaBase {
    mapping(bytes32 => uint256) public confirmAt;
    mapping(bytes32 => bytes32) public messages;

    event Processed(bytes32 indexed messageHash, bool success);

    function initialize(
        uint32 remoteDomain,
        address updater,
        bytes32 root,
        uint256 seconds_
    ) external initializer {
        require(root != bytes32(0), "Replica: no committed root");
        __ReplicaBase_init(updater);
        remote = remoteDomain;
        committedRoot = root;
        confirmAt[root] = 1;
        optimisticSeconds = seconds_;
    }

    function process(bytes memory message) external returns (bool success) {
        bytes32 messageHash = keccak256(message);
        bytes32 root = messages[messageHash];
        require(root != PROCESSED, "Replica: already processed");
        require(acceptableRoot(root), "Replica: not proven");
        messages[messageHash] = PROCESSED;
        success = _handle(message);
        emit Processed(messageHash, success);
    }

    function acceptableRoot(bytes32 root) public view returns (bool) {
        uint256 time = confirmAt[root];
        if (time == 0) {
            return false;
        }
        return block.timestamp >= time;
    }
}
