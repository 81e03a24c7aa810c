contract Vault is Ownable {
    address owner;

    function withdraw(address to, uint256 amount) external onlyHolder {
        payable(to).transfer(amount);
    }

    function held() external view returns (uint256) {
        return address(this).balance;
    }
}
