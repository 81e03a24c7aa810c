class Hooks < Base
  def verify_signature
    logger.warn("signature differs") unless signature_matches?
    head :unauthorized unless signature_matches?
  end

  def signature_matches?
    Rack::Utils.secure_compare(expected, given)
  end
end
