/** The backtest as one HTML page. */
import type { Backtest } from "../backtest/backtest.ts";

export function backtestHtml(backtest: Backtest): string {
  return `<!doctype html><title>${backtest.head}</title>\n`;
}
