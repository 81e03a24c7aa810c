contract Vault {
    function withdraw(address to, uint256 amount) external {
        token.transfer(to, amount);
    }
}
