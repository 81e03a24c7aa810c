export const tournament = { rounds: 4, players: 32 };
