import { ethers, upgrades } from "hardhat";
import { ADMIN, multisig, writeDeployment } from "./deployment";
import { verify } from "./verify";

async function main() {
  const [deployer] = await ethers.getSigners();
  const vault = await deployVault(deployer.address);
  const address = await vault.getAddress();

  await handOver(vault, deployer.address);
  writeDeployment("EarnVault", address);
  await verify(address);
  console.log(`vault at ${address}, held by ${multisig}`);
}

async function deployVault(owner) {
  const Vault = await ethers.getContractFactory("EarnVault");
  const vault = await upgrades.deployProxy(Vault, [owner]);
  await vault.waitForDeployment();
  return vault;
}

/** The deployer may set things up, and nothing after that. */
async function handOver(vault, deployer) {
  await vault.grantRole(ADMIN, multisig);
  await vault.setStrategy(process.env.STRATEGY);
  await vault.renounceRole(ADMIN, deployer);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
