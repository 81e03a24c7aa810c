contract Layout {
    uint256 internal layoutVersion;

    function _carryOver(address by) internal {
        layoutVersion = 2;
    }
}
