class PriceView(View):
    def show(self, request):
        return price(request)
