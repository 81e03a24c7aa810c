class Hooks < Base
  def verify_signature
    head :unauthorized unless Rack::Utils.secure_compare(expected, given)
  end
end
