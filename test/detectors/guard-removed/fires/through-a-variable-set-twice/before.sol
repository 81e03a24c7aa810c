contract Vault {
    function withdraw(uint256 amount) external {
        require(balances[msg.sender] >= amount, "balance");
        balances[msg.sender] -= amount;
        payable(msg.sender).transfer(amount);
    }
}
