contract Vault {
    function claim(address to, uint256 amount) external {
        asset.safeTransfer(to, amount);
    }
}
