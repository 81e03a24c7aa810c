class CallbacksController < ApplicationController
  skip_before_action :verify_authenticity_token
  before_action :verify_signature

  def deposit
    event = JSON.parse(request.raw_post)
    Ledger.credit!(event.fetch("account"), event.fetch("amount"), event.fetch("id"))
    head :no_content
  end

  def withdrawal
    event = JSON.parse(request.raw_post)
    Withdrawals.settle!(event.fetch("id"), event.fetch("txid"))
    head :no_content
  end

  private

  def verify_signature
    given = request.headers["X-Custodian-Signature"].to_s
    expected = OpenSSL::HMAC.hexdigest("SHA256", secret, request.raw_post)
    head :unauthorized unless Rack::Utils.secure_compare(expected, given)
  end

  def secret
    Rails.application.credentials.custodian.fetch(:webhook)
  end
end
