contract Vault {
    function withdraw(address to, uint256 amount) external {
        require(to != 0x0000000000000000000000000000000000000000, "zero");
        token.transfer(to, amount);
    }
}
