class PayoutView(View):
    @require_permission("payout.create")
    @login_required
    def withdraw(self, request):
        return pay(request.user, request.POST["amount"])
