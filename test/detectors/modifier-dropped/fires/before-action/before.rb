class WithdrawalsController < ApplicationController
  before_action :authenticate_user!
  before_action :load_account

  def create
    Payout.new(params).deliver
  end
end
