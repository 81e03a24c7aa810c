contract Vault {
    function burn(uint256 amount) external {
        _burn(msg.sender, amount);
    }
}
