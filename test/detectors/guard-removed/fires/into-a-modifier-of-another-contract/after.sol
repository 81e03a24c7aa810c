contract Decoy {
    address owner;

    modifier onlyOwner() {
        require(msg.sender == owner, "not the owner");
        _;
    }
}

contract Vault is Base {
    address owner;

    function withdraw(address to, uint256 amount) external onlyOwner {
        payable(to).transfer(amount);
    }

    function held() external view returns (uint256) {
        return address(this).balance;
    }
}
