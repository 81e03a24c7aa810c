def orders(request):
    return Order.all()
