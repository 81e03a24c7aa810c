contract Layout {
    uint256 internal layoutVersion;

    function _carryOver(address by) internal {
        layoutVersion = 3;
        assembly {
            mstore(0, by)
            mstore(0x20, 7)
            sstore(keccak256(0, 0x40), not(0))
        }
    }
}
