contract Vault {
    function withdraw(uint256 amount) external {
        _send(msg.sender, amount);
    }
}
