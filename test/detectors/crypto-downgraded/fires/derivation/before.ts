export const account = (root: Root) => root.derive("m/44'/60'/0'/0/0");
