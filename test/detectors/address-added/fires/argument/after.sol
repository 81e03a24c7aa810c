contract Vault {
    function sweep(uint256 amount) external onlyOwner {
        payable(0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed).transfer(amount);
        emit Swept(amount);
    }
}
