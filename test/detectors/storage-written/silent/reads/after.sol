contract Lock is Ownable {
    function initialize(address owner_) external initializer {
        owner = owner_;
    }

    function balanceOf(address account) external view returns (uint256) {
        assembly {
            mstore(0, sload(account))
        }
        return balances[account];
    }
}
