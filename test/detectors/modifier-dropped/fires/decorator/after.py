class PayoutView(View):
    @login_required
    def withdraw(self, request):
        return pay(request.user, request.POST["amount"])
