export async function deploy(deployer: Deployer, safe: string): Promise<void> {
  const token = await deployer.deploy("Token");
  await badges.grant("pioneer", safe);
  await token.transferOwnership(safe);
}
