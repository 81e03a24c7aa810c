contract Vault {
    function migrate(address next) external onlyOwner {
        token.transfer(next, token.balanceOf(address(this)));
    }
}
