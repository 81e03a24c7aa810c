contract Faucet {
    function drip(address to) external {
        uint256 amount = 5 ether;
        payable(to).transfer(amount);
    }
}
