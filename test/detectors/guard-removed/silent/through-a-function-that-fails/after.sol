contract Vault {
    address owner;

    function withdraw(address to, uint256 amount) external {
        if (msg.sender != owner) refuse("not the owner");
        payable(to).transfer(amount);
    }

    function held() external view returns (uint256) {
        return address(this).balance;
    }

    function refuse(string memory reason) internal pure {
        revert Refused(reason);
    }
}
