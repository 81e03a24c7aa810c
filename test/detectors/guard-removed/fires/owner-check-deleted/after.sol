contract Vault {
    mapping(address => uint256) public balances;
    address public owner;

    function withdraw(uint256 amount) external {
        require(balances[msg.sender] >= amount, "balance");
        require(!paused, "paused");
        balances[msg.sender] -= amount;
        payable(msg.sender).transfer(amount);
    }

    function setOwner(address next) external {
        owner = next;
    }
}
