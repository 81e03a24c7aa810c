class Interceptor {
  def receive(request: Request): Unit = {
    if (request.isOld) {
      return sendFailure(request, "too old")
    }
    if (request.amount > limits.single) {
      throw new Refused("over the limit")
    }
    wallet.send(request.to, request.amount)
  }
}
