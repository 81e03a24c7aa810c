contract Lock is Ownable {
    function initialize(address owner_) external initializer {
        owner = owner_;
    }

    function balanceOf(address account) external view returns (uint256) {
        return balances[account];
    }
}
