contract Permits {
    function digestOf(address owner, uint256 value, uint256 nonce) internal view returns (bytes32) {
        return keccak256(abi.encode(PERMIT_TYPEHASH, owner, value, nonce));
    }
}
