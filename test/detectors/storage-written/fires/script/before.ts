export async function upgrade(vault: Contract): Promise<void> {
  await vault.upgradeTo(implementation);
}
