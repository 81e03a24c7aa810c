contract Vault {
    function withdraw(uint256 amount) external {
        uint256 balance = balances[owner];
        if (balance < amount) revert Insufficient(balance, amount);
        balances[msg.sender] = balance - amount;
        payable(msg.sender).transfer(amount);
    }
}
