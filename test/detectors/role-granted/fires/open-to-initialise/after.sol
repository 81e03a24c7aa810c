contract Vault is UUPSUpgradeable {
    constructor() {
        version = 2;
    }
}
