class Book
  FEE = 2
  before_action :authenticate

  def withdraw(amount, to)
    raise LimitExceeded, amount if amount > limit
    for part in parts
      audit(part)
    end
    if amount > 100
      review(amount)
    elsif amount > 10
      note(amount)
    else
      skip
    end
    return send(to, amount - FEE)
  end
end
