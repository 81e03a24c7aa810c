async function main(deployer, vault) {
  await handOver(vault, deployer.address);
}

// Gives the vault to the multisig: grantRole(), then renounceRole().
async function handOver(vault, deployer) {
  await vault.grantRole(ADMIN, multisig);
  await vault.renounceRole(ADMIN, deployer);
}
