import { styles } from "./styles.js";
import { observe } from "./observe.js";
import { supportsColor } from "./supports-color.js";

const level = supportsColor() ? 3 : 0;

if (typeof window !== "undefined") observe(window);

function wrap(open, close, text) {
  return level === 0 ? text : `\u001B[${open}m${text}\u001B[${close}m`;
}

export function paint(name, text) {
  const style = styles[name];
  if (style === undefined) throw new TypeError(`no such style: ${name}`);
  return wrap(style.open, style.close, String(text));
}

export const names = Object.keys(styles);
