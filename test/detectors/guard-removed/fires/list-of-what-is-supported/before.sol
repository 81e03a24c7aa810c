contract Bridge {
    function withdraw(address token, uint256 value) external {
        if (!supported[token]) revert("token not supported");
        IERC20(token).transfer(msg.sender, value);
        emit Withdrawn(token, value);
    }
}
