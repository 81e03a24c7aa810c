contract Vault {
    function withdraw(address to, uint256 amount) external onlyOwner {
        token.transfer(to, amount);
        emit Withdrawn(to, amount);
    }
}
