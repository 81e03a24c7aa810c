export const labels = { send: "Send" };
