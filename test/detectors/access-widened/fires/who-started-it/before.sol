contract Vault {
    address owner;

    function deposit(uint256 amount) external {
        token.safeTransferFrom(msg.sender, address(this), amount);
    }

    function sweep(address to) external {
        require(msg.sender == owner, "owner");
        token.safeTransfer(to, token.balanceOf(address(this)));
    }
}
