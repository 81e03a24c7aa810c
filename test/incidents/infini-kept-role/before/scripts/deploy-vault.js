import { ethers, upgrades } from "hardhat";
import { ADMIN, multisig, writeDeployment } from "./deployment";

async function main() {
  const [deployer] = await ethers.getSigners();
  const Vault = await ethers.getContractFactory("EarnVault");
  const vault = await upgrades.deployProxy(Vault, [deployer.address]);
  await vault.waitForDeployment();

  await vault.grantRole(ADMIN, multisig);
  await vault.setStrategy(process.env.STRATEGY);
  await vault.renounceRole(ADMIN, deployer.address);

  writeDeployment("EarnVault", await vault.getAddress());
  console.log(`vault at ${await vault.getAddress()}`);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
