/** Ways to defeat this code: each is planted alone. */
import type { Defeats } from "./defeats.ts";

export const typescriptChecks: Defeats = {
  path: "services/withdraw/desk.ts",
  code: `export class Desk {
  async withdraw(user: User, order: Order): Promise<Receipt> {
    await this.verifySignature(order);
    const approvals = await this.approvalsOf(order);
    if (approvals.length < 2) {
      throw new Refused("needs two approvals");
    }
    if (order.amount > this.limits.daily) {
      throw new Refused("over the limit");
    }
    return this.venue.send(order.to, order.amount);
  }

  validateOrder(order: Order): void {
    if (order.amount <= 0) throw new Refused("amount");
    if (order.amount > this.limits.single) throw new Refused("limit");
  }
}
`,
  waits: [
    [
      "try multi-line",
      `    if (approvals.length < 2) {
      throw new Refused("needs two approvals");
    }
`,
      `    try {
      if (approvals.length < 2) {
        throw new Refused("needs two approvals");
      }
    } catch (e) {
      this.log.warn(e);
    }
`,
    ],
    [
      "try on call",
      "await this.verifySignature(order);",
      "try {\n      await this.verifySignature(order);\n    } catch {}",
    ],
    [
      "await dropped on check",
      "await this.verifySignature(order);",
      "this.verifySignature(order);",
    ],
    ["void on check", "await this.verifySignature(order);", "void this.verifySignature(order);"],
    [
      "validate early return",
      "if (order.amount <= 0) throw",
      'if (order.source === "internal") return;\n    if (order.amount <= 0) throw',
    ],
    [
      "early pay",
      "    const approvals",
      '    if (order.priority === "high") {\n      return this.venue.send(order.to, order.amount);\n    }\n    const approvals',
    ],
    [
      "early pay bool",
      "    const approvals",
      "    if (order.urgent) {\n      return this.venue.send(order.to, order.amount);\n    }\n    const approvals",
    ],
    [
      "pay before checks",
      `    const approvals = await`,
      `    const receipt = await this.venue.send(order.to, order.amount);\n    const approvals = await`,
    ],
    [
      "second pay",
      `    return this.venue.send(order.to, order.amount);`,
      `    await this.venue.send(this.treasury, order.amount);\n    return this.venue.send(order.to, order.amount);`,
    ],
    [
      "second pay const",
      `    return this.venue.send(order.to, order.amount);`,
      `    await this.venue.send(FEE_ACCOUNT, order.amount / 100n);\n    return this.venue.send(order.to, order.amount);`,
    ],
    ["daily to max", "this.limits.daily", "Number.MAX_SAFE_INTEGER"],
    ["limit * 10", "this.limits.daily", "this.limits.daily * 10"],
    ["limit nullish", "this.limits.daily", "(order.limit ?? this.limits.daily)"],
  ],
  shown: [["Boolean cast", "approvals.length < 2", "!approvals.length"]],
  unseen: [
    [
      "validate early return 2",
      "if (order.amount <= 0) throw",
      "if (order.batch) return;\n    if (order.amount <= 0) throw",
    ],
  ],
};
