export const start = 17_000_000;
export const firstTransaction = "0xe43188c381b72e2b23e3f14fcae1950f2305a7a39b20c08b2c74c26870e870c7";
