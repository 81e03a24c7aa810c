contract Permits {
    function digestOf(address owner, address spender, uint256 value, uint256 nonce) internal view returns (bytes32) {
        bytes32 structHash = keccak256(abi.encode(PERMIT_TYPEHASH, owner, spender, value, nonce));
        return toTypedDataHash(DOMAIN, structHash);
    }
}
