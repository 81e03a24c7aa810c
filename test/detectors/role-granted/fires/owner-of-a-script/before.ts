export async function deploy(deployer: Deployer, safe: string): Promise<void> {
  const token = await deployer.deploy("Token");
  await token.transferOwnership(safe);
}
