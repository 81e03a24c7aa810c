contract Vault is Ownable, ReentrancyGuard {
    function sweep(address to, uint256 amount) external onlyOwner nonReentrant {
        token.transfer(to, amount);
    }

    function initialize(address owner_) public initializer {
        _transferOwnership(owner_);
    }

    function _release(address to, uint256 amount) internal {
        token.transfer(to, amount);
    }
}
