contract Router {
    function swap(uint256 amount, uint256 deadline) external {
        require(block.timestamp <= deadline, "expired");
        _swap(amount);
    }
}
