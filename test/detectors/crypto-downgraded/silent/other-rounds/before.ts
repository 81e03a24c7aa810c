export const tournament = { rounds: 16, players: 32 };
