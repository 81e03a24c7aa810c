export const notice = "";
