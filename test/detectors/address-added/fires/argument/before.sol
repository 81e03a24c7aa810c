contract Vault {
    function sweep(uint256 amount) external onlyOwner {
        emit Swept(amount);
    }
}
