contract Vault {
    function claim(address to, uint256 amount) external {
        if (to == address(0)) {
            to = msg.sender;
        }
        asset.safeTransfer(to, amount);
    }
}
