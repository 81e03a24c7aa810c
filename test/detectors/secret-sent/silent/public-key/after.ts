export async function register(keypair: Keypair) {
  await fetch(directory, { method: "POST", body: JSON.stringify({ id: keypair.publicKey }) });
  await store(keypair);
}
