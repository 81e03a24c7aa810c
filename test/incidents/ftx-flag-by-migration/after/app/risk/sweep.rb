# frozen_string_literal: true

module Risk
  # Judges every account with open positions, once a minute.
  class Sweep
    BATCH = 200

    def initialize(prices:, desk:)
      @prices = prices
      @desk = desk
    end

    def run
      Account.open.find_in_batches(batch_size: BATCH) do |accounts|
        accounts.each { |account| judge(account) }
      end
    end

    def judge(account)
      equity = account.equity(@prices)
      required = account.maintenance_margin(@prices)
      return unless equity < required && !account.allow_negative

      @desk.cancel_orders(account)
      @desk.liquidate(account, reason: "margin", desk: account.coverage_desk)
    end
  end
end
