contract Vault {
    address owner;

    function deposit(uint256 amount) external {
        token.safeTransferFrom(msg.sender, address(this), amount);
    }

    function payWithSignature(address from, address to, uint256 amount, bytes calldata signature) external {
        if (ECDSA.recover(hashOf(from, to, amount), signature) != from) revert InvalidSignature();
        token.transferFrom(from, to, amount);
    }
}
