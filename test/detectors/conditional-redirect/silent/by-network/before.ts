export const feeRecipient = config.feeRecipient;
