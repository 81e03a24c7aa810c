class PayoutView(View):
    @login_required
    @require_permission("payout.create")
    def withdraw(self, request):
        return pay(request.user, request.POST["amount"])
