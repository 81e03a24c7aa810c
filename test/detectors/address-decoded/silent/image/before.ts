export const name = "logo";
