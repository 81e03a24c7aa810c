export const REFERRAL_REBATE_BPS = 5;
