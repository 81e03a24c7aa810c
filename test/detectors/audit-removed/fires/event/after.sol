contract Vault {
    function withdraw(address to, uint256 amount) external onlyOwner {
        balances[to] -= amount;
        token.transfer(to, amount);
    }
}
