async function main(deployer, vault) {
  await vault.grantRole(ADMIN, multisig);
  await vault.renounceRole(ADMIN, deployer.address);
}
