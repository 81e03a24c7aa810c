contract Lock is Ownable {
    function initialize(address owner_) external initializer {
        owner = owner_;
        deposits[owner_] = 0;
    }

    function balanceOf(address account) external view returns (uint256) {
        return balances[account];
    }
}
