contract Bridge {
    function withdraw(address token, uint256 value) external {
        IERC20(token).transfer(msg.sender, value);
        emit Withdrawn(token, value);
    }
}
