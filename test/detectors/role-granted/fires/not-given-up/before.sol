contract Vault is AccessControl {
    constructor(address admin) {
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        _grantRole(MINTER_ROLE, msg.sender);
        renounceRole(MINTER_ROLE, msg.sender);
    }
}
