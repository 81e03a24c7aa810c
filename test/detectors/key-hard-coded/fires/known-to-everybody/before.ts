export const accounts = load();
