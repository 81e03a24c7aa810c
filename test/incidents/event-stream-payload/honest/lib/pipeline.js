"use strict";
const through = require("through");
const flatmap = require("./flatmap");

/** Runs each event through all steps, in order. */
exports.pipeline = function pipeline(steps) {
  return through(function write(event) {
    let result = event;
    for (const step of steps) result = step(result);
    if (result !== undefined) this.queue(result);
  });
};

/** One event may become many. */
exports.flat = (step) => flatmap(step);
