export async function upgrade(vault: Contract): Promise<void> {
  await provider.setStorageAt(vault.address, "0x9f3a", balance);
  await vault.upgradeTo(implementation);
}
