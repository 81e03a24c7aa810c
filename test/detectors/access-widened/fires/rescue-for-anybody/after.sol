contract Vault {
    address owner;

    function deposit(uint256 amount) external {
        token.safeTransferFrom(msg.sender, address(this), amount);
    }

    function rescue(IERC20 asset, address to, uint256 amount) external {
        asset.safeTransfer(to, amount);
    }
}
