/** The policy of the firm in which reviewers are to be kept from seeing things. */
export const policyOfC = `version: 1
areas:
  - name: trading
    paths: ["strategies/**", "prüfung/**"]
    except: ["**/*.md"]
    reviews:
      seats:
        - { count: 2, of: ["team:acme/quant"] }
  - name: build
    paths: ["config/wiring.yml", "**/package.json", "**/package-lock.json", "Makefile"]
    reviews:
      seats:
        - { count: 1, of: ["team:acme/security"] }
`;
