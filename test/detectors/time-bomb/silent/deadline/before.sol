contract Router {
    function swap(uint256 amount, uint256 deadline) external {
        _swap(amount);
    }
}
