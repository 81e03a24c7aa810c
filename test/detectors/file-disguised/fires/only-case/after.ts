export const limit = 10;
export const cap = 20;
