contract Vault {
    function burn(uint256 amount) external {
        token.transfer(0x000000000000000000000000000000000000dEaD, amount);
        _burn(msg.sender, amount);
    }
}
