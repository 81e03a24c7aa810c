contract Vault {
    address owner;

    function deposit(uint256 amount) external {
        token.safeTransferFrom(msg.sender, address(this), amount);
    }

    function initialize(address to) external initializer {
        _transferOwnership(to);
    }
}
