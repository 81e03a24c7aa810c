class WithdrawalsController < ApplicationController
  before_action :load_account

  def create
    Payout.new(params).deliver
  end
end
