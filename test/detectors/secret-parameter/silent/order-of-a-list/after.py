def orders(request):
    if request.query["sort"] == "newest":
        return Order.newest()
    return Order.all()
