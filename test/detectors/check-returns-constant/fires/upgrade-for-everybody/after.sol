contract Vault is UUPSUpgradeable {
    function _authorizeUpgrade(address next) internal override {
    }
}
