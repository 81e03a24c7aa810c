contract Vault {
    address owner;

    modifier only(address who) {
        require(msg.sender == who, "somebody else");
        _;
    }

    function withdraw(address to, uint256 amount) external only(to) {
        payable(to).transfer(amount);
    }

    function held() external view returns (uint256) {
        return address(this).balance;
    }
}
