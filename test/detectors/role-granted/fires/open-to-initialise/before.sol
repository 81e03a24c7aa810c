contract Vault is UUPSUpgradeable {
    constructor() {
        _disableInitializers();
        version = 2;
    }
}
