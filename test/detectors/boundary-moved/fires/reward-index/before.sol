contract Rewards {
    function claim(address holder) external {
        uint256 holderIndex = indexOf[holder];
        if (holderIndex == 0 && supplyIndex >= initialIndex) {
            holderIndex = initialIndex;
        }
        pay(holder, supplyIndex - holderIndex);
    }
}
