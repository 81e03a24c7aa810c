contract Roles {
    address admin;
}
