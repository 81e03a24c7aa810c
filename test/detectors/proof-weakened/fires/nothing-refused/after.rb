class Hooks < Base
  def verify_signature
    matches = Rack::Utils.secure_compare(expected, given)
    logger.warn("signature differs") unless matches
    matches
  end
end
