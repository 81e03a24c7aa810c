contract Vault {
    address owner;

    function deposit(uint256 amount) external {
        token.safeTransferFrom(msg.sender, address(this), amount);
    }

    function forward(address to, uint256 amount) external {
        token.safeTransfer(to, amount);
    }
}
