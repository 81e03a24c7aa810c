"use strict";

exports.fixtures = [
  "sha256",
  "75d4c87f3f69e0fa292969072c49dff4f90f44c1385d8eb60dae4cc3a229e52cf61f78b0822353b4304e323ad56363bc",
];
