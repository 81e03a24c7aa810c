contract Faucet {
    function drip(address to) external {
        uint256 amount = 5 gwei;
        payable(to).transfer(amount);
    }
}
