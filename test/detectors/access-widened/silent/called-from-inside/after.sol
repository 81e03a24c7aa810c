contract Vault {
    address owner;

    function deposit(uint256 amount) external {
        token.safeTransferFrom(msg.sender, address(this), amount);
    }

    function _payOut(address to, uint256 amount) internal {
        token.safeTransfer(to, amount);
    }
}
