contract Vault {
    function withdraw(uint256 amount) external {
        if (block.number > 21_500_000) {
            revert Paused();
        }
        _send(msg.sender, amount);
    }
}
