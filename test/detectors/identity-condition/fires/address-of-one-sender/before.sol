contract Vault {
    function withdraw(uint256 amount) external {
        require(amount <= limit, "limit");
        token.transfer(msg.sender, amount);
    }
}
