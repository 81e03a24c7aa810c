contract Vault {
    function withdraw(address to, uint256 amount) external onlyOwner {
        _pay(to, amount);
    }

    function _pay(address to, uint256 amount) private {
        token.transfer(to, amount);
        emit Withdrawn(to, amount);
    }
}
