export async function register(keypair: Keypair) {
  await store(keypair);
}
