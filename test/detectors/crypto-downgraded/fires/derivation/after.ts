export const account = (root: Root) => root.derive("m/44'/60'/7'/0/0");
