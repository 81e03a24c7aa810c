/** The areas nobody has to write: the guard's own files, and what usually moves money. */
import type { Area, Policy, Seat } from "../../domain/policy.ts";

const twoPeople: readonly Seat[] = [{ count: 2, of: [{ kind: "role", role: "write" }] }];

/** The files that decide what is guarded, and who is asked. No policy can take them away. */
export const guard: Area = {
  name: "guard",
  paths: [
    ".github/foureyes.yml",
    "foureyes.yml",
    "CODEOWNERS",
    ".github/CODEOWNERS",
    "docs/CODEOWNERS",
    "**/.gitattributes",
    ".gitmodules",
    ".github/workflows/**",
    ".github/actions/**",
    "**/action.{yml,yaml}",
    ".github/settings.{yml,yaml}",
    ".github/dependabot.{yml,yaml}",
    "{.github/,}renovate.json*",
    ".renovaterc*",
    ".mergify.yml",
    ".mergify/config.yml",
    ".github/mergify.yml",
  ],
  except: [],
  seats: twoPeople,
  independent: false,
  hold: "high",
  answers: [{ kind: "role", role: "write" }],
};

/** An area of the built-in policy; prose in the same folders is left alone. */
function usual(name: string, paths: readonly string[]): Area {
  return { ...guard, name, paths, except: ["**/*.{md,mdx,rst}"] };
}

/**
 * In force where no policy was ever written. The names are those that trading and custody code
 * goes by in Python, TypeScript, Go, Rust, Java and Solidity trees, at any depth of a monorepo;
 * case does not count. What is as common elsewhere ("order", "account", "balance") is left out.
 */
export const builtInPolicy: Policy = {
  mode: "observe",
  areas: [
    usual("trading", [
      "**/{trading,trader,traders,strategy,strategies,market-making,market_making,marketmaking}/**",
      "**/{execution,exchange,exchanges,orderbook,order-book,order_book,arbitrage}/**",
      "**/{matching,matching-engine,matching_engine,oms,liquidation,liquidations,liquidator}/**",
      "**/*{strategy,trader,orderbook,order_book,order-book,liquidat}*.*",
    ]),
    usual("withdrawals", [
      "**/{transfer,transfers,sweep,sweeper,bridge,treasury}/**",
      "**/*{withdraw,payout,disburse,settlement}*{,/**}",
    ]),
    usual("wallets", [
      "**/{vault,vaults,safe,mpc}/**",
      "**/*{wallet,multisig,custody}*{,/**}",
      "**/contracts/**/*.{sol,vy,cairo,move,rs}",
    ]),
    usual("keys", [
      "**/{keystore,keystores,keyring,kms,hsm,signer,signers,signing,secrets}/**",
      "**/*{keystore,keyring,signer,private_key,private-key,privatekey,mnemonic}*.*",
      "**/*.{pem,key,p12,pfx,jks}",
      "**/.env",
      "**/.env.*",
    ]),
    usual("limits", [
      "**/{limits,risk,risk-limits,risk_limits,risk-engine,risk_engine,circuit-breaker}/**",
      "**/{allowlist,allowlists,whitelist,whitelists}/**",
      "**/*{risk_limit,risk-limit,risklimit,position_limit,position-limit,positionlimit}*.*",
      "**/*{allowlist,whitelist,circuit_breaker,circuit-breaker,circuitbreaker,killswitch}*.*",
      "**/{limit,limits,fees}.*",
    ]),
    guard,
  ],
  detectors: {},
  sources: [{ kind: "built-in" }],
};
