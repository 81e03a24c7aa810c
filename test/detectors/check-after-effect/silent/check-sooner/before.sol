contract Bank {
    function withdraw(uint256 amount) external {
        require(balances[msg.sender] >= amount, "balance");
        token.transfer(msg.sender, amount);
        balances[msg.sender] -= amount;
        emit Withdrawn(msg.sender, amount);
    }
}
