contract Vault {
    address owner;

    function withdraw(address to, uint256 amount) external {
        require(msg.sender == owner, "not the owner");
        payable(to).transfer(amount);
    }

    function held() external view returns (uint256) {
        return address(this).balance;
    }
}
