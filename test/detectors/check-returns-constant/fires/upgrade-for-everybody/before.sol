contract Vault is UUPSUpgradeable {
    function _authorizeUpgrade(address next) internal override {
        require(msg.sender == owner, "owner");
    }
}
