contract Vault {
    address owner;

    function deposit(uint256 amount) external {
        token.safeTransferFrom(msg.sender, address(this), amount);
    }

    function rescue(IERC20 asset, address to, uint256 amount) external {
        emit Rescued(msg.sender, amount);
        asset.safeTransfer(to, amount);
    }
}
